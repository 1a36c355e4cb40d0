package dev.comanda.delivery.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What those who run a location are told of an integration, once when it begins and once when it is
 * over.
 *
 * @param text for people
 * @param since when it was first seen
 */
public record Alert(
    UUID integrationId,
    String slug,
    String workshop,
    Cause cause,
    String text,
    Instant since,
    @JsonIgnore UUID locationId) {
  /** There is one of each cause. */
  record Key(UUID locationId, UUID integrationId, Cause cause) {}

  /** Those of a location that are not over, oldest first. */
  public static List<Alert> open(Tx tx, UUID locationId) throws SQLException {
    return AlertRows.of(tx, locationId);
  }

  Key key() {
    return new Key(locationId, integrationId, cause);
  }
}
