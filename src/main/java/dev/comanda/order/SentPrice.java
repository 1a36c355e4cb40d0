package dev.comanda.order;

import dev.comanda.catalog.Product;
import dev.comanda.location.Money;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * The price of a unit as a client of the waiter API sent it: a number, a number in a text, or
 * anything else, which matters only where the price counts.
 */
record SentPrice(Object sent) {
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,20})?");

  /** Digits after those of the currency that a sum of binary fractions still has right. */
  private static final int EXACT_DIGITS = 6;

  /** Digits after the point of what binary fractions are written as; finer ones are no noise. */
  private static final int DIGITS_MAX = 40;

  /**
   * The price in a currency. What the sums of binary fractions leave behind, such as
   * 0.30000000000000004, is dropped.
   *
   * @throws Refused {@code invalid} with {@code type}, and as {@link Money#parse}
   */
  Money in(String pointer, Currency currency) {
    var number = number(pointer);
    int digits = currency.getDefaultFractionDigits();
    if (number.scale() > digits && number.scale() <= DIGITS_MAX) {
      number = number.setScale(digits + EXACT_DIGITS, RoundingMode.HALF_EVEN);
    }
    return Money.parse(pointer, number, currency, Product.PRICE_MINOR_MAX);
  }

  private BigDecimal number(String pointer) {
    if (sent instanceof BigDecimal decimal) {
      return decimal;
    }
    if (sent instanceof Number || (sent instanceof String text && isDecimal(text))) {
      return new BigDecimal(sent.toString().strip());
    }
    throw Refused.field(pointer, "type", "This value has the wrong type.");
  }

  private static boolean isDecimal(String text) {
    return DECIMAL.matcher(text.strip()).matches();
  }
}
