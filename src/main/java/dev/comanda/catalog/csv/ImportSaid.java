package dev.comanda.catalog.csv;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.json.Json;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says the columns of a file are; an empty one is left out. Pure.
 *
 * @param named by headings, as they stand in the file or alike
 * @param placed one for each column in the order of the file, null where nothing is said of it;
 *     empty where columns are named instead
 */
record ImportSaid(Map<String, String> named, List<@Nullable String> placed) {
  /** Characters of what a heading is remembered by. */
  private static final int KEY_CHARS_MAX = 100;

  /** Copies both. */
  ImportSaid {
    named = Map.copyOf(named);
    placed = Collections.unmodifiableList(new ArrayList<>(placed));
  }

  /**
   * Reads an object with a member for each heading, or a list with one for each column.
   *
   * @throws Refused {@code invalid}
   */
  static ImportSaid of(@Nullable String json) {
    var named = new LinkedHashMap<String, String>();
    var placed = new ArrayList<@Nullable String>();
    if (json != null) {
      var tree = Json.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class);
      boolean list = tree.isArray() && !tree.isEmpty();
      if (!(list || tree.isObject()) || tree.size() > CsvSheet.COLUMNS_MAX) {
        throw type("It is an object with a member a heading, or a list with one a column.");
      }
      for (var each : tree.properties()) {
        var heading = CellText.stripped(each.getKey());
        if (!each.getValue().isTextual() || heading.isEmpty()) {
          throw type("Each heading is a column, as a text.");
        }
        named.put(heading, each.getValue().textValue());
      }
      for (var each : list ? tree : List.<JsonNode>of()) {
        if (!each.isTextual() && !each.isNull()) {
          throw type("Each is a column, as a text, or null.");
        }
        placed.add(each.textValue());
      }
    }
    return new ImportSaid(named, placed);
  }

  private static Refused type(String words) {
    return Refused.field("query:columns", "type", words);
  }

  boolean isEmpty() {
    return named.isEmpty() && placed.isEmpty();
  }

  /** All columns that are said. */
  Stream<String> columns() {
    return Stream.concat(
        named.values().stream(), placed.stream().flatMap(column -> Stream.ofNullable(column)));
  }

  /**
   * Refuses places that are not those of a file.
   *
   * @throws Refused {@code invalid}
   */
  void fit(CsvSheet sheet) {
    if (!placed.isEmpty() && placed.size() != sheet.headings().size()) {
      throw type("The file has " + sheet.headings().size() + " columns.");
    }
  }

  /**
   * What a column is; null where nothing is said of it.
   *
   * @param key of its heading, empty where that tells it from no other
   */
  @Nullable String column(int index, String heading, String key) {
    if (!placed.isEmpty()) {
      return placed.get(index);
    }
    var exact = named.get(heading);
    return exact != null || key.isEmpty() ? exact : byKey().get(key);
  }

  private Map<String, String> byKey() {
    var columns = new LinkedHashMap<String, String>();
    named.forEach((heading, column) -> columns.put(ImportColumns.key(heading), column));
    return columns;
  }

  /** What is remembered of it, by keys of headings: those that tell a column from all others. */
  Map<String, String> remembered(CsvSheet sheet) {
    var remembered = new LinkedHashMap<>(byKey());
    var all = sheet.headings().stream().map(ImportColumns::key).toList();
    for (int i = 0; i < placed.size(); i++) {
      var column = placed.get(i);
      if (column != null) {
        remembered.put(all.get(i), column);
      }
    }
    remembered
        .keySet()
        .removeIf(
            key ->
                key.isEmpty()
                    || key.length() > KEY_CHARS_MAX
                    || Collections.frequency(all, key) > 1);
    return remembered;
  }
}
