package dev.comanda.log;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time as PostgreSQL keeps it, so that what is answered equals what is read back. */
final class Clocks {
  private Clocks() {}

  static Instant micros(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
