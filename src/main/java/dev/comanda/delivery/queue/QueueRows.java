package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL that lists deliveries. */
final class QueueRows {
  private static final String SELECT =
      "SELECT "
          + DeliveryRows.COLUMNS
          + """
          , coalesce(l.head_id = d.id AND (l.lease_until > now() OR l.create_until > now()), false)
            AS in_flight
          FROM delivery d
          LEFT JOIN lane l ON l.location_id = d.location_id AND l.integration_id = d.integration_id
            AND l.document = d.document
          """;

  private QueueRows() {}

  static Optional<Queue.Seen> sent(Tx tx, UUID locationId, UUID integrationId, String uniqueId)
      throws SQLException {
    return tx.row(
        SELECT
            + """
            WHERE d.location_id = ? AND d.unique_id = ? AND d.integration_id = ? AND d.aim = 'book'
            """,
        QueueRows::seen,
        locationId,
        uniqueId,
        integrationId);
  }

  static List<Queue.Seen> of(
      Tx tx, UUID locationId, UUID integrationId, boolean errors, boolean lastFirst, int limit)
      throws SQLException {
    return tx.rows(
        SELECT
            + """
            WHERE d.location_id = ? AND d.integration_id = ?
              AND CASE WHEN ? THEN d.state = 'error' OR (d.state = 'unknown' AND d.due_at IS NULL)
                       ELSE d.state IN ('held', 'placed') OR (d.state = 'unknown' AND d.due_at IS NOT NULL) END
              AND d.state IN ('held', 'placed', 'error', 'unknown')
            """
            + (lastFirst ? "ORDER BY d.seq DESC" : "ORDER BY d.seq")
            + " LIMIT ?",
        QueueRows::seen,
        locationId,
        integrationId,
        errors,
        limit);
  }

  private static Queue.Seen seen(ResultSet row) throws SQLException {
    return new Queue.Seen(DeliveryRows.delivery(row), row.getBoolean("in_flight"));
  }
}
