package dev.comanda.demo.erp.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the pages speak, and how they write and read numbers. */
public enum Language {
  /** German: a comma before the decimals. */
  DE("de", "Deutsch", Locale.GERMAN, "-?(\\d{1,9}|\\d{1,3}(\\.\\d{3}){1,2})(,\\d{1,3})?"),
  /** English: a point before the decimals. */
  EN("en", "English", Locale.ENGLISH, "-?(\\d{1,9}|\\d{1,3}(,\\d{3}){1,2})(\\.\\d{1,3})?");

  private static final int QUANTITY_DIGITS = 3;
  private static final int PRICE_DIGITS = 2;

  private final String code;
  private final String label;
  private final Locale locale;
  private final Pattern number;

  Language(String code, String label, Locale locale, String number) {
    this.code = code;
    this.label = label;
    this.locale = locale;
    this.number = Pattern.compile(number);
  }

  /** Its name in documents and cookies. */
  public String code() {
    return code;
  }

  /** Its name in itself. */
  public String label() {
    return label;
  }

  /** The language of this code; German where there is none such. */
  public static Language of(String code) {
    return code.equals(EN.code) ? EN : DE;
  }

  /** A quantity with two or three decimals. */
  public String quantity(BigDecimal quantity) {
    return written(quantity, QUANTITY_DIGITS);
  }

  /** A price with two decimals. */
  public String price(BigDecimal price) {
    return written(price, PRICE_DIGITS);
  }

  private String written(BigDecimal number, int digitsMax) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(PRICE_DIGITS);
    format.setMaximumFractionDigits(digitsMax);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number);
  }

  /** A number as it is typed in this language, with at most three digits after the comma. */
  public Optional<BigDecimal> number(String typed) {
    if (!number.matcher(typed).matches()) {
      return Optional.empty();
    }
    var plain = this == DE ? typed.replace(".", "").replace(',', '.') : typed.replace(",", "");
    return Optional.of(new BigDecimal(plain));
  }
}
