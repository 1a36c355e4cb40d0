package dev.comanda.flood;

import java.time.Duration;

/**
 * How much is allowed.
 *
 * @param burst so many at once
 * @param every the time in which one more is allowed again
 */
public record Bound(int burst, Duration every) {
  /** Something is allowed, and something again later. */
  public Bound {
    if (burst < 1 || !every.isPositive()) {
      throw new IllegalArgumentException("A bound of " + burst + ", one more in " + every);
    }
  }

  /** How long it takes until nothing is counted any more. */
  Duration whole() {
    return every.multipliedBy(burst);
  }
}
