package dev.comanda.delivery.queue;

import dev.comanda.db.Database;
import java.time.Duration;
import java.util.Collection;

/** For how long processes have their lanes, by the database's clock. */
public final class Leases {
  private Leases() {}

  /** Leaves lanes to those who work on them for another while. */
  public static void renew(Database database, Collection<Claimed> claims, Duration lease) {
    database.write(
        tx -> {
          LaneRows.renew(tx, claims, lease);
          tx.deed();
          return claims;
        });
  }
}
