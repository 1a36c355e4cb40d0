package dev.comanda.problem;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Turns at what only a few may do at once, first come, first served. Thread-safe. */
public final class Turns {
  private final Semaphore free;
  private final Duration wait;
  private final String busy;

  /**
   * Turns that are all free.
   *
   * @param atOnceMax who may have one at the same time
   * @param wait how long one waits for a turn
   * @param busy what those are told who get none
   */
  public Turns(int atOnceMax, Duration wait, String busy) {
    this.free = new Semaphore(atOnceMax, true);
    this.wait = wait;
    this.busy = busy;
  }

  /**
   * Does something when it is one's turn.
   *
   * @throws Refused {@code busy} when no turn was free in time
   */
  public <T> T take(Supplier<T> work) {
    try {
      if (!free.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  /** How many wait for a turn, about. */
  public int waiting() {
    return free.getQueueLength();
  }

  /** How those are refused who get no turn. */
  public Refused busy() {
    return new Refused(Code.BUSY, busy).retryAfter(1);
  }
}
