package dev.comanda.db;

import java.util.Locale;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * An array parameter in PostgreSQL's binary form. The driver would write arrays of ids and times as
 * text, element by element, for the server to parse again: in a batch of orders that is a quarter
 * of the work of both.
 */
final class BinaryArray extends PGobject implements PGBinaryObject {
  private static final long serialVersionUID = 1;

  /** Arrays that are sent so; the driver has to be told. */
  static final String OIDS = "1000,1001,1005,1007,1009,1016,1182,1185,1231,2951";

  private static final int HEADER_BYTES = 5 * Integer.BYTES;

  private final byte[] bytes;

  private BinaryArray(Binary.Element element, byte[] bytes) {
    this.type = "_" + element.name().toLowerCase(Locale.ROOT);
    this.bytes = bytes;
  }

  static BinaryArray of(Tx.Column column) {
    var element = Binary.Element.of(column.type());
    var out = new Binary.Out(HEADER_BYTES + Binary.bytesOf(column.values()));
    out.int4(column.values().length == 0 ? 0 : 1);
    out.int4(1);
    out.int4(element.oid());
    if (column.values().length > 0) {
      out.int4(column.values().length);
      out.int4(1);
    }
    for (var value : column.values()) {
      Binary.write(out, element, value);
    }
    return new BinaryArray(element, out.bytes());
  }

  @Override
  public int lengthInBytes() {
    return bytes.length;
  }

  @Override
  public void toBytes(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }

  @Override
  public void setByteValue(byte[] value, int offset) {
    throw new UnsupportedOperationException("only sent");
  }

  /** Asked for only when the connection does not send this type in binary form. */
  @Override
  public String getValue() {
    throw new IllegalStateException("the connection lacks binaryTransferEnable for " + type);
  }
}
