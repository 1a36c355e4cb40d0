package dev.comanda.problem;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Turns at what only a few may do at once, first come, first served. Thread-safe. */
public final class Turns {
  /** Heap for each who has a turn at reading much: an answer of 2 MiB takes up to 20 to be made. */
  private static final long HEAP_BYTES_EACH = 64L << 20;

  /** Never more at the same time: they would only queue for a core. */
  private static final int READERS_MAX = 8;

  /** How long one waits for a turn to read. */
  private static final Duration READ_WAIT = Duration.ofSeconds(5);

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

  /** Turns at reading answers that may be large, as many as the heap has room for. */
  public static Turns atReading() {
    long readers = Runtime.getRuntime().maxMemory() / HEAP_BYTES_EACH;
    return new Turns(Math.clamp(readers, 2, READERS_MAX), READ_WAIT, "Comanda is busy. Try again.");
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
