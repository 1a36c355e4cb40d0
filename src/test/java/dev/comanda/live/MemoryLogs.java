package dev.comanda.live;

import dev.comanda.log.Event;
import dev.comanda.log.EventType;
import dev.comanda.log.LocationLog.Bounds;
import dev.comanda.log.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Logs in memory, one for each location that is asked for. Thread-safe. */
final class MemoryLogs implements Logs {
  private final Map<UUID, List<Event>> events = new HashMap<>();
  private long epoch = 1;
  private long firstSeq = 1;
  private int reads;

  /** What is appended: the type, and the session it belongs to. */
  record What(String type, @Nullable UUID sessionId, String data) {
    /** Where it does not matter what happened, something did that staff may know. */
    EventType eventType() {
      var known = EventType.of(type);
      return known == EventType.UNKNOWN ? EventType.ORDER_PLACED : known;
    }
  }

  /** Appends the events of one commit. */
  synchronized List<Event> append(UUID locationId, List<What> what) {
    var log = log(locationId);
    int before = log.size();
    for (var w : what) {
      long seq = log.size() + 1L;
      log.add(
          new Event(
              new Position(epoch, seq).toString(),
              seq,
              w.eventType(),
              Instant.EPOCH.plusSeconds(seq),
              w.sessionId(),
              null,
              w.data()));
    }
    return List.copyOf(log.subList(before, log.size()));
  }

  private List<Event> log(UUID locationId) {
    return events.computeIfAbsent(locationId, id -> new ArrayList<>());
  }

  /** As after a restore: another epoch, and only the first events are left. */
  synchronized void restore(UUID locationId, int left) {
    epoch++;
    var log = log(locationId);
    log.subList(left, log.size()).clear();
  }

  /** Forgets the events before a number. */
  synchronized void prune(long firstSeq) {
    this.firstSeq = firstSeq;
  }

  synchronized long epoch() {
    return epoch;
  }

  synchronized int reads() {
    return reads;
  }

  synchronized List<Event> all(UUID locationId) {
    return List.copyOf(log(locationId));
  }

  @Override
  public synchronized Tail after(UUID locationId, long seq, int limit) {
    reads++;
    var log = log(locationId);
    var page = log.stream().filter(e -> e.seq() > seq && e.seq() >= firstSeq).limit(limit).toList();
    return new Tail(new Bounds(epoch, firstSeq, log.size()), page);
  }

  @Override
  public synchronized Map<UUID, Bounds> bounds(Set<UUID> locations) {
    var bounds = new HashMap<UUID, Bounds>();
    locations.forEach(id -> bounds.put(id, new Bounds(epoch, firstSeq, log(id).size())));
    return bounds;
  }
}
