package dev.comanda.json;

import java.util.regex.Pattern;

/** Texts in cells of CSV files, which a spreadsheet must not take for formulas. Pure. */
public final class CsvCell {
  /** What spreadsheets begin a formula with, wide forms too, behind any number of our own marks. */
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r＝＋－＠].*", Pattern.DOTALL);

  private static final String MARK = "'";

  private CsvCell() {}

  /** A text for a file: with a mark where a spreadsheet would run it. */
  public static String safe(String text) {
    return FORMULA.matcher(text).matches() ? MARK + text : text;
  }

  /** A cell of a file: without the mark that {@link #safe} gave it. */
  public static String plain(String cell) {
    return cell.startsWith(MARK) && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
