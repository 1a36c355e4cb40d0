package dev.comanda.catalog.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.comanda.json.CsvCell;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A CSV file (RFC 4180; semicolons, tabs and bars are understood too) as spreadsheets make it: with
 * a first line that names the separator, empty lines, columns without a name, rows without their
 * last cells. Rows are numbered as a spreadsheet shows them.
 *
 * @param separator what stands between cells
 * @param headerNo the number of the row that names the columns, mostly 1
 * @param headings the names of the columns, without spaces at their ends; a column without a name
 *     has the letters that spreadsheets show above it
 * @param rows those below that are not empty, each with a cell for every heading
 */
record CsvSheet(char separator, int headerNo, List<String> headings, List<Row> rows) {
  /** Rows of a file. */
  static final int ROWS_MAX = 20_000;

  /** Columns of a file. */
  static final int COLUMNS_MAX = 100;

  /** A first line that says what stands between cells, for the spreadsheet that shows it. */
  private static final Pattern NAMED = Pattern.compile("sep=(.)\\R?", Pattern.CASE_INSENSITIVE);

  /** A row with its number. */
  record Row(int no, List<String> cells) {}

  /** Copies the lists. */
  CsvSheet {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file.
   *
   * @throws Refused {@code invalid} naming rows
   */
  static CsvSheet read(String file) {
    var named = NAMED.matcher(file);
    boolean names = named.lookingAt();
    var text = names ? file.substring(named.end()) : file;
    var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char separator = names ? named.group(1).charAt(0) : separator(first);
    var records = records(text, separator);
    int header = 0;
    while (header < records.size() && blank(records.get(header))) {
      header++;
    }
    if (header == records.size()) {
      throw Refused.field("", "empty", "The file is empty; its first row names the columns.");
    }
    return of(separator, header, records);
  }

  private static List<List<String>> records(String text, char separator) {
    var records = new ArrayList<List<String>>();
    var reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true);
    try {
      for (var each : reader.ofCsvRecord(text)) {
        records.add(each.getFields());
        if (records.size() > ROWS_MAX + 1) {
          throw Refused.field("", "too_many", "A file may have at most " + ROWS_MAX + " rows.");
        }
      }
    } catch (CsvParseException | UncheckedIOException | IllegalArgumentException e) {
      throw Refused.field(
          "/" + (records.size() + 1), "format", "From this row on it is no CSV that can be read.");
    }
    return records;
  }

  private static CsvSheet of(char separator, int header, List<List<String>> records) {
    if (records.get(header).size() > COLUMNS_MAX) {
      throw Refused.field("", "too_many", "A file may have at most " + COLUMNS_MAX + " columns.");
    }
    var headings = headings(records.get(header));
    var faults = new Faults();
    var rows = new ArrayList<Row>();
    for (int i = header + 1; i < records.size(); i++) {
      var cells = records.get(i).stream().map(c -> CellText.stripped(CsvCell.plain(c))).toList();
      int used = used(cells);
      if (used > headings.size()) {
        faults.add(
            "/" + (i + 1),
            "cells",
            "The row has " + used + " cells, the header " + headings.size() + ".");
      } else if (used > 0) {
        rows.add(new Row(i + 1, wide(cells, headings.size())));
      }
    }
    faults.refuse();
    if (rows.isEmpty()) {
      throw Refused.field("", "empty", "The file has no rows below its header.");
    }
    return new CsvSheet(separator, header + 1, headings, rows);
  }

  private static List<String> headings(List<String> cells) {
    var headings = new ArrayList<String>();
    for (int i = 0; i < cells.size(); i++) {
      var heading = CellText.stripped(cells.get(i));
      headings.add(heading.isEmpty() ? letters(i) : heading);
    }
    return headings;
  }

  /** As many cells as there are columns: those at the end that are missing are empty. */
  private static List<String> wide(List<String> cells, int width) {
    var wide = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
    while (wide.size() < width) {
      wide.add("");
    }
    return List.copyOf(wide);
  }

  /** How many cells there are up to the last one that says something. */
  private static int used(List<String> cells) {
    int used = cells.size();
    while (used > 0 && cells.get(used - 1).isEmpty()) {
      used--;
    }
    return used;
  }

  /** What spreadsheets show above a column: A to Z, then AA. */
  private static String letters(int index) {
    var last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : (char) ('A' + index / 26 - 1) + last;
  }

  /** The one of the possible separators that the header has most of, outside of quotes. */
  private static char separator(String header) {
    var bare = header.replaceAll("\"[^\"]*\"", "");
    char best = ',';
    for (char each : new char[] {';', '\t', '|'}) {
      if (count(bare, each) > count(bare, best)) {
        best = each;
      }
    }
    return best;
  }

  private static long count(String text, char of) {
    return text.chars().filter(each -> each == of).count();
  }

  private static boolean blank(List<String> cells) {
    return cells.stream().allMatch(cell -> CellText.stripped(cell).isEmpty());
  }

  /** Whether any row has something in a column. */
  boolean fills(int column) {
    return rows.stream().anyMatch(row -> !row.cells().get(column).isEmpty());
  }
}
