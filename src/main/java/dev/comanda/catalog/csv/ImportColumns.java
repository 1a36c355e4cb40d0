package dev.comanda.catalog.csv;

import dev.comanda.json.Text;
import dev.comanda.location.Location;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file are: as somebody says now, as somebody said of an earlier file, by our
 * names of them, by those that people give them. Pure.
 *
 * @param columns in the order of the file; null where nobody knows, empty where it is left out
 */
record ImportColumns(CsvSheet sheet, List<@Nullable String> columns) {
  /** What stands for a column that is left out. */
  static final String LEFT_OUT = "";

  /** Characters that are said of a heading that nobody knows, and that are remembered of one. */
  static final int HEADING_CHARS_MAX = 40;

  /** Copies the list, which may hold nothing for a column. */
  ImportColumns {
    columns = Collections.unmodifiableList(new ArrayList<>(columns));
  }

  /**
   * Matches the headings of a file.
   *
   * @param said what somebody says columns are
   * @param remembered what was said of earlier files, by {@link #key}
   * @throws Refused {@code invalid} where as many are said as the file has not
   */
  static ImportColumns match(
      CsvSheet sheet, Location at, ImportSaid said, Map<String, String> remembered) {
    said.fit(sheet);
    var known = CatalogCsv.columns(at);
    var ours = new HashMap<String, String>();
    known.forEach(column -> ours.put(key(column), column));
    var columns = new ArrayList<@Nullable String>();
    var keys = sheet.headings().stream().map(ImportColumns::key).toList();
    for (int i = 0; i < keys.size(); i++) {
      var key = keys.get(i);
      var lone = Collections.frequency(keys, key) > 1 ? "" : key;
      var column = said.column(i, sheet.headings().get(i), lone);
      if (column == null) {
        column = remembered.get(lone);
      }
      columns.add(
          LEFT_OUT.equals(column) || (column != null && known.contains(column))
              ? column
              : ours.get(key));
    }
    guess(sheet, at, columns);
    return new ImportColumns(sheet, columns);
  }

  /** By the names that people give columns, where no other column of the file is it already. */
  private static void guess(CsvSheet sheet, Location at, List<@Nullable String> columns) {
    var taken = new HashSet<@Nullable String>(columns);
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) == null) {
        var guess = CatalogWords.column(key(sheet.headings().get(i)), at);
        if (guess != null && taken.add(guess)) {
          columns.set(i, guess);
        } else if (!sheet.fills(i)) {
          columns.set(i, LEFT_OUT);
        }
      }
    }
  }

  /** What headings are compared by: letters and digits. */
  static String key(String heading) {
    var key = CellText.key(heading).replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "_");
    return key.replaceAll("^_+|_+$", "");
  }

  /**
   * The rows by columns.
   *
   * @throws Refused {@code invalid} naming headings
   */
  CsvTable table(Location at) {
    var faults = new Faults();
    var seen = new HashSet<String>();
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      var pointer = "/" + sheet.headerNo() + "/" + said(sheet.headings().get(i));
      if (column == null) {
        faults.add(
            pointer,
            "unknown_column",
            "It is not known what this column is; say so, or leave it out.");
      } else if (!column.isEmpty() && !seen.add(column)) {
        faults.add(pointer, "doubled", "This column stands there twice.");
      }
    }
    if (!seen.contains(CatalogCsv.SKU) && Collections.disjoint(seen, names(at))) {
      faults.add(
          "/" + sheet.headerNo() + "/" + CatalogCsv.SKU,
          "required",
          "A column with the number or the name of each product is required.");
    }
    faults.refuse();
    return new CsvTable(sheet.rows().stream().map(this::row).toList());
  }

  private static Set<String> names(Location at) {
    var names = new HashSet<String>();
    at.languages().forEach(language -> names.add(CatalogCsv.NAME + language));
    return names;
  }

  private CsvTable.Row row(CsvSheet.Row row) {
    var cells = new LinkedHashMap<String, String>();
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      if (column != null && !column.isEmpty()) {
        cells.put(column, row.cells().get(i));
      }
    }
    return new CsvTable.Row(row.no(), cells);
  }

  private static String said(String heading) {
    return Text.beginning(heading, HEADING_CHARS_MAX);
  }
}
