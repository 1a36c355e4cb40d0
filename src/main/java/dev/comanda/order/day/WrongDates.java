package dev.comanda.order.day;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.log.Dates;
import dev.comanda.problem.Standstill;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a clock that ran ahead has left behind. A business date never runs backwards by hours; one
 * that is more than a day ahead of a clock that is right was never right and ends, with an alarm.
 * What was ordered on it stays there until {@link #mend} is asked for. Thread-safe.
 */
public final class WrongDates implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(30);

  /** A day that is ahead by no more may be the next one of a place that closed early. */
  private static final int AHEAD_DAYS_MAX = 1;

  private static final Logger log = LoggerFactory.getLogger(WrongDates.class);

  private final Database database;
  private final Clock clock;
  private final Standstill standstill;
  private final Rounds rounds =
      new Rounds("wrong-dates", EVERY, "dates that ran ahead will end later");
  private volatile Set<String> places = Set.of();

  /** Over a database; nothing ends while the clock may be the one that is wrong. */
  public WrongDates(Database database, Clock clock, Standstill standstill) {
    this.database = database;
    this.clock = clock;
    this.standstill = standstill;
  }

  /** Looks now and every half a minute, on a thread of its own, until closed. */
  public void start() {
    rounds.start(this::runOnce);
  }

  /** Ends the dates that ran ahead, and looks where orders stand on such dates. */
  public void runOnce() {
    if (standstill.reason().isPresent()) {
      return;
    }
    var found = new TreeSet<String>();
    for (var each : database.read(Dates::standing)) {
      var place = database.read(tx -> Locations.one(tx, each.locationId()));
      if (ahead(place, each.date())) {
        end(place);
      }
      database
          .read(tx -> WrongDateRows.last(tx, place.id()))
          .filter(last -> ahead(place, last))
          .ifPresent(last -> found.add(place.slug()));
    }
    places = found;
  }

  /** The slugs of places with orders on dates that have not come. */
  public Set<String> places() {
    return places;
  }

  private LocalDate today(Location place) {
    return place.businessDate(clock.instant());
  }

  private boolean ahead(Location place, LocalDate date) {
    return date.isAfter(today(place).plusDays(AHEAD_DAYS_MAX));
  }

  private void end(Location place) {
    var today = today(place);
    var ended =
        database.write(
            tx -> {
              var date = Dates.lock(tx, place.id());
              if (ahead(place, date)) {
                WrongDateRows.forgetTotals(tx, place.id(), today);
                Dates.stand(tx, place.id(), today, WrongDateRows.lastNumber(tx, place.id(), today));
              }
              return date;
            });
    log.error(
        "a wrong clock had put {} at the business date {}; it is {} again. './comanda check --mend'"
            + " sets right what was ordered meanwhile",
        place.slug(),
        ended,
        today);
  }

  /**
   * Puts every order that was written while the clock was more than a day ahead where the events
   * around it tell that it belongs, behind the last number there; with its payments and all totals.
   * Reads the log, so that what is older than its beginning stays.
   *
   * @return what was done, a line a place; none when nothing was wrong
   */
  public List<String> mend() {
    var done = new ArrayList<String>();
    for (var each : database.read(Dates::standing)) {
      var place = database.read(tx -> Locations.one(tx, each.locationId()));
      // The whole log is sorted here, before anybody has to wait.
      if (ahead(place, each.date()) || !database.patiently(tx -> found(tx, place)).isEmpty()) {
        var moved = database.patiently(tx -> mend(tx, place.id()));
        if (!moved.isEmpty()) {
          done.add(place.slug() + ": " + words(moved));
        }
      }
    }
    return done;
  }

  private static String words(List<Dates.Ahead> moved) {
    long payments = moved.stream().filter(Dates.Ahead::paid).count();
    return Stream.of(counted(moved.size() - payments, "order"), counted(payments, "payment"))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(" and "))
        + (moved.size() == 1 ? " was" : " were")
        + " put on the right date";
  }

  private static String counted(long count, String what) {
    return count == 0 ? "" : count + " " + what + (count == 1 ? "" : "s");
  }

  private List<Dates.Ahead> found(Tx tx, Location place) throws SQLException {
    return Dates.ahead(tx, place.id(), clock.instant());
  }

  private List<Dates.Ahead> mend(Tx tx, UUID locationId) throws SQLException {
    var standsAt = Dates.lock(tx, locationId);
    var place = Locations.one(tx, locationId);
    var today = today(place);
    var wrong = found(tx, place);
    if (wrong.isEmpty() && !ahead(place, standsAt)) {
      return wrong;
    }
    var from = today;
    for (var event : wrong) {
      var date = place.businessDate(event.at());
      from = date.isBefore(from) ? date : from;
      move(tx, place, event, date);
    }
    WrongDateRows.movePayments(tx, locationId, today);
    WrongDateRows.forgetTotals(tx, locationId, from);
    var stands = ahead(place, standsAt) ? today : standsAt;
    Dates.stand(tx, locationId, stands, WrongDateRows.lastNumber(tx, locationId, stands));
    Dates.beginAnew(tx, locationId);
    return wrong;
  }

  private static void move(Tx tx, Location place, Dates.Ahead event, LocalDate date)
      throws SQLException {
    var data = (ObjectNode) Json.tree(Dates.data(tx, place.id(), event));
    var id = UUID.fromString(data.path("id").textValue());
    data.put("business_date", date.toString());
    if (event.paid()) {
      WrongDateRows.movePayment(tx, place.id(), id, date, event.at());
      data.put("paid_at", event.at().toString());
    } else {
      int number = WrongDateRows.lastNumber(tx, place.id(), date) + 1;
      int hour = event.at().atZone(place.timeZone()).getHour();
      WrongDateRows.move(tx, place.id(), id, date, number, event.at(), hour);
      data.put("number", number);
      data.put("placed_at", event.at().toString());
    }
    Dates.rewrite(tx, place.id(), event, Json.text(data));
  }

  @Override
  public void close() {
    rounds.close();
  }
}
