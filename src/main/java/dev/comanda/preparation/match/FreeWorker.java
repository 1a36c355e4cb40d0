package dev.comanda.preparation.match;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A worker who waits for a ticket.
 *
 * @param id of this one time that it waits
 * @param key by which it is known again the next time, as what it gave back names it
 * @param filter what it works on
 * @param waitingSince when it asked
 */
public record FreeWorker(UUID id, String key, WorkFilter filter, Instant waitingSince) {
  /** Who has waited longest comes first. */
  static final Comparator<FreeWorker> BY_WAITING =
      Comparator.comparing(FreeWorker::waitingSince).thenComparing(FreeWorker::id);
}
