package dev.comanda.preparation;

import dev.comanda.db.Tx;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.KeylessKind;
import dev.comanda.preparation.Progress.Hand;
import dev.comanda.preparation.Progress.Worker;
import dev.comanda.preparation.match.FreeWorker;
import dev.comanda.preparation.match.Matcher;
import dev.comanda.preparation.match.WorkFilter;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the ticket of a station that a worker should make next; answered with nothing where
 * there is none for it. Refused with {@code not_found}. Needs no key: a ticket whose answer was
 * lost comes back once its lease has ended.
 *
 * @param waitingId of this one asking
 * @param since when the worker began to wait
 */
record ClaimTicket(
    UUID locationId,
    UUID stationId,
    UUID waitingId,
    Worker worker,
    WorkFilter filter,
    Instant since,
    Claiming kind)
    implements Command<Optional<Ticket>> {

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  private TicketRows.Key station() {
    return new TicketRows.Key(locationId, stationId);
  }

  /** Pairs the workers of many stations with what waits there. */
  record Claiming(Locations locations, StationsForOrder stations)
      implements KeylessKind<ClaimTicket, Optional<Ticket>> {
    /** Tickets that are looked at beyond one for each worker, before all are. */
    private static final int SPARE = 20;

    /** Tickets of a station that are looked at where workers turn the first ones down. */
    private static final int LOOKED_AT_MAX = 1_000;

    @Override
    public void apply(Tx tx, List<Entry<ClaimTicket, Optional<Ticket>>> entries)
        throws SQLException {
      var heads = Entry.heads(entries);
      var places = locations.current(tx, heads);
      var here = stations.find(tx, heads);
      var byStation =
          new LinkedHashMap<TicketRows.Key, List<Entry<ClaimTicket, Optional<Ticket>>>>();
      for (var entry : entries) {
        var command = entry.command();
        if (Objects.requireNonNull(here.get(command.locationId()))
            .find(command.stationId())
            .isEmpty()) {
          entry.refuse(new Refused(Code.NOT_FOUND, "There is no such station."));
        } else {
          byStation.computeIfAbsent(command.station(), key -> new ArrayList<>()).add(entry);
        }
      }
      var left = give(tx, byStation, places, most(byStation) + SPARE);
      give(tx, left, places, LOOKED_AT_MAX);
    }

    private static int most(Map<TicketRows.Key, List<Entry<ClaimTicket, Optional<Ticket>>>> asked) {
      return asked.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /** Gives what there is among the first so many, and answers who might get a later one. */
    private static Map<TicketRows.Key, List<Entry<ClaimTicket, Optional<Ticket>>>> give(
        Tx tx,
        Map<TicketRows.Key, List<Entry<ClaimTicket, Optional<Ticket>>>> asked,
        Map<UUID, Location> places,
        int limit)
        throws SQLException {
      var waiting =
          asked.isEmpty()
              ? Map.<UUID, List<Ticket>>of()
              : QueueRows.queued(tx, asked.keySet(), limit).stream()
                  .collect(
                      Collectors.groupingBy(t -> Objects.requireNonNull(t.progress().stationId())));
      var changes = new TicketChanges(waiting.values().stream().flatMap(List::stream).toList());
      var left = new LinkedHashMap<TicketRows.Key, List<Entry<ClaimTicket, Optional<Ticket>>>>();
      asked.forEach(
          (station, entries) -> {
            var tickets = waiting.getOrDefault(station.ticketId(), List.of());
            var place = Objects.requireNonNull(places.get(station.locationId()));
            var rest = pair(entries, tickets, place, changes);
            if (!rest.isEmpty() && tickets.size() == limit && limit < LOOKED_AT_MAX) {
              left.put(station, rest);
            } else {
              rest.forEach(entry -> entry.unchanged(Optional.empty()));
            }
          });
      changes.write(tx);
      return left;
    }

    private static List<Entry<ClaimTicket, Optional<Ticket>>> pair(
        List<Entry<ClaimTicket, Optional<Ticket>>> entries,
        List<Ticket> tickets,
        Location place,
        TicketChanges changes) {
      var byWorker =
          entries.stream().collect(Collectors.toMap(e -> e.command().waitingId(), e -> e));
      var byTicket = tickets.stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
      var now = entries.getFirst().head().now();
      var matching =
          Matcher.pair(
              tickets.stream()
                  .filter(ticket -> !ticket.card().voided())
                  .map(Ticket::waiting)
                  .toList(),
              entries.stream().map(Claiming::free).toList(),
              now,
              place.timeZone());
      var rest = new LinkedHashMap<>(byWorker);
      for (var pair : matching.pairs()) {
        var entry = Objects.requireNonNull(rest.remove(pair.worker().id()));
        var ticket = Objects.requireNonNull(byTicket.get(pair.ticket().id()));
        var hand = new Hand(entry.command().worker(), false, null, now.plus(Step.LEASE));
        var fired = ticket.with(ticket.progress().fired(hand, now));
        entry.done(Optional.of(fired), changes.change(ticket, fired, entry.head()));
      }
      return List.copyOf(rest.values());
    }

    private static FreeWorker free(Entry<ClaimTicket, Optional<Ticket>> entry) {
      var command = entry.command();
      return new FreeWorker(
          command.waitingId(), command.worker().key(), command.filter(), command.since());
    }
  }
}
