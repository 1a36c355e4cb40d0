package dev.comanda.catalog.csv;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.comanda.location.Location;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was sent.
 *
 * @param charset what its sender says it is encoded in; null when nothing is said
 * @param said what its sender says columns are
 */
record ImportFile(byte[] bytes, @Nullable String charset, ImportSaid said) {
  /** Headings that are remembered of one location. */
  static final int REMEMBERED_MAX = 300;

  /** Cells that are shown of a column. */
  private static final int SAMPLES_MAX = 3;

  /** Characters that are shown of a cell. */
  private static final int SAMPLE_CHARS_MAX = 40;

  /** A file's rows, and what it was read as. */
  record Read(CsvSheet sheet, String encoding) {}

  /**
   * A column of the file.
   *
   * @param column what it seems to be: empty when it is left out, null when nobody knows
   * @param samples the first of its cells that are not empty
   */
  record Column(
      String heading,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String column,
      List<String> samples) {}

  /**
   * What a file seems to be.
   *
   * @param known what columns can be
   */
  record Look(String encoding, char separator, int rows, List<Column> columns, Set<String> known) {}

  /**
   * Its rows.
   *
   * @throws Refused {@code invalid} with {@code encoding}, {@code empty}, ... or {@code unknown}
   */
  Read read(Location at) {
    var known = CatalogCsv.columns(at);
    for (var column : said.columns().toList()) {
      if (!column.equals(ImportColumns.LEFT_OUT) && !known.contains(column)) {
        throw Refused.field(
            "query:columns",
            "unknown",
            "A column is one of these or empty: " + String.join(", ", known) + ".");
      }
    }
    var text = CsvText.of(bytes, charset, at.languages().getFirst());
    return new Read(CsvSheet.read(text.text()), text.encoding());
  }

  /** What its columns seem to be. */
  Look look(Location at, Map<String, String> remembered) {
    var read = read(at);
    var sheet = read.sheet();
    var matched = ImportColumns.match(sheet, at, said, remembered).columns();
    var columns = new ArrayList<Column>();
    for (int i = 0; i < matched.size(); i++) {
      columns.add(new Column(sheet.headings().get(i), matched.get(i), samples(sheet, i)));
    }
    return new Look(
        read.encoding(), sheet.separator(), sheet.rows().size(), columns, CatalogCsv.columns(at));
  }

  private static List<String> samples(CsvSheet sheet, int column) {
    return sheet.rows().stream()
        .map(row -> row.cells().get(column))
        .filter(cell -> !cell.isEmpty())
        .distinct()
        .limit(SAMPLES_MAX)
        .map(
            cell ->
                cell.codePointCount(0, cell.length()) > SAMPLE_CHARS_MAX
                    ? cell.substring(0, cell.offsetByCodePoints(0, SAMPLE_CHARS_MAX)) + "…"
                    : cell)
        .toList();
  }
}
