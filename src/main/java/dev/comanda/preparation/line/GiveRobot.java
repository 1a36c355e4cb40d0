package dev.comanda.preparation.line;

import dev.comanda.db.Tx;
import dev.comanda.location.Locations;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.KeylessKind;
import dev.comanda.preparation.StationsForOrder;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.TicketRows;
import dev.comanda.preparation.line.RobotRows.Who;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives a robot the ticket that it should make next. One that asks right now is answered with it,
 * or waits; one that waits is to be called once this is committed. Refused with {@code not_found}.
 *
 * @param robot as it asks, or as it waits
 * @param asking whether it asks right now
 */
record GiveRobot(Robot robot, boolean asking, Giving kind) implements Command<GiveRobot.Given> {

  /**
   * What became of it.
   *
   * @param robot as it is by now
   * @param ticket empty where there is none for it
   */
  record Given(Robot robot, Optional<Ticket> ticket) {}

  @Override
  public UUID locationId() {
    return robot.locationId();
  }

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  /** One that pulls and gets nothing waits nowhere. */
  private Given nothing() {
    return new Given(robot, Optional.empty());
  }

  /** Gives many robots what waits at their stations. */
  record Giving(Locations locations, StationsForOrder stations)
      implements KeylessKind<GiveRobot, Given> {
    @Override
    public void apply(Tx tx, List<Entry<GiveRobot, Given>> entries) throws SQLException {
      var heads = Entry.heads(entries);
      var here = stations.find(tx, heads);
      var last = last(entries);
      var known = new HashMap<Who, Robot>();
      RobotRows.known(tx, last.keySet()).forEach(each -> known.put(Who.of(each), each));
      var unheard = unheard(tx, known);
      var written = new ArrayList<Robot>();
      var free = new ArrayList<Entry<GiveRobot, Given>>();
      for (var entry : entries) {
        var command = entry.command();
        var before = Optional.ofNullable(known.get(Who.of(command.robot())));
        var had = before.flatMap(each -> Optional.ofNullable(unheard.get(each.id())));
        if (!entry.equals(last.get(Who.of(command.robot())))
            || !(command.asking() || waits(command, before))) {
          entry.unchanged(command.nothing());
        } else if (had.isPresent()) {
          written.add(again(entry, before.orElseThrow(), had.get()));
        } else if (here(here, entry).find(command.robot().stationId()).isEmpty()) {
          entry.refuse(new Refused(Code.NOT_FOUND, "There is no such station."));
        } else {
          free.add(entry);
        }
      }
      if (!free.isEmpty()) {
        new Pairing(known, written).give(tx, free, locations.current(tx, heads));
      }
      RobotRows.write(tx, written);
    }

    /** Of those that are one robot the last that asks, which alone still listens. */
    private static Map<Who, Entry<GiveRobot, Given>> last(List<Entry<GiveRobot, Given>> entries) {
      var last = new LinkedHashMap<Who, Entry<GiveRobot, Given>>();
      for (var entry : entries) {
        last.merge(
            Who.of(entry.command().robot()),
            entry,
            (one, later) -> one.command().asking() && !later.command().asking() ? one : later);
      }
      return last;
    }

    private static StationsForOrder.Here here(
        Map<UUID, StationsForOrder.Here> all, Entry<GiveRobot, Given> entry) {
      return Objects.requireNonNull(all.get(entry.command().locationId()));
    }

    private static boolean waits(GiveRobot command, Optional<Robot> now) {
      return now.filter(
              each ->
                  each.state() == Robot.State.WAITING && each.fence() == command.robot().fence())
          .isPresent();
    }

    /** What robots were given and nothing was heard of, by the robots' ids. */
    private static Map<UUID, Ticket> unheard(Tx tx, Map<Who, Robot> known) throws SQLException {
      var having = new HashMap<TicketRows.Key, Robot>();
      for (var robot : known.values()) {
        if (robot.ticketId() != null) {
          having.put(new TicketRows.Key(robot.locationId(), robot.ticketId()), robot);
        }
      }
      var unheard = new HashMap<UUID, Ticket>();
      if (having.isEmpty()) {
        return unheard;
      }
      var tickets = TicketRows.locked(tx, having.keySet());
      var reported = ReportRows.unheard(tx, tickets);
      for (var ticket : tickets) {
        var robot = Objects.requireNonNull(having.get(TicketRows.Key.of(ticket)));
        if (robot.has(ticket) && !reported.contains(TicketRows.Key.of(ticket))) {
          unheard.put(robot.id(), ticket);
        }
      }
      return unheard;
    }

    /** Who asks again without a word about its ticket never got it: the answer was lost. */
    private static Robot again(Entry<GiveRobot, Given> entry, Robot before, Ticket ticket) {
      var robot = entry.command().robot().known(before).answered(ticket.id(), entry.head().now());
      entry.done(new Given(robot, Optional.of(ticket)), 0);
      return robot;
    }
  }
}
