package dev.comanda.catalog.csv;

import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A number as spreadsheets show it, in whatever country: {@code 1,234.50}, {@code 1.234,50}, {@code
 * 1 234,50}, {@code 1'234.50}. A comma or point before exactly three digits is no decimal point,
 * unless what is counted has three digits there; where nothing says which it is, the cell is
 * refused. Pure.
 *
 * @param whole what stands before the decimal point, digits only
 * @param fraction what stands behind it, digits only
 * @param point the decimal point, where there is no doubt that it is one
 * @param lone a comma or point that may be either: before three digits, the only one
 */
record CellNumber(
    String whole, String fraction, @Nullable Character point, @Nullable Character lone) {

  /** Characters of a cell with a number, with its currency and all spaces within. */
  static final int CHARS_MAX = 40;

  /** Digits of a number, which no price or quantity has. */
  private static final int DIGITS_MAX = 14;

  private static final Pattern SIGNED = Pattern.compile("^[-−–].*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]*([., '’][0-9]+)*");

  /** What stands between thousands; in India and beside it every two digits after the first. */
  private static final Pattern GROUPED =
      Pattern.compile("[0-9]{1,3}(S[0-9]{3})+|[0-9]{1,2}(S[0-9]{2})+S[0-9]{3}");

  /**
   * Takes a text apart.
   *
   * @param text in compatible characters, without spaces at its ends
   * @throws Refused {@code invalid} with {@code out_of_bounds} for what is below 0, {@code number}
   */
  static CellNumber of(String pointer, String text) {
    if (text.length() > CHARS_MAX) {
      throw number(pointer);
    }
    var plain = digits(text);
    if (SIGNED.matcher(plain).matches()) {
      throw Refused.field(pointer, "out_of_bounds", "It must not be negative.");
    }
    if (plain.isEmpty() || !NUMBER.matcher(plain).matches()) {
      throw number(pointer);
    }
    int last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
    if (last < 0) {
      return new CellNumber(ungrouped(pointer, plain), "", null, null);
    }
    var sign = plain.charAt(last);
    var before = plain.substring(0, last);
    var behind = plain.substring(last + 1);
    if (before.indexOf(sign) >= 0) {
      return new CellNumber(ungrouped(pointer, plain), "", sign == '.' ? ',' : '.', null);
    }
    if (!behind.matches("[0-9]+")) {
      throw number(pointer);
    }
    boolean thousand = behind.length() == 3 && before.matches("[1-9][0-9]{0,2}");
    return thousand
        ? new CellNumber(before, behind, null, sign)
        : new CellNumber(ungrouped(pointer, before), behind, sign, null);
  }

  /** Digits of all scripts as those of ASCII, and the Arabic signs as ours. */
  private static String digits(String text) {
    return text.codePoints()
        .mapToObj(
            c ->
                switch (c) {
                  case '٫' -> ",";
                  case '٬', '＇', '`', '´' -> "'";
                  default ->
                      Character.isDigit(c)
                          ? Integer.toString(Character.digit(c, 10))
                          : Character.toString(c);
                })
        .collect(Collectors.joining());
  }

  /** Digits without what stands between their thousands, all of one kind. */
  private static String ungrouped(String pointer, String text) {
    var bare = text.replaceAll("[^0-9]", "");
    if (bare.length() > DIGITS_MAX) {
      throw Refused.field(pointer, "out_of_bounds", "It is too large.");
    }
    boolean oneKind = text.replaceAll("[0-9]", "").chars().distinct().count() <= 1;
    boolean plain = bare.equals(text);
    var signs = text.replaceAll("[., '’]", "S");
    if (!plain && !(oneKind && GROUPED.matcher(signs).matches())) {
      throw number(pointer);
    }
    return bare.isEmpty() ? "0" : bare;
  }

  /**
   * The number.
   *
   * @param scale digits behind the decimal point of what is counted
   * @param usual the decimal point that other cells of the file have; null when none says so
   * @throws Refused {@code invalid} with {@code ambiguous} or {@code too_fine}
   */
  BigDecimal value(String pointer, int scale, @Nullable Character usual) {
    if (lone != null && usual != null && !usual.equals(lone)) {
      return new BigDecimal(whole + fraction);
    }
    if (lone != null && usual == null && scale == 0) {
      return new BigDecimal(whole + fraction);
    }
    if (lone != null && scale < 3) {
      throw Refused.field(
          pointer,
          "ambiguous",
          "It may be "
              + (whole + fraction)
              + " or "
              + whole
              + "."
              + fraction
              + "; write it without a sign between thousands.");
    }
    var exact = new BigDecimal(whole + "." + (fraction.isEmpty() ? "0" : fraction));
    // Three digits are never a fraction of what has fewer, be they zeros or not.
    if (exact.stripTrailingZeros().scale() > scale || (fraction.length() == 3 && scale < 3)) {
      throw Refused.field(
          pointer, "too_fine", "It may have at most " + scale + " digits after the point.");
    }
    return exact;
  }

  /** What a cell is told that is no number. */
  static Refused number(String pointer) {
    return Refused.field(pointer, "number", "It must be a number like 8.90 or 8,90.");
  }
}
