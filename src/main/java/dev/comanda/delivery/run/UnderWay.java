package dev.comanda.delivery.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is worked on now, each on a thread of its own. Thread-safe.
 *
 * @param <W> what works, which says what it works on
 */
final class UnderWay<W> {
  private final Map<W, Thread> threads = new HashMap<>();
  private boolean over;

  /** Begins something, unless it is too late for that. */
  synchronized boolean begin(W work, Supplier<Thread> begin) {
    if (over) {
      return false;
    }
    threads.put(work, begin.get());
    return true;
  }

  /** Something has ended; whoever began it was told of its thread before. */
  synchronized void ended(W work) {
    threads.remove(work);
    notifyAll();
  }

  /** All that has begun and not ended. */
  synchronized List<W> all() {
    return List.copyOf(threads.keySet());
  }

  /**
   * Waits until all has ended; nothing begins afterwards. Where the wait is interrupted, so is what
   * has not ended, and nobody waits for it.
   */
  synchronized void end() {
    boolean patient = true;
    while (patient && !threads.isEmpty()) {
      try {
        wait();
      } catch (InterruptedException e) {
        patient = false;
      }
    }
    over = true;
    threads.values().forEach(Thread::interrupt);
  }
}
