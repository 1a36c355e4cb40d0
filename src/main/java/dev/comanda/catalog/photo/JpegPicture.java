package dev.comanda.catalog.photo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * JPEG (ITU-T T.81): segments that begin with a marker, and behind a start of scan the coded
 * picture. Of what a camera adds only which side is up is kept.
 */
final class JpegPicture {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int EXIF = 0xE1;
  private static final int ICC = 0xE2;
  private static final int ADOBE = 0xEE;

  /** The tag of TIFF that says which side is up. */
  private static final int ORIENTATION = 0x0112;

  private JpegPicture() {}

  static boolean is(byte[] bytes) {
    return bytes.length > 3 && marker(bytes, 0) == SOI && (bytes[2] & 0xFF) == 0xFF;
  }

  private static int marker(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) == 0xFF ? bytes[at + 1] & 0xFF : -1;
  }

  static byte[] clean(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length);
    out.write(bytes, 0, 2);
    boolean sized = false;
    boolean drawn = false;
    for (int at = 2; ; ) {
      int marker = marker(bytes, at);
      if (marker == EOI && sized && drawn) {
        out.write(bytes, at, 2);
        return out.toByteArray();
      }
      if (marker < 0xC0 || (marker >= 0xD0 && marker <= EOI)) {
        throw Picture.broken();
      }
      int end = at + 2 + (ByteBuffer.wrap(bytes).getShort(at + 2) & 0xFFFF);
      if (end < at + 4 || end > bytes.length) {
        throw Picture.broken();
      }
      if (isFrame(marker)) {
        checkFrame(bytes, at);
        sized = true;
      }
      if (marker == SOS) {
        drawn = true;
        end = endOfScan(bytes, end);
      }
      if (marker == EXIF) {
        out.writeBytes(upright(bytes, at + 4, end));
      } else if (kept(marker, bytes, at)) {
        out.write(bytes, at, end - at);
      }
      at = end;
    }
  }

  /** Baseline, extended and progressive; nothing else is shown by browsers. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xC2;
  }

  private static boolean kept(int marker, byte[] bytes, int at) {
    return isFrame(marker)
        || marker == 0xC4
        || marker == 0xDB
        || marker == 0xDD
        || marker == SOS
        || marker == APP0
        || marker == ADOBE
        || (marker == ICC && begins(bytes, at + 4, "ICC_PROFILE\0"));
  }

  private static boolean begins(byte[] bytes, int at, String text) {
    return new String(
            bytes, at, Math.min(text.length(), bytes.length - at), StandardCharsets.US_ASCII)
        .equals(text);
  }

  private static void checkFrame(byte[] bytes, int at) {
    var in = ByteBuffer.wrap(bytes);
    int parts = bytes[at + 9];
    if (bytes[at + 4] != 8 || (parts != 1 && parts != 3)) {
      throw Picture.broken();
    }
    Picture.checkSide(in.getShort(at + 5) & 0xFFFF);
    Picture.checkSide(in.getShort(at + 7) & 0xFFFF);
  }

  /** Within a scan 0xFF is followed by 0 or a restart; anything else is the next marker. */
  private static int endOfScan(byte[] bytes, int from) {
    for (int at = from; ; at++) {
      int marker = marker(bytes, at);
      if (marker > 0 && (marker < 0xD0 || marker > 0xD7)) {
        return at;
      }
    }
  }

  /** An EXIF segment that says nothing but which side is up; empty where that is as usual. */
  private static byte[] upright(byte[] bytes, int from, int end) {
    if (!begins(bytes, from, "Exif\0\0")) {
      return new byte[0];
    }
    int side = side(ByteBuffer.wrap(bytes, from + 6, end - from - 6).slice());
    if (side < 2 || side > 8) {
      return new byte[0];
    }
    var exif = ByteBuffer.allocate(36);
    exif.put((byte) 0xFF).put((byte) EXIF).putShort((short) 34);
    exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
    exif.putShort((short) ORIENTATION).putShort((short) 3).putInt(1).putShort((short) side);
    return exif.array();
  }

  private static int side(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int at = tiff.getInt(4);
    int entries = tiff.getShort(at) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = at + 2 + i * 12;
      if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
        return tiff.getShort(entry + 8) & 0xFFFF;
      }
    }
    return 1;
  }
}
