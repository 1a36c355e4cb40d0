package dev.comanda.catalog.csv;

import java.util.List;
import java.util.Map;

/**
 * A file as rows of named cells. Rows are numbered as a spreadsheet shows them: the header is row
 * 1, unless empty rows stand above it.
 */
record CsvTable(List<Row> rows) {
  /**
   * A row.
   *
   * @param cells by column, without spaces at their ends; columns that the file does not have are
   *     absent
   */
  record Row(int no, Map<String, String> cells) {
    /** How a refusal names a cell. */
    String pointer(String column) {
      return "/" + no + "/" + column;
    }
  }
}
