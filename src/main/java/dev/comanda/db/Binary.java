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

/**
 * PostgreSQL's binary form of values: their length, then what the type's receive function reads.
 */
final class Binary {
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
  private static final int NULL_LENGTH = -1;

  private static final int NUMERIC_GROUP = 4;
  private static final BigInteger NUMERIC_BASE = BigInteger.valueOf(10_000);
  private static final short NUMERIC_NEGATIVE = 0x4000;

  private static final byte JSONB_VERSION = 1;

  private Binary() {}

  /** PostgreSQL's types, and their numbers in its catalog. */
  enum Element {
    BOOL(16),
    BYTEA(17),
    INT8(20),
    INT2(21),
    INT4(23),
    TEXT(25),
    DATE(1082),
    TIMESTAMPTZ(1184),
    NUMERIC(1700),
    UUID(2950),
    JSONB(3802);

    private final int oid;

    Element(int oid) {
      this.oid = oid;
    }

    int oid() {
      return oid;
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

  /** About what the values take; exactly that for most. */
  static int bytesOf(@Nullable Object[] values) {
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

  /** A growing buffer of bytes, most significant first. */
  static final class Out {
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

    void int2(int value) {
      room(Short.BYTES).putShort((short) value);
    }

    void int4(int value) {
      room(Integer.BYTES).putInt(value);
    }

    /** Room for a value of so many bytes. */
    ByteBuffer fixed(int length) {
      return room(Integer.BYTES + length).putInt(length);
    }

    void raw(byte[] value) {
      room(value.length).put(value);
    }

    void varying(byte[] value) {
      fixed(value.length).put(value);
    }
  }

  static void write(Out out, Element element, @Nullable Object value) {
    if (value == null) {
      out.int4(NULL_LENGTH);
      return;
    }
    switch (element) {
      case BOOL -> out.fixed(1).put((byte) ((Boolean) value ? 1 : 0));
      case BYTEA -> out.varying((byte[]) value);
      case INT8 -> out.fixed(Long.BYTES).putLong(((Number) value).longValue());
      case INT2 -> out.fixed(Short.BYTES).putShort(smallint((Number) value));
      case INT4 -> out.fixed(Integer.BYTES).putInt(Math.toIntExact(((Number) value).longValue()));
      case TEXT -> out.varying(text(value).getBytes(StandardCharsets.UTF_8));
      case JSONB -> {
        var text = ((String) value).getBytes(StandardCharsets.UTF_8);
        out.fixed(1 + text.length).put(JSONB_VERSION).put(text);
      }
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
