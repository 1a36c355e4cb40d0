package dev.comanda.order;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.db.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;

/**
 * Adds up what was sold on each business date once it is over: a date that is over never changes,
 * since a later void counts where it is made. Locks no location; several nodes may do it at once.
 * What is not added up yet is told by the lines. Thread-safe.
 */
public final class ClosedDays implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final Database database;
  private final Rounds rounds =
      new Rounds("closed-days", EVERY, "the days that are over will be added up later");

  /** Over a database; {@link #start} makes it run every ten minutes. */
  public ClosedDays(Database database) {
    this.database = database;
  }

  /** Runs now and every ten minutes, on a thread of its own, until closed. */
  public void start() {
    rounds.start(this::runOnce);
  }

  /**
   * Adds up all dates that are over. What fails at one location does not keep the others waiting.
   *
   * @throws DatabaseUnavailable the first failure, after the others were added up
   */
  public void runOnce() {
    var failed = new ArrayList<DatabaseUnavailable>();
    for (var location : database.read(ClosedDayRows::waiting)) {
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

  @Override
  public void close() {
    rounds.close();
  }
}
