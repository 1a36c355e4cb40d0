package dev.comanda.log;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what is kept for a time only. Holds no location's lock. Thread-safe. */
public final class Retention implements AutoCloseable {
  /** How long a repeat of a request is answered as the first time. */
  public static final Duration KEYS_KEPT = Duration.ofDays(2);

  /** Rows that one transaction removes. */
  static final int CHUNK_ROWS_MAX = 1000;

  private static final Duration EVERY = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private final Database database;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Over a database; {@link #start} makes it run every hour. */
  public Retention(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Runs now and every hour, on a thread of its own, until closed. */
  public void start() {
    Thread.ofVirtual().name("retention").start(this::loop);
  }

  private void loop() {
    try {
      do {
        runReported();
      } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runReported() {
    try {
      int keys = runOnce();
      if (keys > 0) {
        log.info("forgot {} idempotency keys", keys);
      }
    } catch (DatabaseUnavailable e) {
      log.warn("idempotency keys will be forgotten later: {}", e.getMessage());
    }
  }

  /** Forgets all keys that are older than {@link #KEYS_KEPT} and says how many. */
  public int runOnce() {
    var before = clock.instant().minus(KEYS_KEPT);
    int forgotten = 0;
    for (var location : database.read(LogRows::locations)) {
      int chunk;
      do {
        chunk = database.write(tx -> IdempotencyRows.forget(tx, location, before, CHUNK_ROWS_MAX));
        forgotten += chunk;
      } while (chunk == CHUNK_ROWS_MAX && closed.getCount() > 0);
    }
    return forgotten;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
