package dev.comanda.preparation.line;

import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import dev.comanda.location.Locations;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.preparation.QueueRows;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.TicketRows;
import dev.comanda.preparation.Wakes;
import dev.comanda.preparation.robot.AllowedAddresses;
import dev.comanda.preparation.robot.Callback;
import dev.comanda.preparation.robot.CallbackLimits;
import dev.comanda.preparation.robot.CallbackUrl;
import dev.comanda.preparation.robot.HandOver;
import dev.comanda.preparation.robot.Probe;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/**
 * Hands tickets over to robots that wait. What is sent, and to whom, is committed before; what
 * became of it, after. A ticket that may have arrived never goes to another robot by itself: it is
 * sent to the same address again where that is still open, and else held. A node that dies in
 * between is followed by another, once the robot's lease has ended. Thread-safe.
 */
final class RobotCalls implements AutoCloseable {
  /** Twice each, a second and two questions end well within {@link Robot#CALL_LEASE}. */
  private static final CallbackLimits LIMITS =
      new CallbackLimits(Duration.ofSeconds(2), Duration.ofSeconds(5));

  /** After an answer that was lost, before the address is asked. */
  private static final Duration LOST_WAIT = Duration.ofSeconds(1);

  /** How often one ticket is sent to one robot that says that it is still open. */
  private static final int ATTEMPTS_MAX = 5;

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /** Tickets come far more often than robots wait. */
  private static final Duration ROUND_PAUSE = Duration.ofMillis(50);

  /** How often a ticket is put back whose location cannot be changed. */
  private static final int BACK_MAX = 4;

  /** So long what was not applied is shown. */
  private static final Duration REPORTS_KEPT = Duration.ofDays(3);

  /** What one round takes in hand of each kind; the next is soon. */
  private static final int TAKEN_MAX = 100;

  private final Database database;
  private final LocationWriter writer;
  private final Locations locations;
  private final Clock clock;
  private final Wakes wakes;
  private final Robots robots;
  private final GiveRobot.Giving giving;
  private final SettleRobot.Settling settling;
  private final SSLContext trusted;
  private final Hands hands = new Hands();
  private final Rounds rounds = new Rounds("robots", ROUND_PAUSE, "robots wait longer");
  private long lookedNanos;

  RobotCalls(
      Database database,
      LocationWriter writer,
      Locations locations,
      Clock clock,
      Wakes wakes,
      Robots robots,
      GiveRobot.Giving giving,
      SettleRobot.Settling settling,
      SSLContext trusted) {
    this.database = database;
    this.writer = writer;
    this.locations = locations;
    this.clock = clock;
    this.wakes = wakes;
    this.robots = robots;
    this.giving = giving;
    this.settling = settling;
    this.trusted = trusted;
    this.lookedNanos = System.nanoTime() - LOOK_EVERY.toNanos();
  }

  void start() {
    rounds.start(
        () -> {
          var next = wakes.anywhere();
          pair();
          if (System.nanoTime() - lookedNanos >= LOOK_EVERY.toNanos()) {
            lookedNanos = System.nanoTime();
            lookAfter();
          }
          rest(next);
        });
  }

