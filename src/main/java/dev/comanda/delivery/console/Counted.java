package dev.comanda.delivery.console;

import dev.comanda.location.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * So much of a line's product, at the price that was ordered.
 *
 * @param quantity 0 for none
 */
record Counted(BigDecimal quantity, Money amount) {
  /** A quantity at a price of each unit, rounded as lines are. */
  static Counted of(BigDecimal quantity, Money unitPrice) {
    var exact = quantity.multiply(BigDecimal.valueOf(unitPrice.minor()));
    long minor = exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
    var plain = quantity.stripTrailingZeros();
    return new Counted(
        plain.scale() < 0 ? plain.setScale(0) : plain, new Money(minor, unitPrice.currency()));
  }

  boolean none() {
    return quantity.signum() == 0;
  }

  boolean same(Counted other) {
    return quantity.compareTo(other.quantity) == 0;
  }

  /**
   * Lines, and what they cost together.
   *
   * @param lines of which there is anything
   */
  record Sum(int lines, Money amount) {
    static Sum none(Currency currency) {
      return new Sum(0, new Money(0, currency));
    }

    Sum and(Counted more) {
      return more.none()
          ? this
          : new Sum(lines + 1, new Money(amount.minor() + more.amount.minor(), amount.currency()));
    }
  }
}
