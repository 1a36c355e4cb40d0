package dev.comanda.flood;

import java.time.Clock;
import java.time.Duration;

/**
 * Codes, keys and set-up tokens that were unknown. Only what is wrong counts, because a whole bar
 * is one address. Thread-safe.
 */
public final class UnknownCodes {
  /**
   * Those of one kind from one household: 60 at once, then one a second is answered; the others
   * hear that they are too many. Right ones always pass: the shortest have 50 random bits, and at
   * 1,000 a second guessing one of ten open sessions takes 1,800 years.
   */
  public static final Bound BOUND = new Bound(60, Duration.ofSeconds(1));

  private final Counters<String> counters;

  /** Starts with nothing counted. */
  public UnknownCodes(Clock clock) {
    counters = new Counters<>(BOUND, clock);
  }

  /**
   * Counts one. Asked for after it was looked up: what nobody can guess needs no lock, so whoever
   * has the right one is never kept out by those who try.
   *
   * @param kind what is counted together
   * @param address from which it came
   * @throws dev.comanda.problem.Refused {@code too_many} when too many were unknown
   */
  public void count(String kind, String address) {
    counters.take(kind + ' ' + Household.of(address), "Too many unknown codes. Wait a little.");
  }
}
