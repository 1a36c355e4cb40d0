package dev.comanda.log;

import java.util.List;
import java.util.UUID;

/**
 * Hears of events right after their commit; an offer, which may be late, doubled or out of order.
 */
@FunctionalInterface
public interface Commits {
  /** Events of one commit at one location, in order; must not block. */
  void committed(UUID locationId, long epoch, List<Event> events);

  /** This one hears, and then the other. */
  default Commits and(Commits other) {
    return (locationId, epoch, events) -> {
      committed(locationId, epoch, events);
      other.committed(locationId, epoch, events);
    };
  }
}
