package dev.comanda.delivery.course;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an integration from trying an ERP that cannot be reached. After {@value #FAILURES_MAX}
 * failures in a row it is open for a while, then lets one through to see, and opens for twice as
 * long where that one fails too.
 *
 * @param failures in a row
 * @param openUntil nothing passes before that; null while it is closed
 * @param trying whether one was let through that has not said yet
 */
public record Breaker(int failures, @Nullable Instant openUntil, boolean trying) {
  /** So many failures in a row open it. */
  static final int FAILURES_MAX = 5;

  /** Whoever was let through and says nothing for so long has gone; another may try. */
  static final Duration TRY = Duration.ofMinutes(2);

  private static final Backoff OPEN = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(2));

  /** Everything passes. */
  public static final Breaker CLOSED = new Breaker(0, null, false);

  /** How it is, for people. */
  public enum How {
    /** Everything passes. */
    CLOSED,
    /** Nothing passes. */
    OPEN,
    /** One may pass, or has passed and not said yet. */
    HALF_OPEN
  }

  /** How it is. */
  public How how(Instant now) {
    if (openUntil == null) {
      return How.CLOSED;
    }
    return trying || !openUntil.isAfter(now) ? How.HALF_OPEN : How.OPEN;
  }

  boolean lets(Instant now) {
    return openUntil == null || !openUntil.isAfter(now);
  }

  /** One is let through. */
  Breaker begun(Instant now) {
    return openUntil == null ? this : new Breaker(failures, now.plus(TRY), true);
  }

  /** One that was let through has found nothing to do: another may try at once. */
  Breaker dropped() {
    return trying ? new Breaker(failures, Instant.EPOCH, false) : this;
  }

  /** The ERP could not be reached, or lost our session. */
  Breaker failed(Instant now, double jitter) {
    int count = failures + 1;
    if (count < FAILURES_MAX) {
      return new Breaker(count, null, false);
    }
    if (openUntil != null && !trying) {
      return new Breaker(failures, openUntil, false);
    }
    var wait = OPEN.after(count - FAILURES_MAX + 1, jitter, null);
    return new Breaker(count, now.plus(wait), false);
  }
}
