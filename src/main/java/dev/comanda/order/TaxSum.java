package dev.comanda.order;

import dev.comanda.location.Money;
import dev.comanda.location.Rate;
import dev.comanda.location.TaxMode;

/**
 * What a bill holds of one tax rate.
 *
 * @param gross net and tax together
 */
public record TaxSum(Rate rate, TaxMode mode, Money net, Money tax, Money gross) {
  /** The lines' totals that it was counted from. */
  long beforeTax() {
    return mode == TaxMode.ADDED ? net.minor() : gross.minor();
  }

  /** What comes on top of the lines' totals. */
  long added() {
    return mode == TaxMode.ADDED ? tax.minor() : 0;
  }
}
