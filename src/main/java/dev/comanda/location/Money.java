package dev.comanda.location;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
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

  /** The amount as a decimal number with as many digits after the point as the currency has. */
  public BigDecimal decimal() {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
  }

  /**
   * An amount that a client sent as a decimal number.
   *
   * @param minorMax the largest, in minor units
   * @throws Refused {@code invalid} with {@code out_of_bounds} for what is below 0 or too much,
   *     {@code too_fine} for more digits than the currency has
   */
  public static Money parse(String pointer, BigDecimal sent, Currency currency, long minorMax) {
    int digits = currency.getDefaultFractionDigits();
    // Compared before anything is rescaled: 1e999999999 must not be written out.
    if (sent.signum() < 0 || sent.compareTo(BigDecimal.valueOf(minorMax, digits)) > 0) {
      throw Refused.field(
          pointer,
          "out_of_bounds",
          "It must be from 0 to " + BigDecimal.valueOf(minorMax, digits).toPlainString() + ".");
    }
    if (sent.stripTrailingZeros().scale() > digits) {
      throw Refused.field(
          pointer,
          "too_fine",
          "In " + currency + " it may have at most " + digits + " digits after the point.");
    }
    return new Money(sent.movePointRight(digits).longValueExact(), currency);
  }
}
