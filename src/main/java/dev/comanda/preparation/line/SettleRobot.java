package dev.comanda.preparation.line;

import dev.comanda.db.Tx;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.KeylessKind;
import dev.comanda.preparation.Progress;
import dev.comanda.preparation.StationsForOrder;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.Ticket.Held;
import dev.comanda.preparation.TicketChanges;
import dev.comanda.preparation.TicketRows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the ticket from a robot that has not reported of it. Answered with whether it did: not
 * where somebody else has taken the robot in hand since, or a report came.
 *
 * @param robot as whoever decides has it in hand
 * @param back whether it is certain that the robot never got it, so that another may; else it is
 *     held
 */
record SettleRobot(Robot robot, boolean back, Settling kind) implements Command<Boolean> {

  /** Until a report that came has been applied, which is tried every few seconds. */
  private static final Duration REPORT_PAUSE = Duration.ofSeconds(5);

  @Override
  public UUID locationId() {
    return robot.locationId();
  }

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  private TicketRows.Key key() {
    return new TicketRows.Key(robot.locationId(), robot.id());
  }

  /** Settles many. */
  record Settling(StationsForOrder stations) implements KeylessKind<SettleRobot, Boolean> {
    @Override
    public void apply(Tx tx, List<Entry<SettleRobot, Boolean>> entries) throws SQLException {
      var heads = Entry.heads(entries);
      var here = stations.find(tx, heads);
      var robots = new HashMap<TicketRows.Key, Robot>();
      for (var robot :
          RobotRows.locked(tx, entries.stream().map(e -> e.command().key()).toList())) {
        robots.put(new TicketRows.Key(robot.locationId(), robot.id()), robot);
      }
      var tickets = TicketRows.locked(tx, robots.values().stream().flatMap(Settling::has).toList());
      var reported = ReportRows.unheard(tx, tickets);
      var changes = new TicketChanges(tickets);
      var written = new ArrayList<Robot>();
      for (var entry : entries) {
        var robot = robots.get(entry.command().key());
        if (robot == null || robot.fence() != entry.command().robot().fence()) {
          entry.unchanged(false);
          continue;
        }
        if (has(robot).anyMatch(reported::contains)) {
          written.add(robot.later(entry.head().now().plus(REPORT_PAUSE)));
          entry.done(false, 0);
          continue;
        }
        var ticket = has(robot).findFirst().flatMap(changes::now).filter(robot::has);
        written.add(robot.aside(entry.head().now()));
        if (ticket.isEmpty()) {
          entry.done(false, 0);
        } else {
          entry.done(true, take(entry, ticket.get(), here, changes));
        }
      }
      changes.write(tx);
      write(tx, written);
    }

    private static Stream<TicketRows.Key> has(Robot robot) {
      return Optional.ofNullable(robot.ticketId())
          .map(id -> new TicketRows.Key(robot.locationId(), id))
          .stream();
    }

    private static long take(
        Entry<SettleRobot, Boolean> entry,
        Ticket ticket,
        Map<UUID, StationsForOrder.Here> here,
        TicketChanges changes) {
      var at = Objects.requireNonNull(here.get(ticket.locationId()));
      var after = ticket.with(after(ticket, at, entry.command().back()));
      return changes.change(ticket, after, entry.head());
    }

    private static Progress after(Ticket ticket, StationsForOrder.Here here, boolean back) {
      var progress = ticket.progress();
      if (ticket.card().voided()) {
        return progress.cancelled();
      }
      if (!back) {
        return progress.held(Held.NO_REPORT);
      }
      boolean there = Optional.ofNullable(progress.stationId()).flatMap(here::find).isPresent();
      return there ? progress.back(null) : progress.held(Held.STATION_GONE);
    }

    private static void write(Tx tx, List<Robot> robots) throws SQLException {
      RobotRows.write(tx, robots.stream().filter(each -> !isGone(each)).toList());
      RobotRows.forget(tx, robots.stream().filter(Settling::isGone).toList());
    }

    /** One that pulled has no address that could be open again. */
    private static boolean isGone(Robot robot) {
      return robot.address() == null && robot.state() == Robot.State.ASIDE;
    }
  }
}
