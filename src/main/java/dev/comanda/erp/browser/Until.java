package dev.comanda.erp.browser;

import java.time.Duration;

/** A point in time after which nothing more is begun, by the clock that only goes forward. */
record Until(long nanos) {
  static Until in(Duration limit) {
    return new Until(System.nanoTime() + limit.toNanos());
  }

  /** What is left; never less than nothing. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  boolean over() {
    return left().isZero();
  }

  /** This, or what comes after so long a time if that is sooner. */
  Until atMost(Duration limit) {
    var soon = in(limit);
    return soon.nanos - nanos < 0 ? soon : this;
  }
}
