package dev.comanda.order;

import dev.comanda.location.Money;
import java.math.BigDecimal;

/** Amounts of money in words of an answer. */
final class Amounts {
  private Amounts() {}

  /** As {@code 12.30 EUR}. */
  static String words(Money money) {
    var digits = money.currency().getDefaultFractionDigits();
    return BigDecimal.valueOf(money.minor(), digits).toPlainString()
        + " "
        + money.currency().getCurrencyCode();
  }
}
