package dev.comanda.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The beginning of texts that differ in nothing but a short end, as gzip: it is packed once, and
 * each end is put to it as it is. Immutable.
 */
public final class Packed {
  /** Bytes of an end: those of a block that is not packed. */
  static final int END_BYTES_MAX = 0xFFFF;

  /** RFC 1952: deflate, no name, no time, no system. */
  private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** RFC 1951: the last block, not packed; its length follows, and that again inverted. */
  private static final byte LAST_AS_IT_IS = 1;

  /** What stands around an end: the head of its block, then check and length of the whole. */
  private static final int AROUND_END_BYTES = 5 + 8;

  /** RFC 1952, with the lowest bit first. */
  private static final int CRC_POLYNOMIAL = 0xEDB88320;

  private final byte[] packed;
  private final int crc;
  private final int plainBytes;

  private Packed(byte[] packed, int crc, int plainBytes) {
    this.packed = packed;
    this.crc = crc;
    this.plainBytes = plainBytes;
  }

  /** Packs the first {@code length} bytes of a text. */
  public static Packed of(byte[] text, int length) {
    var check = new CRC32();
    check.update(text, 0, length);
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(text, 0, length);
      return new Packed(packed(deflater, length), (int) check.getValue(), length);
    } finally {
      deflater.end();
    }
  }

  private static byte[] packed(Deflater deflater, int length) {
    var packed = Arrays.copyOf(HEAD, HEAD.length + length / 4 + 64);
    int at = HEAD.length;
    while (true) {
      int more = deflater.deflate(packed, at, packed.length - at, Deflater.SYNC_FLUSH);
      at += more;
      // Where room is left, all is out, up to a whole byte.
      if (at < packed.length) {
        return Arrays.copyOf(packed, at);
      }
      packed = Arrays.copyOf(packed, 2 * packed.length);
    }
  }

  /** A whole text as gzip. */
  public static byte[] whole(byte[] text) {
    var out = new ByteArrayOutputStream(text.length / 2);
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Bytes that it takes. */
  public int bytes() {
    return packed.length;
  }

  /** The text with this end, as gzip. */
  public byte[] gzip(byte[] end) {
    if (end.length > END_BYTES_MAX) {
      throw new IllegalArgumentException("An end of " + end.length + " bytes is too long.");
    }
    return ByteBuffer.allocate(packed.length + AROUND_END_BYTES + end.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(packed)
        .put(LAST_AS_IT_IS)
        .putShort((short) end.length)
        .putShort((short) ~end.length)
        .put(end)
        .putInt(checked(end))
        .putInt(plainBytes + end.length)
        .array();
  }

  /** The text with this end. */
  public byte[] plain(byte[] end) {
    try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(gzip(end)))) {
      return unpacking.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The check of the whole, on from that of the beginning; Java's own always begins anew. */
  private int checked(byte[] end) {
    int all = ~crc;
    for (byte each : end) {
      all ^= each & 0xff;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        all = (all >>> 1) ^ (CRC_POLYNOMIAL & -(all & 1));
      }
    }
    return ~all;
  }
}
