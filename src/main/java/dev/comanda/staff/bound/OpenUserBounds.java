package dev.comanda.staff.bound;

import dev.comanda.flood.Bound;
import dev.comanda.flood.Counters;
import dev.comanda.flood.Household;
import java.time.Clock;
import java.time.Duration;

/** How many waiters may be added where anybody may. Thread-safe. */
public final class OpenUserBounds {
  /** From one household: 30 at once, then one a minute. */
  static final Bound USERS = new Bound(30, Duration.ofMinutes(1));

  private final Counters<String> users;

  /** Starts with nothing counted. */
  public OpenUserBounds(Clock clock) {
    users = new Counters<>(USERS, clock);
  }

  /**
   * Counts a waiter that somebody is about to add without a sign-in.
   *
   * @throws dev.comanda.problem.Refused {@code too_many} when too many were added from there
   */
  public void user(String address) {
    users.take(Household.of(address), "Too many waiters were added from here. Wait a little.");
  }
}
