package dev.comanda.json;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Files of comma-separated values. */
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

  /** One that grows row by row, of which nothing is held but itself. Not thread-safe. */
  public static final class Growing {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CsvWriter csv;

    /**
     * A line of columns.
     *
     * @param before what stands before them; empty for nothing
     */
    public Growing(CsvStyle style, String before, Collection<String> columns) {
      bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
      var text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
      csv = CsvWriter.builder().fieldSeparator(style.separator()).build(text);
      csv.writeRecord(columns);
    }

    /** One more row; of texts, callers make {@link CsvCell#safe} ones. */
    public void add(Collection<String> cells) {
      csv.writeRecord(cells);
    }

    /** All of it in UTF-8; nothing may be added after that. */
    public byte[] content() {
      try {
        csv.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  }
}
