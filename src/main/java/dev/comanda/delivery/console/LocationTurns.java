package dev.comanda.delivery.console;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Lets so many begin at once, and fewer of each location: none takes the turns of all others.
 * Thread-safe.
 */
final class LocationTurns {
  private final int eachMax;
  private final int allMax;
  private final Map<UUID, Integer> underWay = new HashMap<>();
  private int all;

  /** So many of one location, and of all together. */
  LocationTurns(int eachMax, int allMax) {
    this.eachMax = eachMax;
    this.allMax = allMax;
  }

  /** Whether one more may begin now; {@link #end} follows where it may. */
  synchronized boolean begin(UUID location) {
    if (all >= allMax || underWay.getOrDefault(location, 0) >= eachMax) {
      return false;
    }
    all++;
    underWay.merge(location, 1, Integer::sum);
    return true;
  }

  /** One that began is over. */
  synchronized void end(UUID location) {
    all--;
    underWay.computeIfPresent(location, (at, count) -> count == 1 ? null : count - 1);
  }
}
