package dev.comanda.log.writer;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.log.Clocks;
import dev.comanda.log.Head;
import dev.comanda.log.HeadRows;
import dev.comanda.log.LogRows;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of a transaction whose COMMIT was not answered. The location's lock is
 * taken first: who has it knows that the old transaction is over.
 */
final class Settlement {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final Logger log = LoggerFactory.getLogger(Settlement.class);

  private final Database database;
  private final Clock clock;
  private final Duration wait;

  enum Outcome {
    COMMITTED,
    NOT_COMMITTED,
    UNKNOWN
  }

  /** Asks for at most {@code wait}. */
  Settlement(Database database, Clock clock, Duration wait) {
    this.database = database;
    this.clock = clock;
    this.wait = wait;
  }

  /** Looks for an event that stands in the log exactly if the transaction was committed. */
  Outcome settle(Head.NewEvent witness) {
    long giveUpNanos = System.nanoTime() + wait.toNanos();
    while (System.nanoTime() - giveUpNanos < 0 && !Thread.currentThread().isInterrupted()) {
      try {
        return look(witness);
      } catch (DatabaseUnavailable e) {
        log.warn("settling a lost commit: the database cannot be asked yet");
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    return Outcome.UNKNOWN;
  }

  private Outcome look(Head.NewEvent witness) {
    return database.write(
        tx -> {
          tx.run("SET LOCAL lock_timeout = '1s'");
          HeadRows.lockWaiting(tx, Set.of(witness.locationId()), Clocks.micros(clock)).get();
          return LogRows.contains(tx, witness) ? Outcome.COMMITTED : Outcome.NOT_COMMITTED;
        });
  }
}
