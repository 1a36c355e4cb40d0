package dev.comanda.json;

import dev.comanda.problem.Refused;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Texts that people type or paste and other people read on a screen: names, notes, reasons. What
 * keyboards and pasted texts bring along is taken, not refused: white space at the ends goes, line
 * breaks and tabs become a space (a note keeps its lines), and control characters and those that
 * turn the direction of what follows are left out (a note must not be able to rewrite how the line
 * above it reads). Markup is no matter here: pages show texts as texts.
 */
public final class Text {
  /** White space of which a line has spaces only. */
  private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

  private static final Pattern LINE_END = Pattern.compile("\\R");

  /** More than one empty line. */
  private static final Pattern GAP = Pattern.compile("\n{3,}");

  /** What a reader takes for one character. */
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private Text() {}

  /**
   * A text of one line that must be there.
   *
   * @param pointer how the refusal names the field
   * @param codePointsMax its longest length after cleaning, in characters of Unicode, as PostgreSQL
   *     counts
   * @return the text, cleaned
   * @throws Refused {@code invalid} with {@code required} or {@code too_long}
   */
  public static String line(String pointer, @Nullable String text, int codePointsMax) {
    return bounded(pointer, oneLine(text), codePointsMax);
  }

  /** A text of one line that may be absent; what nobody can see counts as absent. */
  public static @Nullable String lineOrNull(
      String pointer, @Nullable String text, int codePointsMax) {
    var line = oneLine(text);
    return seen(line) ? bounded(pointer, line, codePointsMax) : null;
  }

  /** A text that may be absent and may have lines, which it keeps; they end with a line feed. */
  public static @Nullable String linesOrNull(
      String pointer, @Nullable String text, int codePointsMax) {
    var lines =
        LINE_END
            .splitAsStream(text == null ? "" : text)
            .map(Text::oneLine)
            .collect(Collectors.joining("\n"));
    var clean = GAP.matcher(lines).replaceAll("\n\n").strip();
    return seen(clean) ? bounded(pointer, clean, codePointsMax) : null;
  }

  /**
   * The beginning of a text, to be named in a refusal: whole characters as a reader counts them, so
   * that no emoji is cut in half.
   *
   * @param codePointsMax its longest length, in characters of Unicode
   */
  public static String beginning(String text, int codePointsMax) {
    int end = 0;
    int left = codePointsMax;
    var characters = CHARACTER.matcher(text);
    while (characters.find()) {
      left -= text.codePointCount(characters.start(), characters.end());
      if (left < 0) {
        break;
      }
      end = characters.end();
    }
    return text.substring(0, end);
  }

  private static String oneLine(@Nullable String text) {
    return text == null
        ? ""
        : clean(SPACE.matcher(text).replaceAll(run -> spaces(run.group()))).strip();
  }

  /** Spaces stay as they are; with a break or a tab among them they are one. */
  private static String spaces(String run) {
    return run.chars().allMatch(c -> c == ' ') ? run : " ";
  }

  private static String bounded(String pointer, String text, int codePointsMax) {
    if (!seen(text)) {
      throw Refused.field(pointer, "required", "This text is required.");
    }
    if (text.codePointCount(0, text.length()) > codePointsMax) {
      throw Refused.field(
          pointer, "too_long", "This text may have at most " + codePointsMax + " characters.");
    }
    return text;
  }

  private static String clean(String text) {
    return text.codePoints()
        .filter(c -> !harmful(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean seen(String text) {
    return text.codePoints().anyMatch(Text::visible);
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
      // A byte order mark; embeddings, overrides and isolates. Single marks stay, right-to-left
      // names need them.
      default -> c == 0xFEFF || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    };
  }
}
