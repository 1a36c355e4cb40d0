package dev.comanda.log;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time as PostgreSQL keeps it, so that what is answered equals what is read back. */
public final class Clocks {
  private Clocks() {}

  /** The time as PostgreSQL keeps it: in microseconds. */
  public static Instant micros(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
