package dev.comanda.delivery.course;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much an integration may do: attempts begin at least so far apart that no minute has more than
 * its share, also after an outage, and so many are under way at most.
 *
 * @param perMinute null where there is no such limit
 * @param inFlightMax at least 1
 * @param nextAt none begins before that; null where one may
 * @param inFlight under way now
 */
public record Rate(
    @Nullable Integer perMinute, int inFlightMax, @Nullable Instant nextAt, int inFlight) {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Both limits are at least 1. */
  public Rate {
    if (inFlightMax < 1 || (perMinute != null && perMinute < 1)) {
      throw new IllegalArgumentException("a limit that lets nothing through");
    }
  }

  /** Nothing has begun yet. */
  public static Rate of(@Nullable Integer perMinute, int inFlightMax) {
    return new Rate(perMinute, inFlightMax, null, 0);
  }

  /** Whether a minute's share is used up for now. */
  boolean fast(Instant now) {
    return nextAt != null && nextAt.isAfter(now);
  }

  /** The same, with so many under way at most. */
  Rate of(int linesMax) {
    return new Rate(perMinute, linesMax, nextAt, inFlight);
  }

  /** The same, of which another has begun the last that began: its share of a minute is one. */
  Rate after(Rate before) {
    return new Rate(perMinute, inFlightMax, perMinute == null ? null : before.nextAt, inFlight);
  }

  boolean full() {
    return inFlight >= inFlightMax;
  }

  Rate begun(Instant now) {
    var next = perMinute == null ? null : now.plus(MINUTE.dividedBy(perMinute));
    return new Rate(perMinute, inFlightMax, next, inFlight + 1);
  }

  Rate ended() {
    return new Rate(perMinute, inFlightMax, nextAt, Math.max(0, inFlight - 1));
  }
}
