package dev.comanda.catalog.photo;

import dev.comanda.problem.Refused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A picture that was taken apart and put together again from what shows it: nothing else that came
 * with it is kept, neither where it was taken nor what was hidden behind its end.
 *
 * @param type what it is, found by looking into it
 */
record Picture(String type, byte[] content) {
  /** Bytes of a picture; one of 800 × 600 for a phone's screen has about 80,000. */
  static final int BYTES_MAX = 256 * 1024;

  /** Width and height; more than any phone shows, and 16 MB when a browser unpacks it. */
  static final int SIDE_PIXELS_MAX = 2048;

  /**
   * Reads a picture.
   *
   * @throws Refused {@code invalid} when it is neither a PNG, a JPEG nor a WebP, is broken, moves,
   *     or is too wide or high
   */
  static Picture of(byte[] bytes) {
    try {
      if (PngPicture.is(bytes)) {
        return new Picture("image/png", PngPicture.clean(bytes));
      }
      if (JpegPicture.is(bytes)) {
        return new Picture("image/jpeg", JpegPicture.clean(bytes));
      }
      if (WebpPicture.is(bytes)) {
        return new Picture("image/webp", WebpPicture.clean(bytes));
      }
    } catch (IndexOutOfBoundsException e) {
      throw broken();
    }
    throw Refused.field("", "type", "A photo must be a PNG, a JPEG or a WebP.");
  }

  static Refused broken() {
    return Refused.field("", "broken", "The picture is cut off or broken.");
  }

  static void checkSide(int pixels) {
    if (pixels < 1 || pixels > SIDE_PIXELS_MAX) {
      throw Refused.field(
          "", "too_large", "A photo may be at most " + SIDE_PIXELS_MAX + " pixels wide and high.");
    }
  }

  /** A name that another content does not have: 128 bits of its SHA-256. */
  String id() {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture that
        && type.equals(that.type)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }
}
