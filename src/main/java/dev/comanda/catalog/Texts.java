package dev.comanda.catalog;

import dev.comanda.json.Json;
import dev.comanda.json.NameKey;
import dev.comanda.json.Text;
import dev.comanda.location.Location;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One text in some languages: on the wire, and in rows, an object with a member for each. */
public final class Texts {
  private Texts() {}

  /** The texts of one of our rows. */
  public static Map<String, String> own(String json) {
    var texts = new LinkedHashMap<String, String>();
    Json.tree(json).properties().forEach(e -> texts.put(e.getKey(), e.getValue().textValue()));
    return Collections.unmodifiableMap(texts);
  }

  /**
   * Names that a client sent: at least one, each in a language of the location.
   *
   * @throws Refused {@code invalid} naming every member that is not acceptable
   */
  static Map<String, String> names(
      String pointer, @Nullable Map<String, @Nullable String> sent, Location at, int charsMax) {
    var names = parse(pointer, Faults.required(pointer, sent), at, charsMax);
    if (names.isEmpty()) {
      throw Refused.field(pointer, "required", "A name in one language at least is required.");
    }
    return names;
  }

  /** Texts that a client sent, possibly none; otherwise as {@link #names}. */
  static Map<String, String> parse(
      String pointer, Map<String, @Nullable String> sent, Location at, int charsMax) {
    var faults = new Faults();
    var good = new LinkedHashMap<String, Supplier<String>>();
    sent.forEach(
        (language, text) -> {
          if (at.languages().contains(language)) {
            var member = pointer + "/" + language;
            good.put(language, faults.check(() -> Text.line(member, text, charsMax)));
          } else {
            // Named without the member: a client's key may be anything, and of any length.
            faults.add(
                pointer,
                "language",
                "The languages here are " + String.join(", ", at.languages()) + ".");
          }
        });
    faults.refuse();
    var texts = new LinkedHashMap<String, String>();
    good.forEach((language, text) -> texts.put(language, text.get()));
    return Collections.unmodifiableMap(texts);
  }

  /** What names are found by, in each language. */
  static Map<String, String> keys(Map<String, String> names) {
    var keys = new LinkedHashMap<String, String>();
    names.forEach((language, name) -> keys.put(language, NameKey.of(name)));
    return keys;
  }

  /** A name in a language, else in the first one of the location that it has. */
  static String name(String language, Map<String, String> names, Location at) {
    return Objects.requireNonNull(in(language, names, at));
  }

  /** A text in a language, else in the first one of the location that it has; null if none. */
  static @Nullable String in(String language, Map<String, String> texts, Location at) {
    return texts.isEmpty() ? null : at.in(language, texts);
  }
}
