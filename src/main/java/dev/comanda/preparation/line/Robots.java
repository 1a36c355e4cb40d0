package dev.comanda.preparation.line;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.preparation.Station;
import dev.comanda.preparation.Stations;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.line.RobotRows.Who;
import dev.comanda.preparation.match.FilterTexts;
import dev.comanda.preparation.served.ServedLines;
import dev.comanda.problem.Code;
import dev.comanda.problem.Outage;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What robots ask, take and report. Thread-safe. */
public final class Robots {
  /** Robots of a location that wait or were given something; each is a task of some engine. */
  public static final int ROBOTS_MAX = 200;

  /** Orders of a station that are told of, the newest. */
  public static final int ORDERS_MAX = 1_000;

  /** Reports that are shown to whoever looks after the robots. */
  static final int LOOK_MAX = 100;

  private static final Logger log = LoggerFactory.getLogger(Robots.class);

  private final Database database;
  private final LocationWriter writer;
  private final Clock clock;
  private final GiveRobot.Giving giving;
  private final ApplyReport.Applying applying;

  /** Robots over a database. */
  Robots(
      Database database,
      LocationWriter writer,
      Clock clock,
      GiveRobot.Giving giving,
      ServedLines served) {
    this.database = database;
    this.writer = writer;
    this.clock = clock;
    this.giving = giving;
    this.applying = new ApplyReport.Applying(served);
  }

  /**
   * What became of a report, which is stored.
   *
   * @param reason why it changes nothing, or that it waits to be applied; null where it did
   */
  public record Heard(boolean applied, @Nullable String reason) {}

  /** All stations of a location, for who speaks for one of them. */
  public List<Station> stations(UUID locationId) {
    return database.read(tx -> Stations.all(tx, locationId));
  }

  /**
   * The order for a robot that asks; empty where it has to wait, which it does once this returns.
   *
   * @throws Refused {@code busy} where too many wait, {@code not_found} without the station
   */
  public Optional<RobotOrder> ask(Station station, Asking asking) {
    var robot =
        fresh(station, asking.who(), asking.address().text(), asking.name(), asking.filter());
    if (database.read(tx -> RobotRows.full(tx, Who.of(robot), ROBOTS_MAX))) {
      throw new Refused(Code.BUSY, "More than " + ROBOTS_MAX + " robots wait here.").retryAfter(60);
    }
    try {
      return give(robot);
    } catch (RuntimeException e) {
      if (!passing(e)) {
        throw e;
      }
      log.info("a robot waits until its location can be changed: {}", e.getMessage());
      database.write(
          tx -> {
            RobotRows.come(tx, robot);
            return true;
          });
      return Optional.empty();
    }
  }

  /**
   * The oldest order that waits, for whoever takes it without an address: should nothing be heard
   * of it, it is held.
   *
   * @throws Refused {@code busy}, {@code not_found}
   */
  public Optional<RobotOrder> pull(Station station) {
    var filter = new FilterTexts(null, null, null, null, null);
    return give(fresh(station, "pull/" + Ids.next(), null, "Pull", filter));
  }

  private Robot fresh(
      Station station, String who, @Nullable String address, String label, FilterTexts filter) {
    return Robot.fresh(
        station.locationId(),
        Ids.next(),
        station.id(),
        who,
        address,
        label,
        filter,
        clock.instant());
  }

  private Optional<RobotOrder> give(Robot robot) {
    return writer.submit(new GiveRobot(robot, true, giving)).value().ticket().map(RobotOrder::of);
  }

  /** Whether what failed may succeed later. */
  private static boolean passing(RuntimeException e) {
    return e instanceof Outage
        || (e instanceof Refused refused && refused.code().status() == Code.BUSY.status());
  }

  /** Stores what a robot says of an order, and does it as soon as that can be done. */
  public Heard report(UUID locationId, String orderId, String status, String orderbotId) {
    var report =
        new RobotReport(
            locationId,
            Ids.next(),
            clock.instant(),
            orderId,
            serial(orderId),
            status,
            orderbotId,
            null);
    database.write(
        tx -> {
          ReportRows.insert(tx, report);
          return true;
        });
    try {
      return apply(report)
          .map(reason -> new Heard(false, reason.name().toLowerCase(Locale.ROOT)))
          .orElse(new Heard(true, null));
    } catch (RuntimeException e) {
      if (!passing(e)) {
        log.error("a report is stored and could not be applied", e);
      }
      return new Heard(false, "stored");
    }
  }

  private static @Nullable Integer serial(String orderId) {
    return orderId.matches("\\d{1,9}") ? Integer.valueOf(orderId) : null;
  }

  /** Does what a stored report says; says why not where it does nothing. */
  Optional<Reason> apply(RobotReport report) {
    return writer.submit(new ApplyReport(report, applying)).value();
  }

  /** The orders that wait at a station, the oldest first. */
  public List<RobotOrder> waiting(Station station) {
    return last(station, null).stream()
        .filter(RobotOrder::waits)
        .sorted(Comparator.comparing((Ticket each) -> each.progress().fireAt()))
        .map(RobotOrder::of)
        .toList();
  }

  /** The last orders of a station, the oldest first. */
  public List<RobotOrder> orders(Station station) {
    return last(station, null).stream().map(RobotOrder::of).toList().reversed();
  }

  /** One order of a station, as it was sent. */
  public Optional<RobotOrder> order(Station station, String orderId) {
    var serial = serial(orderId);
    return serial == null
        ? Optional.empty()
        : last(station, serial).stream().findFirst().map(RobotOrder::of);
  }

  private List<Ticket> last(Station station, @Nullable Integer serial) {
    return database.read(tx -> ReportRows.last(tx, station, serial, ORDERS_MAX));
  }

  /** All robots of a location, the one that has waited longest first. */
  List<Robot> all(UUID locationId) {
    return database.read(tx -> RobotRows.all(tx, locationId, ROBOTS_MAX));
  }

  /** What robots of a location said that changed nothing, the last first. */
  List<RobotReport> reports(UUID locationId) {
    return database.read(tx -> ReportRows.refused(tx, locationId, LOOK_MAX));
  }

  /**
   * Forgets a robot that waits, or whose address is not open.
   *
   * @throws Refused {@code not_found}; {@code ticket_state} where it has a ticket
   */
  void drop(UUID locationId, UUID id) {
    database.write(
        tx -> {
          var robot =
              RobotRows.find(tx, locationId, id)
                  .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such robot."));
          if (robot.ticketId() != null || !RobotRows.forget(tx, robot)) {
            throw new Refused(
                Code.TICKET_STATE,
                "This robot was just given an order; what becomes of that shows within a minute.");
          }
          tx.deed();
          return true;
        });
  }
}
