package dev.comanda.gateway;

import dev.comanda.flood.Bound;
import dev.comanda.flood.Counters;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** How many drinks may be ordered by scans. Thread-safe. */
public final class ScanBounds {
  /**
   * Scans of one location: 1,000 at once, then 20 a second. Who scans is not known, so all of a
   * place counts together; no bar mixes as fast.
   */
  public static final Bound SCANS = new Bound(1_000, Duration.ofMillis(50));

  private final Counters<UUID> scans;

  /** Starts with nothing counted. */
  ScanBounds(Clock clock) {
    scans = new Counters<>(SCANS, clock);
  }

  /**
   * Counts a drink that somebody is about to order by a scan.
   *
   * @throws dev.comanda.problem.Refused {@code too_many} when too many were ordered so at this
   *     location
   */
  void scan(UUID locationId) {
    scans.take(locationId, "This place is asked for more than it can make. Wait a little.");
  }
}
