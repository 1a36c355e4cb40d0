package dev.comanda.demo.life;

import dev.comanda.demo.life.Lots.Span;
import dev.comanda.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who comes to the demonstration's places, and what they are like.
 *
 * @param names of those who scan drinks
 * @param scans seconds between two drinks that are scanned
 * @param notes what guests write beside a product, by its name or its category's
 */
record Script(List<String> names, Span scans, List<House> houses, Map<String, List<Note>> notes) {
  private static final String FILE = "life.json";

  /** The same words in two languages. */
  record Note(String en, String de) {
    String in(String language) {
      return language.equals("de") ? de : en;
    }
  }

  /**
   * A place to which parties come.
   *
   * @param slug of its location
   * @param tables what sessions are called: names that nobody would think of who tries it out
   * @param parties so many at once
   * @param arrivals seconds between two of them
   * @param stay seconds for which they sit once all is served
   * @param pays whether they pay before they go
   * @param byWaiter percent of rounds that they order by word of mouth
   * @param documents numbers of worksheets; null where there are none
   */
  record House(
      String slug,
      List<String> tables,
      int parties,
      Span arrivals,
      Span stay,
      boolean pays,
      int byWaiter,
      @Nullable List<String> documents,
      List<Round> rounds) {}

  /**
   * What a party orders at a time.
   *
   * @param chance percent of parties that do
   * @param pause seconds before it
   * @param served whether they wait for all that they have ordered before
   * @param lines so many products
   * @param from categories and products, by their English names
   */
  record Round(int chance, Span pause, boolean served, Span lines, List<String> from) {}

  /** The demonstration's. */
  static Script own() {
    try (var stream = Script.class.getResourceAsStream(FILE)) {
      var bytes = Objects.requireNonNull(stream, FILE).readAllBytes();
      return Json.own(new String(bytes, StandardCharsets.UTF_8), Script.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What may be written beside a product. */
  List<Note> notesOf(Dish dish) {
    return notes.getOrDefault(dish.name(), notes.getOrDefault(dish.category(), List.of()));
  }
}
