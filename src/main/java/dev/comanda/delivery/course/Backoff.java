package dev.comanda.delivery.course;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * After what time something is tried again: twice as long each time.
 *
 * @param first after the first failure
 * @param most it never takes longer, unless the ERP itself asks for more
 */
public record Backoff(Duration first, Duration most) {
  private static final int DOUBLINGS_MAX = 30;

  /**
   * The time to wait.
   *
   * @param failures so far, at least 1
   * @param jitter a lot from 0 to less than 1, so that what failed together does not come together
   * @param asked by the ERP itself; null where it did not
   */
  public Duration after(int failures, double jitter, @Nullable Duration asked) {
    var full = first.multipliedBy(1L << Math.clamp(failures - 1, 0, DOUBLINGS_MAX));
    long millis = (full.compareTo(most) > 0 ? most : full).toMillis();
    var wait = Duration.ofMillis(millis / 2 + (long) (millis * jitter / 2));
    return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
  }
}
