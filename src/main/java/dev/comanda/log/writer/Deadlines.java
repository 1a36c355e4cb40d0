package dev.comanda.log.writer;

import dev.comanda.problem.Lasting;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells callers whose time is up. They wait without a clock of their own, since setting one for
 * each and taking it back costs more than looking at all of them ten times a second. Thread-safe.
 */
final class Deadlines implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final CommandQueue queue;
  private final long outcomeWaitNanos;
  private final Set<Entry<?, ?>> watched = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Deadlines of what waits in a queue or was taken from it.
   *
   * @param outcomeWait how long past its deadline a taken command may stay without an outcome
   */
  Deadlines(CommandQueue queue, Duration outcomeWait) {
    this.queue = queue;
    this.outcomeWaitNanos = outcomeWait.toNanos();
    Lasting.started("deadlines", this::turn);
  }

  void watch(Entry<?, ?> entry) {
    watched.add(entry);
  }

  void forget(Entry<?, ?> entry) {
    watched.remove(entry);
  }

  private boolean turn() {
    watched.forEach(this::look);
    LockSupport.parkNanos(LOOK_EVERY.toNanos());
    return !closed || !watched.isEmpty();
  }

  private void look(Entry<?, ?> entry) {
    if (!entry.overdue()) {
      return;
    }
    if (queue.withdraw(entry)) {
      entry.tell(LocationWriter.busy());
    } else if (System.nanoTime() - entry.deadlineNanos() > outcomeWaitNanos && entry.abandon()) {
      entry.tell(LocationWriter.unknown());
    }
  }

  /** Ends once nobody waits any more. */
  @Override
  public void close() {
    closed = true;
  }
}
