package dev.comanda.delivery.run;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Lets only so many calls to an ERP go at once, in the order in which they come. Thread-safe.
 *
 * <p>A line is at the database between its calls, and where the ERP answers quickly that is most of
 * its time: then more lines may be under way than calls, so that all places are in use.
 */
final class Places {
  /** An ERP that answers within it on average is quick. */
  private static final Duration QUICK = Duration.ofMillis(50);

  /** So many lines for each place are under way where the ERP is quick. */
  private static final int LINES_EACH = 4;

  /** What a call counts for in the average. */
  private static final double WEIGHT = 0.05;

  private final int calls;
  private final Semaphore places;
  private double averageNanos = Double.POSITIVE_INFINITY;

  /** So many calls at once. */
  Places(int calls) {
    this.calls = calls;
    this.places = new Semaphore(calls, true);
  }

  /** A place that is taken, from when a call begins until it has ended. */
  final class Taken implements AutoCloseable {
    private final long began = System.nanoTime();

    @Override
    public void close() {
      places.release();
      took(System.nanoTime() - began);
    }
  }

  /** Waits for a place. */
  Taken take() throws InterruptedException {
    places.acquire();
    return new Taken();
  }

  private synchronized void took(long nanos) {
    averageNanos =
        Double.isInfinite(averageNanos) ? nanos : averageNanos + WEIGHT * (nanos - averageNanos);
  }

  /** How many calls go at once. */
  int calls() {
    return calls;
  }

  /** How many lines may be under way now. */
  synchronized int lines() {
    return averageNanos < QUICK.toNanos() ? calls * LINES_EACH : calls;
  }
}
