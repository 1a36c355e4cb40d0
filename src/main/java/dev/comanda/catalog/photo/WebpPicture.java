package dev.comanda.catalog.photo;

import dev.comanda.problem.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** WebP (RFC 9649): a RIFF file of chunks; what is kept shows the picture, and it does not move. */
final class WebpPicture {
  private static final Set<String> KEPT = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ICCP");

  /** The flags of an extended file for what is kept: a colour profile and transparency. */
  private static final int FLAGS_KEPT = 0x30;

  private WebpPicture() {}

  static boolean is(byte[] bytes) {
    return bytes.length > 20 && text(bytes, 0).equals("RIFF") && text(bytes, 8).equals("WEBP");
  }

  private static String text(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.US_ASCII);
  }

  static byte[] clean(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int size = in.getInt(4);
    if (size < 12 || size > bytes.length - 8) {
      throw Picture.broken();
    }
    var out = new ByteArrayOutputStream(bytes.length);
    out.write(bytes, 0, 12);
    boolean drawn = false;
    for (int at = 12; at < size + 8; ) {
      int length = in.getInt(at + 4);
      int end = at + 8 + length + (length & 1);
      if (length < 0 || end < at || end > size + 8) {
        throw Picture.broken();
      }
      var type = text(bytes, at);
      if (type.startsWith("ANI") || type.equals("ANMF")) {
        throw Refused.field("", "moves", "A photo must not move.");
      }
      checkSize(type, in, at + 8);
      drawn |= type.equals("VP8 ") || type.equals("VP8L");
      if (KEPT.contains(type)) {
        var chunk = java.util.Arrays.copyOfRange(bytes, at, end);
        if (type.equals("VP8X")) {
          chunk[8] &= FLAGS_KEPT;
        }
        out.writeBytes(chunk);
      }
      at = end;
    }
    if (!drawn) {
      throw Picture.broken();
    }
    var cleaned = out.toByteArray();
    ByteBuffer.wrap(cleaned).order(ByteOrder.LITTLE_ENDIAN).putInt(4, cleaned.length - 8);
    return cleaned;
  }

  private static void checkSize(String type, ByteBuffer in, int at) {
    switch (type) {
      case "VP8 " -> {
        if ((in.getInt(at + 2) >>> 8 & 0xFFFFFF) != 0x2A019D) {
          throw Picture.broken();
        }
        Picture.checkSide(in.getShort(at + 6) & 0x3FFF);
        Picture.checkSide(in.getShort(at + 8) & 0x3FFF);
      }
      case "VP8L" -> {
        if (in.get(at) != 0x2F) {
          throw Picture.broken();
        }
        int sides = in.getInt(at + 1);
        Picture.checkSide((sides & 0x3FFF) + 1);
        Picture.checkSide((sides >>> 14 & 0x3FFF) + 1);
      }
      case "VP8X" -> {
        Picture.checkSide((in.getInt(at + 4) & 0xFFFFFF) + 1);
        Picture.checkSide((in.getInt(at + 6) >>> 8) + 1);
      }
      default -> {}
    }
  }
}
