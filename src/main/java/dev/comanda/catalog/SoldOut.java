package dev.comanda.catalog;

import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Puts back what was sold out until a time that has passed, with an event, so that screens see it.
 * Nothing depends on when it runs: the time stands in the product's row, orders and menus compare
 * it with their own clock, and whoever looks next, on any node, finds what is due. Thread-safe.
 */
public final class SoldOut implements AutoCloseable {
  /** Products that one transaction puts back; it holds the location's lock about 10 ms. */
  static final int CHUNK_MAX = 50;

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Database database;
  private final LocationLog locationLog;
  private final Clock clock;
  private final Rounds rounds =
      new Rounds("sold-out", EVERY, "what was sold out is put back later");

  /** Over a database; {@link #start} makes it run every 2 s. */
  public SoldOut(Database database, LocationLog locationLog, Clock clock) {
    this.database = database;
    this.locationLog = locationLog;
    this.clock = clock;
  }

  /** Runs now and every 2 s, on a thread of its own, until closed. */
  public void start() {
    rounds.start(this::runOnce);
  }

  /** Puts back all that is due now and says how many products that were. */
  public int runOnce() {
    var now = clock.instant();
    int back = 0;
    for (var location : database.read(tx -> ProductRows.locationsWithDue(tx, now))) {
      int chunk;
      do {
        chunk = putBack(location);
        back += chunk;
      } while (chunk == CHUNK_MAX && rounds.goOn());
    }
    return back;
  }

  private int putBack(UUID locationId) {
    return locationLog.change(
        locationId,
        (tx, head) -> {
          var at = Locations.one(tx, locationId);
          var due = ProductRows.due(tx, at, head.now(), CHUNK_MAX);
          for (var product : due) {
            Catalog.write(tx, head, locationId, product, product.had(true, null).next());
          }
          return due.size();
        });
  }

  @Override
  public void close() {
    rounds.close();
  }
}
