package dev.comanda.preparation.match;

import com.google.re2j.PatternSyntaxException;
import dev.comanda.problem.Refused;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that a worker sent, to be found anywhere in a product's name. It is read and
 * matched as RE2 does, in time that grows with the lengths of both and never beyond: so there are
 * no look-arounds and no back references. Without capitals in it, letters have no case. Immutable.
 */
public final class NamePattern {
  /** The longest pattern, in characters. */
  public static final int CHARS_MAX = 200;

  /** Copies of a part that counts in braces may ask for, all multiplied as if they were nested. */
  static final int COPIES_MAX = 100;

  /** Instructions of the program that it becomes: a name is at most as many steps times longer. */
  static final int PROGRAM_MAX = 2_000;

  private static final Pattern ESCAPED = Pattern.compile("\\\\.", Pattern.DOTALL);
  private static final Pattern COUNT = Pattern.compile("\\{(\\d*),?(\\d*)\\}");

  /** Which would fold letters by tables of another age than the JVM's: some never end. */
  private static final Pattern NO_CASE = Pattern.compile("\\(\\?[a-zA-Z-]*i");

  private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}");

  private final com.google.re2j.Pattern compiled;
  private final boolean capitals;

  private NamePattern(com.google.re2j.Pattern compiled, boolean capitals) {
    this.compiled = compiled;
    this.capitals = capitals;
  }

  /**
   * Reads a pattern.
   *
   * @param pointer how the refusal names the field
   * @throws Refused {@code invalid} with {@code too_long}, {@code pattern} or {@code too_large}
   */
  public static NamePattern read(String pointer, String text) {
    if (text.length() > CHARS_MAX) {
      throw Refused.field(
          pointer, "too_long", "A pattern may have at most " + CHARS_MAX + " characters.");
    }
    var bare = ESCAPED.matcher(text).replaceAll("");
    if (NO_CASE.matcher(bare).find()) {
      throw Refused.field(
          pointer,
          "pattern",
          "Leave the flag i out: without capitals in the pattern, letters have no case.");
    }
    if (copies(bare) > COPIES_MAX) {
      throw tooLarge(pointer);
    }
    var compiled = compiled(pointer, text);
    if (compiled.programSize() > PROGRAM_MAX) {
      throw tooLarge(pointer);
    }
    return new NamePattern(compiled, CAPITAL.matcher(bare).find());
  }

  private static com.google.re2j.Pattern compiled(String pointer, String text) {
    try {
      return com.google.re2j.Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw Refused.field(
          pointer,
          "pattern",
          "This is no pattern that can be used: "
              + e.getDescription()
              + ". Look-arounds and back references are not known here.");
    }
  }

  private static long copies(String bare) {
    long copies = 1;
    var counts = COUNT.matcher(bare);
    while (counts.find() && copies <= COPIES_MAX) {
      copies *= Math.max(1, Math.max(number(counts.group(1)), number(counts.group(2))));
    }
    return copies;
  }

  /** Longer numbers than any that is allowed are all the same. */
  private static int number(String digits) {
    return digits.isEmpty() ? 0 : digits.length() > 4 ? 10_000 : Integer.parseInt(digits);
  }

  private static Refused tooLarge(String pointer) {
    return Refused.field(
        pointer, "too_large", "This pattern repeats too much; write it with smaller counts.");
  }

  /** Whether it is found in a name. */
  boolean found(String name) {
    return compiled.matcher(capitals ? name : name.toLowerCase(Locale.ROOT)).find();
  }

  /** As it was sent. */
  public String text() {
    return compiled.pattern();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NamePattern pattern && pattern.text().equals(text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
