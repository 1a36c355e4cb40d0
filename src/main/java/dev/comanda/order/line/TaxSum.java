package dev.comanda.order.line;

import dev.comanda.location.Money;
import dev.comanda.location.Rate;
import dev.comanda.location.TaxMode;

/**
 * What a bill holds of one tax rate.
 *
 * @param gross net and tax together
 */
public record TaxSum(Rate rate, TaxMode mode, Money net, Money tax, Money gross) {
  /** The same of what takes it back. */
  public TaxSum negated() {
    return new TaxSum(rate, mode, negated(net), negated(tax), negated(gross));
  }

  private static Money negated(Money money) {
    return new Money(-money.minor(), money.currency());
  }
}
