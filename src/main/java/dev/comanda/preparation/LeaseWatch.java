package dev.comanda.preparation;

import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Looks for tickets whose workers fell silent: what nobody has begun waits again, the rest is held.
 * Any node may look; whether it is so is decided under the location's lock. Thread-safe.
 */
final class LeaseWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(2);

  /** Tickets of one look; the next is soon. */
  private static final int TICKETS_MAX = 200;

  private final Database database;
  private final Kitchen kitchen;
  private final Clock clock;
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
    return lapsed.size();
  }

  @Override
  public void close() {
    rounds.close();
  }
}
