package dev.comanda.preparation;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.preparation.Progress.Worker;
import dev.comanda.preparation.match.WorkFilter;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Hands out tickets, and does with them what those say who work on them. Thread-safe. */
final class Kitchen {
  /** How often somebody who waits looks for what other nodes have written. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final Database database;
  private final LocationWriter writer;
  private final Locations locations;
  private final Clock clock;
  private final Wakes wakes;

  /** Stations at which whoever asked last got something: there is probably more. */
  private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

  private final StepTicket.Stepping stepping;
  private final ClaimTicket.Claiming claiming;

  Kitchen(
      Database database,
      LocationWriter writer,
      Locations locations,
      Clock clock,
      Wakes wakes,
      KitchenListener listener) {
    this.database = database;
    this.writer = writer;
    this.locations = locations;
    this.clock = clock;
    this.wakes = wakes;
    var stations = listener.stations();
    this.stepping = new StepTicket.Stepping(stations, listener.served());
    this.claiming = new ClaimTicket.Claiming(locations, stations);
  }

  /** Who a caller is at a station; a key may be several workers, which it names. */
  static Worker worker(Caller.Crew caller, String name) {
    return switch (caller) {
      case Caller.Staff staff ->
          new Worker(staff.staffId().toString(), staff.name(), Worker.Kind.PERSON);
      case Caller.Key key ->
          new Worker(
              name.isEmpty() ? key.id().toString() : key.id() + ":" + name,
              name.isEmpty() ? key.name() : name,
              Worker.Kind.ROBOT);
    };
  }

  /**
   * The ticket that a worker should make next; empty when there was none for it in time.
   *
   * @param wait how long to wait for one
   * @throws Refused {@code not_found}, {@code busy}
   */
  Optional<Ticket> claim(Station station, Worker worker, WorkFilter filter, Duration wait) {
    var since = clock.instant();
    long end = System.nanoTime() + wait.toNanos();
    while (true) {
      var next = wakes.next(station.locationId());
      if (waits(station)) {
        var claimed = ask(station, worker, filter, since);
        if (claimed.isPresent()) {
          return claimed;
        }
        // What waits is for others: who looks at it at each of theirs keeps them from their work.
        next = new CountDownLatch(1);
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      try {
        var nanos = Math.min(left, LOOK_EVERY.toNanos());
        Wakes.await(next, Duration.ofNanos(nanos));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  /** Looks without a lock, unless it is busy there: mostly nothing is there. */
  private boolean waits(Station station) {
    return busy.contains(station.id())
        || database.glance(
            tx -> QueueRows.any(tx, station.locationId(), station.id(), clock.instant()));
  }

  private Optional<Ticket> ask(Station station, Worker worker, WorkFilter filter, Instant since) {
    var claimed =
        writer
            .submit(
                new ClaimTicket(
                    station.locationId(),
                    station.id(),
                    Ids.next(),
                    worker,
                    filter,
                    since,
                    claiming))
            .value();
    if (claimed.isPresent()) {
      busy.add(station.id());
    } else {
      busy.remove(station.id());
    }
    return claimed;
  }

  /**
   * Does a step of a ticket that the caller reaches.
   *
   * @param expected the version that the caller has seen; empty where any will do
   * @throws Refused {@code not_found}, {@code version_mismatch}, {@code ticket_state}, {@code
   *     lease_lost}, {@code invalid}
   */
  Ticket step(Caller.Crew caller, UUID ticketId, Step step, OptionalInt expected) {
    return step(find(caller, ticketId), step, expected);
  }

  Ticket step(TicketRows.Key key, Step step, OptionalInt expected) {
    return writer
        .submit(new StepTicket(key.locationId(), key.ticketId(), step, expected, stepping))
        .value();
  }

  /**
   * Leaves a ticket to its worker for another while.
   *
   * @return until when
   * @throws Refused {@code lease_lost}
   */
  Instant renew(Caller.Crew caller, UUID ticketId, Worker worker) {
    var key = find(caller, ticketId);
    var now = clock.instant();
    var until = now.plus(Step.LEASE);
    boolean still =
        database.write(
            tx -> {
              boolean renewed = QueueRows.renew(tx, key, worker.key(), now, until);
              if (renewed) {
                tx.deed();
              }
              return renewed;
            });
    if (!still) {
      throw Step.lost();
    }
    return until;
  }

  private TicketRows.Key find(Caller.Crew caller, UUID ticketId) {
    var reach = locations.reachedBy(caller);
    return database
        .glance(tx -> QueueRows.locationOf(tx, reach, ticketId))
        .map(at -> new TicketRows.Key(at, ticketId))
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such ticket."));
  }
}
