package dev.comanda.spec;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** SQL that looks who waits for a lock, and what a session's part of the log is. */
final class LocksRows {
  private static final Duration WAIT = Duration.ofMinutes(1);

  private LocksRows() {}

  /** Waits until a transaction waits for another's lock; tells when it began. */
  static Instant awaitWaiting(Database database) {
    return awaitWaitingAfter(database, Instant.EPOCH);
  }

  /** Waits until a transaction waits for another's lock that began later; tells when. */
  static Instant awaitWaitingAfter(Database database, Instant before) {
    long giveUpNanos = System.nanoTime() + WAIT.toNanos();
    var waiting = waiting(database, before);
    while (waiting.isEmpty()) {
      if (System.nanoTime() - giveUpNanos > 0) {
        throw new AssertionError("nobody waits for a lock");
      }
      LockSupport.parkNanos(2_000_000);
      waiting = waiting(database, before);
    }
    return waiting.get();
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

  /** Does something while somebody else holds the lock of a location, and says that it is held. */
  static void whileLocationIsLocked(Database database, String slug, Runnable work) {
    var done = new AtomicBoolean();
    var held = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> hold(database, slug, held, done));
      try {
        held.await();
        work.run();
      } finally {
        done.set(true);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void hold(
      Database database, String slug, CountDownLatch held, AtomicBoolean done) {
    database.write(
        tx -> {
          tx.row(
              """
              SELECT 1 FROM location_log
              WHERE location_id = (SELECT id FROM location WHERE slug = ?)
              FOR UPDATE
              """,
              row -> 1,
              slug);
          held.countDown();
          while (!done.get()) {
            tx.run("SELECT 1");
            LockSupport.parkNanos(20_000_000);
          }
          return slug;
        });
  }

  private static Optional<Instant> waiting(Database database, Instant before) {
    return database.read(
        tx ->
            tx.row(
                """
                SELECT xact_start FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock' AND xact_start > ?
                """,
                row -> Tx.instant(row, "xact_start"),
                before));
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
