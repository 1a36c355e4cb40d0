package dev.comanda.delivery.desk;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** SQL of {@code integration_alert}. */
final class AlertRows {
  private static final String SELECT =
      """
      SELECT a.location_id, a.integration_id, i.slug, i.workshop, a.cause, a.text, a.since
      FROM integration_alert a
      JOIN integration i ON i.location_id = a.location_id AND i.id = a.integration_id
      """;

  private AlertRows() {}

  /** All that were told and are not over. */
  static List<Alert> all(Tx tx) throws SQLException {
    return tx.rows(SELECT, AlertRows::alert);
  }

  /** Those of a location. */
  static List<Alert> of(Tx tx, UUID locationId) throws SQLException {
    return tx.rows(
        SELECT + "WHERE a.location_id = ? ORDER BY a.since, a.integration_id, a.cause",
        AlertRows::alert,
        locationId);
  }

  /** The locations that have integrations, or were told of one that they had. */
  static List<UUID> locations(Tx tx) throws SQLException {
    return tx.rows(
        """
        SELECT location_id FROM integration WHERE NOT retired
        UNION
        SELECT location_id FROM integration_alert
        ORDER BY location_id
        """,
        row -> Tx.id(row, "location_id"));
  }

  static void insert(Tx tx, List<Alert> alerts) throws SQLException {
    tx.update(
        """
        INSERT INTO integration_alert (location_id, integration_id, cause, text, since)
        SELECT location_id, integration_id, cause, text, since
        FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
          AS n(location_id, integration_id, cause, text, since)
        """,
        column("uuid", alerts, alert -> alert.key().locationId()),
        column("uuid", alerts, Alert::integrationId),
        column("text", alerts, Alert::cause),
        column("text", alerts, Alert::text),
        column("timestamptz", alerts, Alert::since));
  }

  static void delete(Tx tx, List<Alert> alerts) throws SQLException {
    tx.update(
        """
        DELETE FROM integration_alert AS a
        USING unnest(?::uuid[], ?::uuid[], ?::text[]) AS k(location_id, integration_id, cause)
        WHERE a.location_id = k.location_id AND a.integration_id = k.integration_id
          AND a.cause = k.cause
        """,
        column("uuid", alerts, alert -> alert.key().locationId()),
        column("uuid", alerts, Alert::integrationId),
        column("text", alerts, Alert::cause));
  }

  private static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        Tx.id(row, "integration_id"),
        row.getString("slug"),
        row.getString("workshop"),
        Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
        row.getString("text"),
        Tx.instant(row, "since"),
        Tx.id(row, "location_id"));
  }
}
