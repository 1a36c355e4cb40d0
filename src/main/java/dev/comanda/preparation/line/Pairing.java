package dev.comanda.preparation.line;

import dev.comanda.db.Tx;
import dev.comanda.location.Location;
import dev.comanda.log.writer.Entry;
import dev.comanda.preparation.Progress.Hand;
import dev.comanda.preparation.QueueRows;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.TicketChanges;
import dev.comanda.preparation.TicketRows;
import dev.comanda.preparation.line.GiveRobot.Given;
import dev.comanda.preparation.line.RobotRows.Who;
import dev.comanda.preparation.match.Matcher;
import dev.comanda.preparation.match.WorkFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Pairs the robots of a batch with what waits at their stations. Not thread-safe.
 *
 * @param known what robots were before, by what they are known by
 * @param written takes the robots that are to be written
 */
record Pairing(Map<Who, Robot> known, List<Robot> written) {
  /** Tickets that are looked at beyond one for each robot. */
  private static final int SPARE = 20;

  /** Tickets of a station that are looked at where robots do not make everything. */
  private static final int LOOKED_AT_MAX = 1_000;

  void give(Tx tx, List<Entry<GiveRobot, Given>> free, Map<UUID, Location> places)
      throws SQLException {
    var byStation = new LinkedHashMap<TicketRows.Key, List<Entry<GiveRobot, Given>>>();
    for (var entry : free) {
      var robot = entry.command().robot();
      var station = new TicketRows.Key(robot.locationId(), robot.stationId());
      byStation.computeIfAbsent(station, key -> new ArrayList<>()).add(entry);
    }
    var filters = new HashMap<UUID, WorkFilter>();
    free.forEach(
        e -> filters.put(e.command().robot().id(), e.command().robot().filter().filter("")));
    boolean choosy = filters.values().stream().anyMatch(each -> !each.equals(WorkFilter.ALL));
    int limit = choosy ? LOOKED_AT_MAX : free.size() + SPARE;
    var queued = QueueRows.queued(tx, byStation.keySet(), limit);
    var waiting =
        queued.stream()
            .collect(Collectors.groupingBy(t -> Objects.requireNonNull(t.progress().stationId())));
    var changes = new TicketChanges(queued);
    byStation.forEach(
        (station, entries) -> {
          var tickets = waiting.getOrDefault(station.ticketId(), List.of());
          var place = Objects.requireNonNull(places.get(station.locationId()));
          pair(entries, tickets, place, filters, changes);
        });
    changes.write(tx);
  }

  private void pair(
      List<Entry<GiveRobot, Given>> entries,
      List<Ticket> tickets,
      Location place,
      Map<UUID, WorkFilter> filters,
      TicketChanges changes) {
    var left = new LinkedHashMap<UUID, Entry<GiveRobot, Given>>();
    entries.forEach(entry -> left.put(entry.command().robot().id(), entry));
    var byId = tickets.stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
    var matching =
        Matcher.pair(
            tickets.stream()
                .filter(ticket -> !ticket.card().voided())
                .map(Ticket::waiting)
                .toList(),
            entries.stream()
                .map(entry -> entry.command().robot())
                .map(robot -> robot.free(Objects.requireNonNull(filters.get(robot.id()))))
                .toList(),
            entries.getFirst().head().now(),
            place.timeZone());
    for (var pair : matching.pairs()) {
      var entry = Objects.requireNonNull(left.remove(pair.worker().id()));
      fire(entry, Objects.requireNonNull(byId.get(pair.ticket().id())), changes);
    }
    left.values().forEach(this::wait);
  }

  private void fire(Entry<GiveRobot, Given> entry, Ticket ticket, TicketChanges changes) {
    var now = entry.head().now();
    var free = now(entry.command());
    var robot =
        entry.command().asking() ? free.answered(ticket.id(), now) : free.calling(ticket.id(), now);
    var hand = new Hand(robot.worker(), false, null, null);
    var fired = ticket.with(ticket.progress().fired(hand, now));
    written.add(robot);
    entry.done(new Given(robot, Optional.of(fired)), changes.change(ticket, fired, entry.head()));
  }

  /** Whoever pulls waits nowhere, and whoever waits goes on. */
  private void wait(Entry<GiveRobot, Given> entry) {
    var command = entry.command();
    var robot = now(command);
    if (!command.asking() || robot.address() == null) {
      entry.unchanged(new Given(robot, Optional.empty()));
      return;
    }
    written.add(robot);
    entry.done(new Given(robot, Optional.empty()), 0);
  }

  private Robot now(GiveRobot command) {
    var robot = command.robot();
    var before = known.get(Who.of(robot));
    return command.asking() && before != null ? robot.known(before) : robot;
  }
}
