package dev.comanda.location;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Currency;

/**
 * An amount of money in minor units (cents) of a currency.
 *
 * @param minor between minus and plus {@link #MINOR_MAX}
 */
public record Money(@JsonProperty("amount") long minor, Currency currency) {
  /** The largest whole number that every JSON reader keeps exactly: 2<sup>53</sup> − 1. */
  public static final long MINOR_MAX = (1L << 53) - 1;

  /** Checks the bound. */
  public Money {
    if (minor > MINOR_MAX || minor < -MINOR_MAX) {
      throw new ArithmeticException("amount out of bounds: " + minor);
    }
  }
}
