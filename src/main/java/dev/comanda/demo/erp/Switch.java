package dev.comanda.demo.erp;

import java.time.Duration;

/**
 * A fault that is switched on.
 *
 * @param times requests at which it still shows, 0 until it is switched off
 * @param delay how long it waits, covers, or comes late, where its kind does
 */
public record Switch(Kind kind, Where where, int times, Duration delay) {
  /** Requests for which a fault can be switched on. */
  public static final int TIMES_MAX = 10_000;

  /** The longest delay. */
  public static final Duration DELAY_MAX = Duration.ofMinutes(10);

  /** The delay of one for which none is told. */
  public static final Duration DELAY = Duration.ofSeconds(2);

  /**
   * One with its kind's own place, where it has one.
   *
   * @throws IllegalArgumentException if a number is out of its bounds
   */
  public Switch {
    if (times < 0 || times > TIMES_MAX) {
      throw new IllegalArgumentException("times must be 0 to " + TIMES_MAX);
    }
    if (delay.isNegative() || delay.compareTo(DELAY_MAX) > 0) {
      throw new IllegalArgumentException("the delay must be 0 to " + DELAY_MAX.toSeconds() + " s");
    }
    var only = kind.only();
    where = only == null ? where : only;
  }

  /** One that shows when the next line is added, or the next page read if it is one of pages. */
  public static Switch once(Kind kind) {
    return new Switch(kind, Where.SUBMIT, 1, DELAY);
  }

  /** The same for so many requests; 0 until it is switched off. */
  public Switch times(int newTimes) {
    return new Switch(kind, where, newTimes, delay);
  }

  /** The same with this delay. */
  public Switch after(Duration newDelay) {
    return new Switch(kind, where, times, newDelay);
  }

  /** The same at these requests. */
  public Switch at(Where newWhere) {
    return new Switch(kind, newWhere, times, delay);
  }

  boolean shows(Where asked) {
    return where == Where.ANY || where == asked;
  }
}
