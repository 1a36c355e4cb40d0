package dev.comanda.order.line;

import dev.comanda.location.Money;
import java.math.BigDecimal;

/** Amounts of money in words of an answer. */
public final class Amounts {
  private Amounts() {}

  /** As {@code 12.30 EUR}. */
  public static String words(Money money) {
    var digits = money.currency().getDefaultFractionDigits();
    return BigDecimal.valueOf(money.minor(), digits).toPlainString()
        + " "
        + money.currency().getCurrencyCode();
  }
}
