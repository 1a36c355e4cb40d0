package dev.comanda.json;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Files of comma-separated values. Pure. */
public final class CsvFile {
  private CsvFile() {}

  /** A line of columns, and one for each row; of texts, callers make {@link CsvCell#safe} ones. */
  public static <T> String of(
      CsvStyle style, Collection<String> columns, List<T> rows, Function<T, List<String>> cells) {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().fieldSeparator(style.separator()).build(text)) {
      csv.writeRecord(columns);
      rows.forEach(row -> csv.writeRecord(cells.apply(row)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
