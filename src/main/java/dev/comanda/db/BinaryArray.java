package dev.comanda.db;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
  private static final int NULL_LENGTH = -1;
  private static final int HEADER_BYTES = 5 * Integer.BYTES;

  private static final int NUMERIC_GROUP = 4;
  private static final BigInteger NUMERIC_BASE = BigInteger.valueOf(10_000);
  private static final short NUMERIC_NEGATIVE = 0x4000;

  private final byte[] bytes;

  private BinaryArray(Element element, byte[] bytes) {
    this.type = "_" + element.name().toLowerCase(Locale.ROOT);
    this.bytes = bytes;
  }

  /** PostgreSQL's types, and their numbers in its catalog. */
  private enum Element {
    BOOL(16),
    BYTEA(17),
    INT8(20),
    INT2(21),
    INT4(23),
    TEXT(25),
    DATE(1082),
    TIMESTAMPTZ(1184),
    NUMERIC(1700),
    UUID(2950);

    private final int oid;

    Element(int oid) {
      this.oid = oid;
    }

    static Element of(String type) {
      return switch (type) {
        case "bigint" -> INT8;
        case "integer" -> INT4;
        case "smallint" -> INT2;
        default -> valueOf(type.toUpperCase(Locale.ROOT));
      };
    }
  }

  static BinaryArray of(Tx.Column column) {
    var element = Element.of(column.type());
    var out = new Out(HEADER_BYTES + bytesOf(column.values()));
    out.int4(column.values().length == 0 ? 0 : 1);
    out.int4(1);
    out.int4(element.oid);
    if (column.values().length > 0) {
      out.int4(column.values().length);
      out.int4(1);
    }
    for (var value : column.values()) {
      if (value == null) {
        out.int4(NULL_LENGTH);
      } else {
        write(out, element, value);
      }
    }
    return new BinaryArray(element, out.bytes());
  }

  /** About what the values take; exactly that for most. */
  private static int bytesOf(@Nullable Object[] values) {
    int bytes = 0;
    for (var value : values) {
      bytes +=
          switch (value) {
            case null -> Integer.BYTES;
            case String text -> Integer.BYTES + text.length();
            case byte[] raw -> Integer.BYTES + raw.length;
            default -> Integer.BYTES + 2 * Long.BYTES;
          };
    }
    return bytes;
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

  /** A growing buffer of bytes, most significant first. */
  private static final class Out {
    private ByteBuffer buffer;

    Out(int capacity) {
      buffer = ByteBuffer.allocate(capacity);
    }

    byte[] bytes() {
      if (!buffer.hasRemaining()) {
        return buffer.array();
      }
      var bytes = new byte[buffer.position()];
      buffer.flip().get(bytes);
      return bytes;
    }

    private ByteBuffer room(int more) {
      if (buffer.remaining() < more) {
        buffer =
            ByteBuffer.allocate(Math.max(2 * buffer.capacity(), buffer.position() + more))
                .put(buffer.flip());
      }
      return buffer;
    }

    void int4(int value) {
      room(Integer.BYTES).putInt(value);
    }

    /** Room for a value of so many bytes. */
    ByteBuffer fixed(int length) {
      return room(Integer.BYTES + length).putInt(length);
    }

    void varying(byte[] value) {
      fixed(value.length).put(value);
    }
  }

  private static void write(Out out, Element element, Object value) {
    switch (element) {
      case BOOL -> out.fixed(1).put((byte) ((Boolean) value ? 1 : 0));
      case BYTEA -> out.varying((byte[]) value);
      case INT8 -> out.fixed(Long.BYTES).putLong(((Number) value).longValue());
      case INT2 -> out.fixed(Short.BYTES).putShort(smallint((Number) value));
      case INT4 -> out.fixed(Integer.BYTES).putInt(Math.toIntExact(((Number) value).longValue()));
      case TEXT -> out.varying(text(value).getBytes(StandardCharsets.UTF_8));
      case DATE -> out.fixed(Integer.BYTES).putInt(days((LocalDate) value));
      case TIMESTAMPTZ ->
          out.fixed(Long.BYTES).putLong(ChronoUnit.MICROS.between(EPOCH, (Instant) value));
      case NUMERIC -> numeric(out, (BigDecimal) value);
      case UUID -> {
        var id = (UUID) value;
        out.fixed(2 * Long.BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
      }
    }
  }

  private static int days(LocalDate date) {
    return Math.toIntExact(ChronoUnit.DAYS.between(EPOCH_DAY, date));
  }

  private static short smallint(Number value) {
    long number = value.longValue();
    if (number != (short) number) {
      throw new ArithmeticException(number + " is no smallint");
    }
    return (short) number;
  }

  private static String text(Object value) {
    return value instanceof Enum<?> state ? state.name().toLowerCase(Locale.ROOT) : (String) value;
  }

  /** Digits in groups of four to both sides of the point; see numeric_send in numeric.c. */
  private static void numeric(Out out, BigDecimal value) {
    int scale = Math.max(value.scale(), 0);
    int groupsBehindPoint = Math.ceilDiv(scale, NUMERIC_GROUP);
    var rest = value.abs().setScale(groupsBehindPoint * NUMERIC_GROUP).unscaledValue();
    var groups = new ArrayList<Short>();
    while (rest.signum() != 0) {
      var parts = rest.divideAndRemainder(NUMERIC_BASE);
      groups.add(parts[1].shortValue());
      rest = parts[0];
    }
    int weight = groups.size() - 1 - groupsBehindPoint;
    while (!groups.isEmpty() && groups.getFirst() == 0) {
      groups.removeFirst();
    }
    var target = out.fixed((4 + groups.size()) * Short.BYTES);
    target.putShort((short) groups.size());
    target.putShort((short) (groups.isEmpty() ? 0 : weight));
    target.putShort(value.signum() < 0 ? NUMERIC_NEGATIVE : 0);
    target.putShort((short) scale);
    groups.reversed().forEach(target::putShort);
  }
}
