package dev.comanda.catalog;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.comanda.json.CsvCell;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CSV file (RFC 4180; semicolons and tabs are understood too) as rows of named cells. Rows are
 * numbered as a spreadsheet shows them: the header is row 1.
 */
record CsvTable(List<Row> rows) {
  /** Rows of a file. */
  static final int ROWS_MAX = 20_000;

  /** Characters that are said of a column's name that nobody knows. */
  private static final int NAME_CHARS_MAX = 40;

  /**
   * A row.
   *
   * @param cells by column, trimmed; columns that the file does not have are absent
   */
  record Row(int no, Map<String, String> cells) {
    /** How a refusal names a cell. */
    String pointer(String column) {
      return "/" + no + "/" + column;
    }
  }

  /**
   * Reads a file.
   *
   * @param columns those that are known
   * @throws Refused {@code invalid} naming rows and columns
   */
  static CsvTable read(String text, Set<String> columns) {
    var records = new ArrayList<CsvRecord>();
    var header = text.lines().findFirst().orElse("");
    var reader =
        CsvReader.builder()
            .fieldSeparator(separator(header))
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text);
    try {
      for (var each : reader) {
        records.add(each);
        if (records.size() > ROWS_MAX + 1) {
          throw Refused.field("", "too_many", "A file may have at most " + ROWS_MAX + " rows.");
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw Refused.field(
          "/" + (records.size() + 1), "format", "From this row on it is no CSV that can be read.");
    }
    if (records.isEmpty() || blank(records.getFirst())) {
      throw Refused.field("", "empty", "The file is empty; its first row names the columns.");
    }
    return new CsvTable(rows(records, header(records.getFirst(), columns)));
  }

  /** The one of the possible separators that the header has most of. */
  private static char separator(String header) {
    char best = ',';
    for (char each : new char[] {';', '\t'}) {
      if (count(header, each) > count(header, best)) {
        best = each;
      }
    }
    return best;
  }

  private static long count(String text, char of) {
    return text.chars().filter(each -> each == of).count();
  }

  private static boolean blank(CsvRecord each) {
    return each.getFields().stream().allMatch(String::isBlank);
  }

  private static List<String> header(CsvRecord first, Set<String> columns) {
    var faults = new Faults();
    var seen = new HashMap<String, Integer>();
    var names = first.getFields().stream().map(String::strip).toList();
    for (var name : names) {
      var said = name.length() > NAME_CHARS_MAX ? name.substring(0, NAME_CHARS_MAX) : name;
      if (!columns.contains(name)) {
        faults.add(
            "/1/" + said,
            "unknown_column",
            "There is no such column; these are known: " + String.join(", ", columns) + ".");
      } else if (seen.merge(name, 1, Integer::sum) > 1) {
        faults.add("/1/" + said, "doubled", "This column stands there twice.");
      }
    }
    if (!seen.containsKey(CatalogCsv.SKU)) {
      faults.add("/1/" + CatalogCsv.SKU, "required", "This column is required.");
    }
    faults.refuse();
    return names;
  }

  private static List<Row> rows(List<CsvRecord> records, List<String> header) {
    var faults = new Faults();
    var rows = new ArrayList<Row>();
    for (int i = 1; i < records.size(); i++) {
      var each = records.get(i);
      if (blank(each)) {
        continue;
      }
      if (each.getFieldCount() != header.size()) {
        faults.add(
            "/" + (i + 1),
            "cells",
            "The row has " + each.getFieldCount() + " cells, the header " + header.size() + ".");
        continue;
      }
      var cells = new LinkedHashMap<String, String>();
      for (int c = 0; c < header.size(); c++) {
        cells.put(header.get(c), CsvCell.plain(each.getField(c)).strip());
      }
      rows.add(new Row(i + 1, cells));
    }
    faults.refuse();
    if (rows.isEmpty()) {
      throw Refused.field("", "empty", "The file has no rows below its header.");
    }
    return rows;
  }
}