  /** Ends at once when told to close: either is seen here, or the latch was taken before. */
  private void rest(CountDownLatch next) {
    try {
      if (rounds.goOn()) {
        Wakes.await(next, LOOK_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes those in hand that wait where tickets wait; what takes long goes on beside. */
  void pair() {
    database
        .read(tx -> RobotRows.wanted(tx, TAKEN_MAX))
        .forEach(robot -> hands.take(robot.id(), () -> give(robot)));
  }

  /** Takes in hand what others have left undone, or nothing was heard of. */
  void lookAfter() {
    var now = clock.instant();
    database
        .read(tx -> ReportRows.waiting(tx, TAKEN_MAX))
        .forEach(report -> hands.take(report.id(), () -> robots.apply(report)));
    var until = now.plus(Robot.CALL_LEASE);
    database
        .write(tx -> RobotRows.takeDue(tx, now, until, TAKEN_MAX))
        .forEach(robot -> hands.take(robot.id(), () -> look(robot)));
    database.write(tx -> ReportRows.forget(tx, now.minus(REPORTS_KEPT)));
  }

  private void give(Robot robot) {
    var given = writer.submit(new GiveRobot(robot, false, giving)).value();
    given.ticket().ifPresent(ticket -> call(given.robot(), ticket));
  }

  private void look(Robot robot) {
    switch (robot.state()) {
      case WAITING -> {}
      case ASIDE -> lookAside(robot);
      case CALLING, GIVEN -> lookAtGiven(robot);
    }
  }

  private void lookAside(Robot robot) {
    var said = probe(robot);
    var now = clock.instant();
    var asked = robot.said(said, now);
    if (said == Probe.OPEN) {
      change(robot, asked.waiting());
    } else if (robot.asideTooLong(now)) {
      database.write(tx -> RobotRows.forget(tx, robot));
    } else {
      change(robot, asked.aside(now));
    }
  }

  /** Whoever sent it is gone, or nothing was heard of it for long. */
  private void lookAtGiven(Robot robot) {
    var key = new TicketRows.Key(robot.locationId(), Objects.requireNonNull(robot.ticketId()));
    var ticket = database.read(tx -> QueueRows.one(tx, key)).filter(robot::has);
    if (ticket.isEmpty()) {
      database.write(tx -> RobotRows.forget(tx, robot));
    } else if (robot.address() == null || ticket.get().card().voided()) {
      settle(robot, false);
    } else {
      lookAtOpen(robot, ticket.get());
    }
  }

  private void lookAtOpen(Robot robot, Ticket ticket) {
    var said = probe(robot);
    var asked = robot.said(said, clock.instant());
    if (said == Probe.OPEN && robot.attempts() < ATTEMPTS_MAX) {
      again(robot, asked).ifPresent(sure -> call(sure, ticket));
    } else if (robot.state() == Robot.State.CALLING) {
      change(robot, asked.given(clock.instant()));
    } else {
      settle(robot, false);
    }
  }

  /** Sends a ticket to a robot of which it is written that this is being done. */
  private void call(Robot first, Ticket ticket) {
    var robot = first;
    while (true) {
      var outcome = callback(robot.locationId()).handOver(url(robot), RobotOrder.of(ticket).sent());
      boolean nobody = outcome instanceof HandOver.TurnedDown && robot.attempts() == 1;
      if (nobody) {
        back(robot);
        return;
      }
      var next = outcome instanceof HandOver.Lost ? stillOpen(robot) : Optional.<Robot>empty();
      if (next.isEmpty()) {
        change(robot, robot.given(clock.instant()));
        return;
      }
      robot = next.get();
    }
  }

  /** Where an address is open after a while, it has not got what was sent. */
  private Optional<Robot> stillOpen(Robot robot) {
    if (robot.attempts() >= ATTEMPTS_MAX || !waited()) {
      return Optional.empty();
    }
    var said = probe(robot);
    return said == Probe.OPEN ? again(robot, robot.said(said, clock.instant())) : Optional.empty();
  }

  private static boolean waited() {
    try {
      Thread.sleep(LOST_WAIT);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** It is sent once more while it is still wanted, which is written first. */
  private Optional<Robot> again(Robot robot, Robot asked) {
    var ticket = Objects.requireNonNull(robot.ticketId());
    var key = new TicketRows.Key(robot.locationId(), ticket);
    var now = database.read(tx -> QueueRows.one(tx, key)).filter(robot::has);
    var calling = asked.calling(ticket, clock.instant());
    return now.filter(each -> !each.card().voided()).isPresent() && change(robot, calling)
        ? Optional.of(calling)
        : Optional.empty();
  }

  private boolean change(Robot before, Robot after) {
    return database.write(tx -> RobotRows.change(tx, before, after));
  }

  /** Nobody got it, which is worth another try: what is only known here is lost with us. */
  private void back(Robot robot) {
    for (int i = 1; i < BACK_MAX; i++) {
      try {
        settle(robot, true);
        return;
      } catch (Refused e) {
        if (!waited()) {
          return;
        }
      }
    }
    settle(robot, true);
  }

  private void settle(Robot robot, boolean back) {
    writer.submit(new SettleRobot(robot, back, settling));
  }

  private Probe probe(Robot robot) {
    return callback(robot.locationId()).probe(url(robot));
  }

  private static CallbackUrl url(Robot robot) {
    return CallbackUrl.read(robot.address());
  }

  private Callback callback(UUID locationId) {
    return new Callback(allowed(locations, locationId), trusted, LIMITS);
  }

  /** Where robots of a location may be called: this machine, and what the location names. */
  static AllowedAddresses allowed(Locations locations, UUID locationId) {
    var named = locations.get(locationId).robotNetworks();
    return named.isEmpty()
        ? AllowedAddresses.loopback()
        : AllowedAddresses.parse(AllowedAddresses.LOOPBACK + ", " + String.join(", ", named));
  }

  @Override
  public void close() {
    rounds.stop();
    wakes.all();
    rounds.close();
    hands.close();
  }
}
