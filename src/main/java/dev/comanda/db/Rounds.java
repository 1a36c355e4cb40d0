package dev.comanda.db;

import dev.comanda.problem.Lasting;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Trouble;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again, on a thread of its own, until closed. After a round that fails
 * comes the next; the log says once that they fail, and once that they work again. Thread-safe.
 */
public final class Rounds implements AutoCloseable {
  /** How long closing waits for the round that is being made before it interrupts it. */
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final Duration pause;
  private final String later;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Trouble trouble = new Trouble();
  private @Nullable Lasting thread;

  /**
   * Rounds that are not made yet.
   *
   * @param name the thread's
   * @param pause between the end of a round and the next
   * @param later what the log says of the work while the database is away, as in "old keys will be
   *     forgotten later"
   */
  public Rounds(String name, Duration pause, String later) {
    this.name = name;
    this.pause = pause;
    this.later = later;
  }

  /** Makes the first round now, and the others, until closed; to be called once. */
  public void start(Runnable round) {
    thread =
        Lasting.started(
            name,
            () -> {
              make(round);
              return !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            });
  }

  private void make(Runnable round) {
    try {
      round.run();
      if (trouble.over()) {
        log.info("{} works again", name);
      }
    } catch (DatabaseUnavailable | Refused e) {
      if (trouble.isNew(e.getClass())) {
        log.warn("{}: {}", later, e.getMessage());
      }
    } catch (RuntimeException | Error e) {
      if (trouble.isNew(e.getClass())) {
        log.error("{} fails and goes on trying", name, e);
      }
    }
  }

  /** Whether there will be more; a round that takes long looks at it between its steps. */
  public boolean goOn() {
    return closed.getCount() > 0;
  }

  /** Makes no more rounds; whoever closes can then wake the one that is being made. */
  public void stop() {
    closed.countDown();
  }

  /** Makes no more rounds, and waits up to {@link #CLOSE_WAIT} for the one that is being made. */
  @Override
  public void close() {
    stop();
    var making = thread;
    if (making != null) {
      making.end(CLOSE_WAIT);
    }
  }
}
