package dev.comanda.catalog.photo;

import dev.comanda.problem.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/** PNG (ISO/IEC 15948): a signature, then chunks of length, type, data and checksum. */
final class PngPicture {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** What shows the picture; texts, times and animation are left out. */
  private static final Set<String> KEPT =
      Set.of("IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "IDAT", "IEND");

  private PngPicture() {}

  static boolean is(byte[] bytes) {
    return Arrays.equals(SIGNATURE, Arrays.copyOf(bytes, SIGNATURE.length));
  }

  static byte[] clean(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = new ByteArrayOutputStream(bytes.length);
    out.writeBytes(SIGNATURE);
    boolean drawn = false;
    for (int at = SIGNATURE.length; ; ) {
      int length = in.getInt(at);
      if (length < 0 || length > bytes.length - at - 12) {
        throw Picture.broken();
      }
      var type = new String(bytes, at + 4, 4, StandardCharsets.US_ASCII);
      check(bytes, at, length, type);
      drawn |= type.equals("IDAT");
      if (KEPT.contains(type)) {
        out.write(bytes, at, length + 12);
      } else if (Character.isUpperCase(type.charAt(0))) {
        throw Refused.field("", "broken", "The picture needs a feature that no browser must have.");
      }
      if (type.equals("IEND")) {
        if (!drawn) {
          throw Picture.broken();
        }
        return out.toByteArray();
      }
      at += length + 12;
    }
  }

  private static void check(byte[] bytes, int at, int length, String type) {
    var sum = new CRC32();
    sum.update(bytes, at + 4, length + 4);
    var in = ByteBuffer.wrap(bytes);
    if ((int) sum.getValue() != in.getInt(at + 8 + length)) {
      throw Picture.broken();
    }
    if (at == SIGNATURE.length != type.equals("IHDR")) {
      throw Picture.broken();
    }
    if (type.equals("IHDR")) {
      if (length != 13) {
        throw Picture.broken();
      }
      Picture.checkSide(in.getInt(at + 8));
      Picture.checkSide(in.getInt(at + 12));
    }
  }
}
