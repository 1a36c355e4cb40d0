package dev.comanda.order;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.comanda.db.Tx;
import dev.comanda.location.Location;
import dev.comanda.log.Commits;
import dev.comanda.log.Event;
import dev.comanda.log.Head;
import dev.comanda.log.Position;
import dev.comanda.order.line.Amounts;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What has been ordered in sessions, so that no order goes past what a session may hold. Remembered
 * of a location as long as its log is where the last orders left it: then nothing else has happened
 * there, at no node, and nothing is asked; what only tickets went through there does not count.
 * Thread-safe.
 */
public final class SessionSums implements Commits {
  /** Bytes of a session's orders in an answer: 6,000 lines have 4 MB, and bills read all. */
  static final long SESSION_BYTES_MAX = 8L * 1024 * 1024;

  /** Locations whose sums are remembered, and sessions of each of them. */
  private static final int LOCATIONS_MAX = 1_000;

  private static final int SESSIONS_MAX = 500;

  private final Cache<UUID, Known> known = Caffeine.newBuilder().maximumSize(LOCATIONS_MAX).build();

  private record Sum(long ofGuests, long bytes) {
    static final Sum NOTHING = new Sum(0, 0);

    Sum plus(Wanted wanted) {
      return new Sum(ofGuests + (wanted.ofGuest() ? wanted.minor() : 0), bytes + wanted.bytes());
    }
  }

  /**
   * An order that is about to be placed in a session.
   *
   * @param minor its total, without tax that is added
   */
  record Wanted(UUID sessionId, boolean ofGuest, long minor, int bytes) {}

  private record Known(Position position, Map<UUID, Sum> sums) {
    /** The same once these, which change no sums, have followed; as it was if others did. */
    Known after(long epoch, List<Event> events) {
      boolean next = position.equals(new Position(epoch, events.getFirst().seq() - 1));
      return next ? new Known(new Position(epoch, events.getLast().seq()), sums) : this;
    }
  }

  @Override
  public void committed(UUID locationId, long epoch, List<Event> events) {
    if (!events.isEmpty() && events.stream().allMatch(event -> event.type().ofTicket())) {
      known.asMap().computeIfPresent(locationId, (id, sums) -> sums.after(epoch, events));
    }
  }

  /** The sums of the sessions that a batch orders in, by what is remembered and else asked for. */
  Batch of(Tx tx, Map<UUID, Head> heads, Collection<IdAt> sessions) throws SQLException {
    var sums = new HashMap<UUID, Sum>();
    for (var head : heads.entrySet()) {
      var remembered = known.getIfPresent(head.getKey());
      if (remembered != null && remembered.position().equals(head.getValue().position())) {
        sums.putAll(remembered.sums());
      }
    }
    var unknown =
        sessions.stream().filter(each -> !sums.containsKey(each.id())).distinct().toList();
    if (!unknown.isEmpty()) {
      unknown.forEach(each -> sums.put(each.id(), Sum.NOTHING));
      for (var sum : OrderSizeRows.sums(tx, unknown)) {
        sums.put(sum.sessionId(), new Sum(sum.ofGuests(), sum.bytes()));
      }
    }
    return new Batch(heads, sums);
  }

  /** The sums while the orders of a batch are added. Not thread-safe. */
  final class Batch {
    private final Map<UUID, Head> heads;
    private final Map<UUID, Sum> sums;
    private final Map<UUID, Map<UUID, Sum>> changed = new HashMap<>();

    private Batch(Map<UUID, Head> heads, Map<UUID, Sum> sums) {
      this.heads = heads;
      this.sums = sums;
    }

    /**
     * Adds an order, if it fits.
     *
     * @throws Refused {@code invalid}
     */
    void add(Wanted wanted, Location at, Form form) {
      var after = Objects.requireNonNull(sums.get(wanted.sessionId())).plus(wanted);
      if (after.bytes() > SESSION_BYTES_MAX) {
        throw Refused.field(
            form.pointer(),
            "session_full",
            "No more fits on this bill. Close this session and open another one.");
      }
      var most = at.guestBounds().session();
      if (wanted.ofGuest() && after.ofGuests() > most.minor()) {
        throw Refused.field(
            form.pointer(),
            "session_total",
            "Guests may order for "
                + Amounts.words(most)
                + " at one table. Please ask the staff for more.");
      }
      sums.put(wanted.sessionId(), after);
      changed.computeIfAbsent(at.id(), location -> new HashMap<>()).put(wanted.sessionId(), after);
    }

    /**
     * Remembers what came of it once that is committed: after a rollback others come to the same
     * position by other events. To be called when all events of the orders are appended.
     */
    void keep() {
      changed.forEach(
          (location, ofSessions) -> {
            var all = new HashMap<>(ofSessions);
            var before = known.getIfPresent(location);
            if (before != null && before.sums().size() + all.size() <= SESSIONS_MAX) {
              before.sums().keySet().stream()
                  .filter(sums::containsKey)
                  .forEach(id -> all.put(id, Objects.requireNonNull(sums.get(id))));
            }
            var head = Objects.requireNonNull(heads.get(location));
            var after = new Known(head.position(), Map.copyOf(all));
            head.whenCommitted(() -> known.put(location, after));
          });
    }
  }
}
