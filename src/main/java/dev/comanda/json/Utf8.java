package dev.comanda.json;

/** How long texts are once they are sent. */
public final class Utf8 {
  private Utf8() {}

  /** Bytes of a text as UTF-8, without making them. */
  public static int bytes(CharSequence text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Half of a pair is counted as two bytes: both together have four.
      bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
    return bytes;
  }
}
