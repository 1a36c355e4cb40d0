package dev.comanda.db;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** Rows in the form that {@code COPY … (FORMAT binary)} reads; see the manual of COPY. */
final class BinaryRows {
  private static final byte[] SIGNATURE =
      "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  private static final int NO_FLAGS = 0;
  private static final int NO_EXTENSION = 0;
  private static final int END = -1;

  private BinaryRows() {}

  /** Rows of columns that have a value for each. */
  static byte[] of(Tx.Column... columns) {
    int rows = columns[0].values().length;
    var elements =
        Stream.of(columns)
            .map(column -> Binary.Element.of(column.type()))
            .toArray(Binary.Element[]::new);
    int values = Arrays.stream(columns).mapToInt(c -> Binary.bytesOf(c.values())).sum();
    var out = new Binary.Out(SIGNATURE.length + 3 * Integer.BYTES + Short.BYTES * rows + values);
    out.raw(SIGNATURE);
    out.int4(NO_FLAGS);
    out.int4(NO_EXTENSION);
    for (int row = 0; row < rows; row++) {
      out.int2(columns.length);
      for (int i = 0; i < columns.length; i++) {
        Binary.write(out, elements[i], columns[i].values()[row]);
      }
    }
    out.int2(END);
    return out.bytes();
  }
}
