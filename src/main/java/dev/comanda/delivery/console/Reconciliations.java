package dev.comanda.delivery.console;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Running;
import dev.comanda.json.CsvStyle;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was ordered on a date with what stands in the ERPs, all as of one moment. Few are
 * made at once, so that they hold up no orders, and of each location fewer, so that none waits for
 * another. Thread-safe.
 */
final class Reconciliations {
  /** Lines of one file. */
  static final int LINES_MAX = 100_000;

  /** Orders that are read at once. */
  private static final int ORDERS = 500;

  /** Comparisons of one location at once, and of all. */
  private static final int EACH_MAX = 2;

  private static final int ALL_MAX = 5;

  /** Files, each of which is held whole until it is sent. */
  private static final int EACH_FILES_MAX = 1;

  private static final int ALL_FILES_MAX = 3;
  private static final int AGAIN_SECONDS = 2;

  private final Database database;
  private final Clock clock;
  private final LocationTurns turns = new LocationTurns(EACH_MAX, ALL_MAX);
  private final LocationTurns files = new LocationTurns(EACH_FILES_MAX, ALL_FILES_MAX);

  Reconciliations(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param date null for the one that is open
   * @param integrationId null for all
   */
  record Asked(UUID locationId, @Nullable LocalDate date, @Nullable UUID integrationId) {}

  /**
   * The lines of a date as a file.
   *
   * @param content all of it, in UTF-8
   */
  record File(Location at, LocalDate date, byte[] content) {}

  /** What differs, and what it all comes to. */
  Reconciliation differences(Asked asked) {
    return alone(
        turns,
        asked,
        tx -> {
          var day = day(tx, asked);
          var currency = day.at().currency();
          var tally = new Reconciliation.Tally(day.by(), currency);
          each(tx, asked, day, tally::add);
          var open = open(tx, day.at());
          return new Reconciliation(
              Reconciliation.Place.of(day.at()),
              day.date(),
              !day.date().isBefore(open),
              tally.all());
        });
  }

  /**
   * All lines, or those that differ, written down as they are read.
   *
   * @throws Refused {@code invalid} where there are too many for one file: no part of them is one
   */
  File file(Asked asked, boolean differencesOnly, CsvStyle style) {
    return alone(
        files,
        asked,
        tx -> {
          var day = day(tx, asked);
          var csv = new ReconciliationCsv(style, day.date(), day.by());
          each(
              tx,
              asked,
              day,
              line -> {
                if (!differencesOnly || line.difference() != null) {
                  csv.add(line);
                }
                if (csv.lines() > LINES_MAX) {
                  throw tooMany(asked);
                }
              });
          return new File(day.at(), day.date(), csv.content());
        });
  }

  private static Refused tooMany(Asked asked) {
    return Refused.field(
        asked.integrationId() == null ? "query:integration" : "query:differences",
        "too_many",
        "These are more than " + LINES_MAX + " lines; ask for less of them.");
  }

  private <T> T alone(LocationTurns turns, Asked asked, Database.Work<T> work) {
    var at = asked.locationId();
    if (!turns.begin(at)) {
      throw new Refused(Code.BUSY, "Others are being made; try again in a moment.")
          .retryAfter(AGAIN_SECONDS);
    }
    try {
      return database.snapshot(work);
    } finally {
      turns.end(at);
    }
  }

  private record Day(Location at, LocalDate date, List<Integration> by) {}

  private Day day(Tx tx, Asked asked) throws SQLException {
    var at = Locations.one(tx, asked.locationId());
    var one = asked.integrationId();
    var by =
        Running.of(tx, at.id()).stream()
            .filter(each -> one == null || each.id().equals(one))
            .toList();
    if (one != null && by.isEmpty()) {
      throw Refused.field("query:integration", "unknown", "There is no such integration here.");
    }
    return new Day(at, asked.date() == null ? open(tx, at) : asked.date(), by);
  }

  /** A business date never runs backwards, not even where the clock does. */
  private LocalDate open(Tx tx, Location at) throws SQLException {
    var now = at.businessDate(clock.instant());
    var known = ReconciliationRows.open(tx, at.id());
    return now.isBefore(known) ? known : now;
  }

  private static void each(Tx tx, Asked asked, Day day, Consumer<OrderedLine> line)
      throws SQLException {
    var at = day.at();
    int last = ReconciliationRows.last(tx, at.id(), day.date());
    for (int after = 0; after < last; after += ORDERS) {
      ReconciliationRows.lines(
              tx, at.id(), day.date(), after, after + ORDERS, asked.integrationId(), at.currency())
          .forEach(line);
    }
  }
}
