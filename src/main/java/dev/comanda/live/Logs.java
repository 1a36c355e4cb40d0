package dev.comanda.live;

import dev.comanda.log.Event;
import dev.comanda.log.LocationLog.Bounds;
import dev.comanda.log.Position;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the hub reads of the logs. Thread-safe; blocks. */
interface Logs {
  /** Events, oldest first, and where their log begins and ends at the same moment. */
  record Tail(Bounds bounds, List<Event> events) {
    /** Whether everything after this position, at which the events begin, can be told. */
    boolean holds(Position position) {
      return position.epoch() == bounds.epoch()
          && position.seq() >= bounds.firstSeq() - 1
          && position.seq() <= bounds.lastSeq()
          && (events.isEmpty() || events.getFirst().seq() == position.seq() + 1);
    }
  }

  /** At most {@code limit} events after {@code seq}. */
  Tail after(UUID locationId, long seq, int limit);

  /** Where the logs of these locations begin and end now. */
  Map<UUID, Bounds> bounds(Set<UUID> locations);
}
