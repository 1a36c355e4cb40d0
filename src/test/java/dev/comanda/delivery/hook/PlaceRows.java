package dev.comanda.delivery.hook;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import java.time.Duration;
import java.util.UUID;

/** SQL that finds a place, and lets time pass for webhooks. */
final class PlaceRows {
  private PlaceRows() {}

  /** Some place. */
  static UUID any(Database database) {
    return database.read(
        tx ->
            tx.row("SELECT id FROM location ORDER BY id LIMIT 1", row -> Tx.id(row, "id"))
                .orElseThrow());
  }

  /** All leases are so much older. */
  static void pass(Database database, Duration time) {
    database.write(
        tx ->
            tx.update(
                "UPDATE alert_webhook SET lease_until = lease_until - make_interval(secs => ?)",
                (double) time.toSeconds()));
  }
}
