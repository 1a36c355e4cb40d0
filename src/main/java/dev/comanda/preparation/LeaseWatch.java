package dev.comanda.preparation;

import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Looks for tickets whose workers fell silent: what nobody has begun waits again, the rest is held;
 * and for what an earlier day has left over, which is held, so that no robot makes it in the
 * morning. Any node may look; whether it is so is decided under the location's lock. Thread-safe.
 */
final class LeaseWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(2);

  /** Looks between two for what is left over: five minutes. */
  private static final int LOOKS_PER_DAY_LOOK = 150;

  /** Tickets of one look; the next is soon. */
  private static final int TICKETS_MAX = 200;

  private final Database database;
  private final Kitchen kitchen;
  private final Clock clock;
  private int looks;
  private final Rounds rounds =
      new Rounds("leases", EVERY, "what silent workers have waits longer");

  LeaseWatch(Database database, Kitchen kitchen, Clock clock) {
    this.database = database;
    this.kitchen = kitchen;
    this.clock = clock;
  }

  void start() {
    rounds.start(this::runOnce);
  }

  /** Looks once, and says how many had fallen silent. */
  int runOnce() {
    var now = clock.instant();
    var lapsed = database.read(tx -> QueueRows.lapsed(tx, now, TICKETS_MAX));
    lapsed.forEach(key -> kitchen.step(key, new Step.Silence(), OptionalInt.empty()));
    if (looks++ % LOOKS_PER_DAY_LOOK == 0) {
      leaveOver(now);
    }
    return lapsed.size();
  }

  private void leaveOver(Instant now) {
    var before = now.minus(Progress.LEFT_OVER_AFTER);
    var left = database.read(tx -> QueueRows.overdue(tx, before, TICKETS_MAX));
    left.forEach(key -> kitchen.step(key, new Step.LeaveOver(), OptionalInt.empty()));
  }

  @Override
  public void close() {
    rounds.close();
  }
}
