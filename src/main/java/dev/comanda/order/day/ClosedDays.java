package dev.comanda.order.day;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.db.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;

/**
 * Adds up what was sold on each business date once it is over: a date that is over never changes,
 * since a later void counts where it is made. Of the open date it adds up what was ordered so far.
 * Locks no location; several nodes may do it at once. What is not added up yet is told by the
 * lines. Thread-safe.
 */
public final class ClosedDays implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** Fewer orders of the open date are left to the lines, which tell them in half a millisecond. */
  private static final int OPEN_ORDERS_MIN = 100;

  private final Database database;
  private final int openOrdersMin;
  private final Rounds rounds =
      new Rounds("closed-days", EVERY, "what was sold will be added up later");

  /** Over a database; {@link #start} makes it run every minute. */
  public ClosedDays(Database database) {
    this(database, OPEN_ORDERS_MIN);
  }

  /** The same, which leaves fewer orders than these to the lines. */
  ClosedDays(Database database, int openOrdersMin) {
    this.database = database;
    this.openOrdersMin = openOrdersMin;
  }

  /** Runs now and every minute, on a thread of its own, until closed. */
  public void start() {
    rounds.start(this::runOnce);
  }

  /**
   * Adds up all dates that are over, and what there is of the open one. What fails at one location
   * does not keep the others waiting.
   *
   * @throws DatabaseUnavailable the first failure, after the others were added up
   */
  public void runOnce() {
    var failed = new ArrayList<DatabaseUnavailable>();
    for (var location : database.read(tx -> ClosedDayRows.waiting(tx, openOrdersMin))) {
      try {
        addUpAll(location);
      } catch (DatabaseUnavailable e) {
        if (e.connectionLost()) {
          throw e;
        }
        failed.add(e);
      }
    }
    if (!failed.isEmpty()) {
      throw failed.getFirst();
    }
  }

  private void addUpAll(UUID location) {
    database.write(tx -> ClosedDayRows.begin(tx, location));
    boolean more = true;
    while (more && rounds.goOn()) {
      more = addUp(location);
    }
    more = true;
    while (more && rounds.goOn()) {
      more = toDate(location);
    }
    database.patiently(tx -> OpenDayRows.add(tx, location, openOrdersMin));
  }

  /** Whether there was a date to add up. */
  private boolean addUp(UUID location) {
    return database.patiently(
        tx -> {
          var day = ClosedDayRows.lock(tx, location);
          if (day.isPresent()) {
            ClosedDayRows.add(tx, day.get());
            ClosedDayRows.through(tx, day.get());
          }
          return day.isPresent();
        });
  }

  /** Whether there were dates, of one month, whose figures to date were missing. */
  private boolean toDate(UUID location) {
    return database.patiently(
        tx -> {
          var dates = ToDateRows.lock(tx, location);
          if (dates.isPresent()) {
            ToDateRows.add(tx, dates.get());
          }
          return dates.isPresent();
        });
  }

  @Override
  public void close() {
    rounds.close();
  }
}
