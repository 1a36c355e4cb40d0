package dev.comanda.preparation;

import dev.comanda.db.Tx;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.preparation.ready.Schedule;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tickets of a batch while they are changed: each change is told, and the last of each is
 * written. Not thread-safe.
 */
public final class TicketChanges {
  private final Map<TicketRows.Key, Ticket> tickets = new HashMap<>();
  private final Map<TicketRows.Key, Ticket> changed = new LinkedHashMap<>();
  private final Set<TicketRows.Key> cards = new HashSet<>();

  /** Of tickets that were read under the locks of their locations. */
  public TicketChanges(Collection<Ticket> read) {
    read.forEach(ticket -> tickets.put(TicketRows.Key.of(ticket), ticket));
  }

  /** A ticket as it is by now. */
  public Optional<Ticket> now(TicketRows.Key key) {
    return Optional.ofNullable(tickets.get(key));
  }

  /** All of them, as they are by now. */
  List<Ticket> all() {
    return List.copyOf(tickets.values());
  }

  /** Those that are others now. */
  public List<Ticket> changed() {
    return List.copyOf(changed.values());
  }

  /** A ticket is another now; tells so, and answers by which event. */
  public long change(Ticket before, Ticket after, Head head) {
    count(before, -1, head);
    count(after, 1, head);
    return tell(before, after, head);
  }

  private long tell(Ticket before, Ticket after, Head head) {
    var key = TicketRows.Key.of(after);
    tickets.put(key, after);
    changed.put(key, after);
    if (!after.card().equals(before.card())) {
      cards.add(key);
    }
    return head.append(type(before, after), after.sessionId(), after.orderId(), after);
  }

  /** What a station has to make by now, and what it has taken in. */
  private static void count(Ticket ticket, int sign, Head head) {
    int minutes = sign * ticket.card().minutes();
    var at = ticket.progress().stationId();
    if (at != null && ticket.works()) {
      Schedule.open(head.sums(), at, minutes);
    }
    var taken = ticket.card().taken();
    if (taken != null && ticket.takenIn()) {
      Schedule.takeIn(head.sums(), taken, minutes);
    }
  }

  private static EventType type(Ticket before, Ticket after) {
    return before.progress().state() == after.progress().state()
        ? EventType.TICKET_CHANGED
        : type(after.progress().state());
  }

  private static EventType type(Ticket.State state) {
    return switch (state) {
      case QUEUED -> EventType.TICKET_QUEUED;
      case FIRED -> EventType.TICKET_FIRED;
      case READY -> EventType.TICKET_READY;
      case SERVED -> EventType.TICKET_SERVED;
      case HELD -> EventType.TICKET_HELD;
      case CANCELLED -> EventType.TICKET_CANCELLED;
    };
  }

  /** Tells of tickets that are new. */
  static void told(Ticket fresh, Head head) {
    head.append(type(fresh.progress().state()), fresh.sessionId(), fresh.orderId(), fresh);
  }

  /** Writes what was changed. */
  public void write(Tx tx) throws SQLException {
    if (!changed.isEmpty()) {
      TicketRows.update(tx, List.copyOf(changed.values()), cards);
    }
  }

  /**
   * Holds what a station that is no more has still to make. A robot that has something in hand goes
   * on, and its reports count.
   */
  static void stationGone(Tx tx, Head head, Station station) throws SQLException {
    var changes = new TicketChanges(TicketRows.open(tx, station, Integer.MAX_VALUE));
    for (var ticket : changes.all()) {
      boolean waits = ticket.progress().state() == Ticket.State.QUEUED;
      boolean byPeople =
          ticket.progress().state() == Ticket.State.FIRED && !ticket.progress().hand().ofRobot();
      if (waits || byPeople) {
        var held = ticket.with(ticket.progress().held(Ticket.Held.STATION_GONE));
        changes.change(ticket, held, head);
      }
    }
    changes.write(tx);
  }

  /**
   * Dates anew what a station is to begin later, in its order: it takes in more than before, or
   * less.
   */
  static void pacedAnew(Tx tx, Head head, Station station) throws SQLException {
    var changes = new TicketChanges(TicketRows.open(tx, station, Integer.MAX_VALUE));
    var later =
        changes.all().stream()
            .filter(ticket -> ticket.progress().state() == Ticket.State.QUEUED)
            .filter(ticket -> ticket.progress().fireAt().isAfter(head.now()))
            .sorted(Ticket.FIRST)
            .toList();
    later.forEach(ticket -> count(ticket, -1, head));
    var schedule = new Schedule(head.sums(), head.now());
    for (var ticket : later) {
      var taken = schedule.slot(station.pace(), ticket.card().minutes());
      var card = ticket.card().takenIn(taken);
      var progress = ticket.progress().dueAt(schedule.fireAt(taken));
      boolean same = card.equals(ticket.card()) && progress.equals(ticket.progress());
      var after = same ? ticket : ticket.with(card, progress);
      count(after, 1, head);
      if (!same) {
        changes.tell(ticket, after, head);
      }
    }
    changes.write(tx);
  }
}
