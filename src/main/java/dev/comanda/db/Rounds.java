package dev.comanda.db;

import dev.comanda.problem.Refused;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
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
  private final ScheduledThreadPoolExecutor thread;
  private @Nullable Class<?> failing;

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
    this.thread = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name(name).factory());
  }

  /** Makes the first round now, and the others, until closed; to be called once. */
  public void start(Runnable round) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> make(round), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void make(Runnable round) {
    try {
      round.run();
      if (failing != null) {
        failing = null;
        log.info("{} works again", name);
      }
    } catch (DatabaseUnavailable | Refused e) {
      if (isNew(e)) {
        log.warn("{}: {}", later, e.getMessage());
      }
    } catch (RuntimeException | Error e) {
      if (isNew(e)) {
        log.error("{} fails and goes on trying", name, e);
      }
    }
  }

  /** Whether this failure is of another kind than the one before. */
  private boolean isNew(Throwable failure) {
    var before = failing;
    failing = failure.getClass();
    return failure.getClass() != before;
  }

  /** Whether there will be more; a round that takes long looks at it between its steps. */
  public boolean goOn() {
    return !thread.isShutdown();
  }

  /** Makes no more rounds, and waits up to {@link #CLOSE_WAIT} for the one that is being made. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
