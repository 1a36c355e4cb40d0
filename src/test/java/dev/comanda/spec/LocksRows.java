package dev.comanda.spec;

import dev.comanda.db.Database;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** SQL that looks who waits for a lock, and what a session's part of the log is. */
final class LocksRows {
  private static final Duration WAIT = Duration.ofMinutes(1);

  private LocksRows() {}

  /** Waits until a transaction waits for another's lock. */
  static void awaitWaiting(Database database) {
    long giveUpNanos = System.nanoTime() + WAIT.toNanos();
    while (!waiting(database)) {
      if (System.nanoTime() - giveUpNanos > 0) {
        throw new AssertionError("nobody waits for a lock");
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** Does something while nobody can read the totals of products. */
  static void whileTotalsAreLocked(Database database, Runnable work) {
    database.write(
        tx -> {
          tx.run("LOCK TABLE product_day IN ACCESS EXCLUSIVE MODE");
          work.run();
          return "";
        });
  }

  private static boolean waiting(Database database) {
    return database.read(
        tx ->
            tx.row(
                    """
                    SELECT 1 FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock'
                    """,
                    row -> 1)
                .isPresent());
  }

  /** The types of a session's events, in the log's order. */
  static List<String> eventTypes(Database database, String session) {
    return database.read(
        tx ->
            tx.rows(
                "SELECT type FROM event WHERE session_id = ? ORDER BY seq",
                row -> row.getString("type"),
                UUID.fromString(session)));
  }
}
