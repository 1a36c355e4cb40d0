package dev.comanda.log;

import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what is kept for a time only: keys against repeats, then the events that no key leads to
 * any more. Holds a location's lock only to move the beginning of its log. Thread-safe.
 */
public final class Retention implements AutoCloseable {
  /** How long a repeat of a request is answered as the first time. */
  public static final Duration KEYS_KEPT = Duration.ofDays(2);

  /** Rows that one transaction removes. */
  static final int CHUNK_ROWS_MAX = 1000;

  /** How long a run waits for a location's lock before it leaves that to the next run. */
  private static final Duration LOCK_WAIT = Duration.ofSeconds(1);

  private static final Duration EVERY = Duration.ofHours(1);
  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private final Database database;
  private final Clock clock;
  private final Duration eventsKept;
  private final Rounds rounds =
      new Rounds("retention", EVERY, "old keys and events will be forgotten later");

  /** How much was forgotten. */
  record Forgotten(int keys, int events) {}

  /**
   * Over a database; {@link #start} makes it run every hour.
   *
   * @param eventsKept longer than {@link #KEYS_KEPT}, as a repeat is answered by its event
   */
  public Retention(Database database, Clock clock, Duration eventsKept) {
    if (eventsKept.compareTo(KEYS_KEPT) <= 0) {
      throw new IllegalArgumentException("events must outlive the keys that lead to them");
    }
    this.database = database;
    this.clock = clock;
    this.eventsKept = eventsKept;
  }

  /** Runs now and every hour, on a thread of its own, until closed. */
  public void start() {
    rounds.start(this::runReported);
  }

  private void runReported() {
    var forgotten = runOnce();
    if (forgotten.keys() + forgotten.events() > 0) {
      log.info("forgot {} idempotency keys, {} events", forgotten.keys(), forgotten.events());
    }
  }

  /** Forgets all keys that are older than {@link #KEYS_KEPT}, then all events that are too old. */
  Forgotten runOnce() {
    var now = clock.instant();
    int keys = 0;
    int events = 0;
    for (var location : database.read(LogRows::locations)) {
      keys += keys(location, now.minus(KEYS_KEPT));
      events += events(location, now.minus(eventsKept));
    }
    return new Forgotten(keys, events);
  }

  private int keys(UUID location, Instant before) {
    int forgotten = 0;
    int chunk;
    do {
      chunk = database.write(tx -> IdempotencyRows.forget(tx, location, before, CHUNK_ROWS_MAX));
      forgotten += chunk;
    } while (chunk == CHUNK_ROWS_MAX && rounds.goOn());
    return forgotten;
  }

  /** The beginning moves first, so that nobody is promised an event that is gone. */
  private int events(UUID location, Instant before) {
    long first = database.read(tx -> LogRows.bounds(tx, location)).firstSeq();
    long keep = first;
    long looked;
    do {
      looked = keep;
      long from = keep;
      keep = database.read(tx -> LogRows.firstToKeep(tx, location, from, before, CHUNK_ROWS_MAX));
    } while (keep == looked + CHUNK_ROWS_MAX && rounds.goOn());
    long begin = keep;
    if (begin > first) {
      database.write(
          tx -> {
            tx.run("SET LOCAL lock_timeout = '" + LOCK_WAIT.toMillis() + "ms'");
            LogRows.beginAt(tx, location, begin);
            return begin;
          });
    }
    int deleted = 0;
    int chunk;
    do {
      chunk = database.write(tx -> LogRows.deletePruned(tx, location, CHUNK_ROWS_MAX));
      deleted += chunk;
    } while (chunk == CHUNK_ROWS_MAX && rounds.goOn());
    return deleted;
  }

  @Override
  public void close() {
    rounds.close();
  }
}
