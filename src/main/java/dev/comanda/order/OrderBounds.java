package dev.comanda.order;

import dev.comanda.flood.Bound;
import dev.comanda.flood.Counters;
import dev.comanda.http.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** How much guests may order, whose thumbs are counted on. Thread-safe. */
final class OrderBounds {
  /**
   * Orders of one guest: 100 at once, then 5 a second. No thumb is as fast, and it is less than a
   * hundredth of what one node takes in (docs/benchmarks.md).
   */
  static final Bound GUEST = new Bound(100, Duration.ofMillis(200));

  /** Orders of all guests of one session: 300 at once, then 10 a second. */
  static final Bound SESSION = new Bound(300, Duration.ofMillis(100));

  /**
   * Lines that all guests of one session order: 6,000 at once, then one a second. A wedding of 200
   * orders as much; all of them are read whenever a phone of the session or the panel is opened.
   */
  static final Bound LINES = new Bound(6_000, Duration.ofSeconds(1));

  private final Counters<UUID> guests;
  private final Counters<UUID> sessions;
  private final Counters<UUID> lines;

  /** Starts with nothing counted. */
  OrderBounds(Clock clock) {
    guests = new Counters<>(GUEST, clock);
    sessions = new Counters<>(SESSION, clock);
    lines = new Counters<>(LINES, clock);
  }

  /**
   * Counts an order that a guest is about to place.
   *
   * @throws dev.comanda.problem.Refused {@code too_many} when this guest or session has placed too
   *     many
   */
  void order(Caller.Guest guest) {
    guests.take(guest.guestId(), "You order faster than anybody can serve. Wait a little.");
    sessions.take(
        guest.sessionId(), "This table orders faster than anybody can serve. Wait a little.");
  }

  /**
   * Counts the lines of an order that a guest is about to place.
   *
   * @throws dev.comanda.problem.Refused {@code too_many} when this session has ordered too many
   */
  void lines(Caller.Guest guest, int count) {
    lines.take(
        guest.sessionId(),
        count,
        "This table has ordered more than fits its bill. Ask the staff for another code.");
  }
}
