package dev.comanda.delivery.run;

import java.time.Duration;
import java.time.Instant;

/**
 * The database's clock as one knows it who asked it once: the answer is of some moment between the
 * question and its arrival, so that now is between {@link #earliest} and {@link #latest}.
 *
 * @param said what the database said
 * @param asked by this process's own measure, when it was asked
 * @param answered when the answer was here
 */
record DatabaseTime(Instant said, long asked, long answered) {
  /** Now, at the earliest. */
  Instant earliest() {
    return said.plus(Duration.ofNanos(System.nanoTime() - answered));
  }

  /** Now, at the latest. */
  Instant latest() {
    return said.plus(Duration.ofNanos(System.nanoTime() - asked));
  }
}
