package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What of an integration is probably to be done, read without a lock.
 *
 * @param now by the database's clock
 * @param zone of its location
 * @param lanes that seem free and due, up to as many as were asked for
 */
public record Due(Instant now, ZoneId zone, int lanes) {
  /** Counts at most so many lanes. */
  public static Due of(Tx tx, UUID locationId, UUID integrationId, int most) throws SQLException {
    return LaneRows.due(tx, locationId, integrationId, most);
  }
}
