package dev.comanda.preparation.line;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.preparation.QueueRows;
import dev.comanda.preparation.Station;
import dev.comanda.preparation.Stations;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.TicketRows;
import dev.comanda.preparation.match.FreeWorker;
import dev.comanda.preparation.match.Matcher;
import dev.comanda.preparation.match.WaitingTicket;
import dev.comanda.preparation.match.WhyNot;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says why tickets of robots wait on, and why robots that wait have none. It is found out when
 * somebody asks, and written nowhere. Thread-safe.
 */
final class Unmatched {
  /** Tickets of a station of which that is said, the first; what is behind them has to wait. */
  static final int LOOKED_AT_MAX = 100;

  private final Database database;
  private final Locations locations;
  private final Clock clock;

  Unmatched(Database database, Locations locations, Clock clock) {
    this.database = database;
    this.locations = locations;
    this.clock = clock;
  }

  /** A ticket that waits on, and why. */
  record Waiting(UUID ticketId, WhyNot why) {}

  /**
   * Why the first tickets of a station of robots wait on, in the order of their rank; those are
   * left out that some robot is about to get. Nobody is matched with what people make.
   *
   * @throws dev.comanda.problem.Refused {@code not_found}
   */
  List<Waiting> tickets(UUID locationId, UUID stationId) {
    var at = locations.get(locationId);
    return database.read(
        tx -> {
          var station = Stations.one(tx, locationId, stationId);
          if (station.kind() == Station.Kind.PEOPLE) {
            return List.of();
          }
          var free =
              RobotRows.all(tx, locationId, Robots.ROBOTS_MAX).stream()
                  .filter(robot -> waitsAt(robot, stationId))
                  .map(Unmatched::free)
                  .toList();
          var queued = queued(tx, locationId, stationId);
          return Matcher.pair(queued, free, clock.instant(), at.timeZone()).left().stream()
              .map(left -> new Waiting(left.ticket().id(), left.why()))
              .toList();
        });
  }

  /**
   * For each robot that waits where tickets wait, what came nearest to be given to it, as {@link
   * WhyNot} has it; the others wait since nothing else does.
   */
  Map<UUID, WhyNot> robots(UUID locationId, List<Robot> robots) {
    var at = locations.get(locationId);
    var byStation =
        robots.stream()
            .filter(robot -> robot.state() == Robot.State.WAITING)
            .collect(Collectors.groupingBy(Robot::stationId));
    var why = new HashMap<UUID, WhyNot>();
    byStation.forEach(
        (stationId, waiting) -> {
          var queued = database.read(tx -> queued(tx, locationId, stationId));
          if (!queued.isEmpty()) {
            waiting.forEach(robot -> why.put(robot.id(), nearest(robot, queued, at)));
          }
        });
    return why;
  }

  private WhyNot nearest(Robot robot, List<WaitingTicket> queued, Location at) {
    var matching = Matcher.pair(queued, List.of(free(robot)), clock.instant(), at.timeZone());
    return matching.pairs().isEmpty()
        ? matching.left().stream().map(left -> left.why()).reduce(WhyNot.NOT_DUE, WhyNot::orNearer)
        : WhyNot.OTHERS_FIRST;
  }

  private static boolean waitsAt(Robot robot, UUID stationId) {
    return robot.state() == Robot.State.WAITING && robot.stationId().equals(stationId);
  }

  private static FreeWorker free(Robot robot) {
    return robot.free(robot.filter().filter(""));
  }

  private static List<WaitingTicket> queued(Tx tx, UUID locationId, UUID stationId)
      throws SQLException {
    var station = new TicketRows.Key(locationId, stationId);
    return QueueRows.queued(tx, List.of(station), LOOKED_AT_MAX).stream()
        .filter(ticket -> !ticket.card().voided())
        .map(Ticket::waiting)
        .toList();
  }
}
