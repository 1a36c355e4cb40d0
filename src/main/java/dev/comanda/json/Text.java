package dev.comanda.json;

import dev.comanda.problem.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Texts that people type and other people read on a screen: names, notes, reasons. They are one
 * line, without control characters and without the characters that turn the direction of what
 * follows (a note must not be able to rewrite how the line above it reads). Markup is no matter
 * here: pages show texts as texts.
 */
public final class Text {
  private Text() {}

  /**
   * A text that must be there.
   *
   * @param pointer how the refusal names the field
   * @param codePointsMax its longest length after trimming, in characters of Unicode, as PostgreSQL
   *     counts
   * @return the text without white space at its ends
   * @throws Refused {@code invalid} with {@code required}, {@code too_long} or {@code characters}
   */
  public static String line(String pointer, @Nullable String text, int codePointsMax) {
    var trimmed = text == null ? "" : text.strip();
    if (trimmed.codePoints().noneMatch(Text::visible)) {
      throw Refused.field(pointer, "required", "This text is required.");
    }
    if (trimmed.codePointCount(0, trimmed.length()) > codePointsMax) {
      throw Refused.field(
          pointer, "too_long", "This text may have at most " + codePointsMax + " characters.");
    }
    if (trimmed.codePoints().anyMatch(Text::harmful)) {
      throw Refused.field(
          pointer, "characters", "Control and direction characters are not allowed here.");
    }
    return trimmed;
  }

  /** A text that may be absent; blank counts as absent. Otherwise as {@link #line}. */
  public static @Nullable String lineOrNull(
      String pointer, @Nullable String text, int codePointsMax) {
    return text == null || text.isBlank() ? null : line(pointer, text, codePointsMax);
  }

  private static boolean visible(int c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR, Character.FORMAT -> false;
      default -> !Character.isWhitespace(c);
    };
  }

  private static boolean harmful(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      // Embeddings, overrides and isolates; single marks stay, right-to-left names need them.
      default -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    };
  }
}
