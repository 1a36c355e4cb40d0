package dev.comanda.catalog.csv;

import dev.comanda.location.Location;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How people name the columns of a catalog and the words in them, in some languages. The first name
 * of a column in a language is the one that a template has. Pure.
 */
final class CatalogWords {
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it");

  /** What has a column for each language. */
  private static final List<String> TEXTS = List.of("name", "description");

  /** By language and by what is named: the names, the usual one first. */
  private static final Map<String, Map<String, List<String>>> NAMES = new LinkedHashMap<>();

  /** What is named, by {@link ImportColumns#key} of each name. */
  private static final Map<String, String> NAMED = new HashMap<>();

  static {
    for (var language : LANGUAGES) {
      var names = read(language);
      NAMES.put(language, names);
      names.forEach(
          (what, called) ->
              called.forEach(name -> NAMED.putIfAbsent(kind(what) + key(name), what)));
    }
  }

  private CatalogWords() {}

  private static Map<String, List<String>> read(String language) {
    var properties = new Properties();
    var file = "words_" + language + ".properties";
    try (var stream = Objects.requireNonNull(CatalogWords.class.getResourceAsStream(file), file)) {
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var names = new HashMap<String, List<String>>();
    properties
        .stringPropertyNames()
        .forEach(what -> names.put(what, List.of(properties.getProperty(what).split(", *", -1))));
    return Map.copyOf(names);
  }

  private static String key(String name) {
    return ImportColumns.key(name);
  }

  /** {@code unit.} of {@code unit.piece}: words of cells are apart from those of other columns. */
  private static String kind(String what) {
    return what.substring(0, what.indexOf('.') + 1);
  }

  /** The column that a heading names, by its key; null where it is none of these. */
  static @Nullable String column(String heading, Location at) {
    var currency = "_" + key(at.currency().getCurrencyCode());
    var bare =
        heading.endsWith(currency)
            ? heading.substring(0, heading.length() - currency.length())
            : heading;
    var plain = NAMED.get("column." + bare);
    if (plain != null) {
      return inFirst(plain.substring("column.".length()), at);
    }
    for (var language : at.languages()) {
      var ending = "_" + key(language);
      if (bare.endsWith(ending)) {
        var named = NAMED.get("column." + bare.substring(0, bare.length() - ending.length()));
        for (var text : TEXTS) {
          if (("column." + text).equals(named)) {
            return text + "_" + language;
          }
        }
      }
    }
    return null;
  }

  /** Names and descriptions without a language are in the first one. */
  private static String inFirst(String column, Location at) {
    return TEXTS.contains(column) ? column + "_" + at.languages().getFirst() : column;
  }

  /** What a word in a column stands for, like {@code piece} for Stück; null where it is none. */
  static @Nullable String meant(String column, String word) {
    var named = NAMED.get(column + "." + key(word));
    return named == null ? null : named.substring(column.length() + 1);
  }

  /** How a column is called in a language. */
  static String heading(String column, Location at) {
    var language = at.languages().getFirst();
    var names = NAMES.getOrDefault(language, Objects.requireNonNull(NAMES.get("en")));
    for (var text : TEXTS) {
      if (column.startsWith(text + "_")) {
        var name = names.getOrDefault("column." + text, List.of(text)).getFirst();
        var in = column.substring(text.length() + 1);
        return in.equals(language) ? name : name + " (" + in + ")";
      }
    }
    return names.getOrDefault("column." + column, List.of(column)).getFirst();
  }

  /** The sample row of a template, by column. */
  static Map<String, String> sample(Location at) {
    var language = at.languages().getFirst();
    var names = NAMES.getOrDefault(language, Objects.requireNonNull(NAMES.get("en")));
    var cells = new LinkedHashMap<String, String>();
    for (var column : List.of("category", "name", "description")) {
      var cell = Objects.requireNonNull(names.get("sample." + column)).getFirst();
      cells.put(inFirst(column, at), cell);
    }
    return cells;
  }
}
