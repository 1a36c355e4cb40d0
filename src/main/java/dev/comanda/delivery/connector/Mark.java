package dev.comanda.delivery.connector;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * How a mark stands in a text: as a token of its own, so that {@code OilMat:12} is not seen in
 * {@code OilMat:123}, {@code OilMat:12-3} or {@code XOilMat:12}, but in {@code (OilMat:12).} Letter
 * case counts. Pure.
 */
public final class Mark {
  /** What ends a token, beside white space; any other sign does only where nothing follows it. */
  private static final String ENDS = ",;|()[]{}<>\"'!?";

  private Mark() {}

  /** Whether a text holds a mark as a whole. */
  public static boolean standsIn(String text, String mark) {
    if (mark.isEmpty()) {
      throw new IllegalArgumentException("a mark without a letter");
    }
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      if (endsBefore(text, at) && endsAfter(text, at + mark.length())) {
        return true;
      }
    }
    return false;
  }

  /**
   * An id as it stands in a mark: what would end the token, or what pages and people may change, by
   * the hexadecimal numbers of its UTF-8, so that two ids never look alike.
   */
  public static String written(String id) {
    var signs = id.codePoints().toArray();
    int end = signs.length;
    while (end > 0 && !isWord(signs[end - 1])) {
      end--;
    }
    var written = new StringBuilder();
    for (int at = 0; at < signs.length; at++) {
      int c = signs[at];
      written.append(at < end && plain(c) ? Character.toString(c) : coded(c));
    }
    return written.toString();
  }

  private static boolean plain(int c) {
    return c != '%' && !ends(c) && (isWord(c) || (c > ' ' && c < 0x7f)) && c <= Character.MAX_VALUE;
  }

  private static String coded(int c) {
    var coded = new StringBuilder();
    for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      coded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
    }
    return coded.toString();
  }

  private static boolean endsAfter(String text, int end) {
    for (int at = end; at < text.length(); ) {
      int c = text.codePointAt(at);
      if (ends(c)) {
        return true;
      }
      if (isWord(c)) {
        return false;
      }
      at += Character.charCount(c);
    }
    return true;
  }

  private static boolean endsBefore(String text, int start) {
    for (int at = start; at > 0; ) {
      int c = text.codePointBefore(at);
      if (ends(c)) {
        return true;
      }
      if (isWord(c)) {
        return false;
      }
      at -= Character.charCount(c);
    }
    return true;
  }

  private static boolean ends(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || ENDS.indexOf(c) >= 0;
  }

  private static boolean isWord(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> Character.isLetterOrDigit(c);
    };
  }
}
