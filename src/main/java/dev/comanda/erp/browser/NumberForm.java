package dev.comanda.erp.browser;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** How an ERP's user writes numbers: two may read the same digits as different amounts. */
public enum NumberForm {
  /** As in 1.234,5. */
  COMMA(",", "."),
  /** As in 1,234.5. */
  POINT(".", ",");

  /** Also between groups of three: spaces, also narrow ones and those that do not break, and '. */
  private static final String SPACES = " \u00a0\u2009\u202f'\u2019";

  private final String decimal;
  private final Pattern written;

  NumberForm(String decimal, String between) {
    this.decimal = decimal;
    var group = "[" + Pattern.quote(between) + SPACES + "]";
    this.written =
        Pattern.compile(
            "([-+]?)(\\d+|\\d{1,3}(?:"
                + group
                + "\\d{3})+)(?:"
                + Pattern.quote(decimal)
                + "(\\d+))?");
  }

  /** A number in this form, without groups. */
  public String write(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString().replace(".", decimal);
  }

  /** The number that a text is in this form; empty where it is none. */
  public Optional<BigDecimal> read(String text) {
    var parts = written.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    var whole = parts.group(1) + parts.group(2).replaceAll("\\D", "");
    var fraction = parts.group(3);
    return Optional.of(new BigDecimal(fraction == null ? whole : whole + "." + fraction));
  }
}
