package dev.comanda.preparation.ready;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** SQL of {@code measured_minutes}. */
final class MeasuredRows {
  /** Tickets of a station that are looked at: about a week of a busy one. */
  private static final int TICKETS_MAX = 1_000;

  private MeasuredRows() {}

  static List<Measured.Row> find(Tx tx, Collection<UUID> locations) throws SQLException {
    return tx.rows(
        """
        SELECT location_id, station_id, product_id, minutes
        FROM measured_minutes
        WHERE location_id = ANY(?)
        """,
        MeasuredRows::row,
        Tx.ids(locations));
  }

  /** Locations that have stations. */
  static List<UUID> locations(Tx tx) throws SQLException {
    return tx.rows(
        "SELECT DISTINCT location_id FROM station WHERE NOT retired",
        row -> Tx.id(row, "location_id"));
  }

  /** The medians of what the last tickets say, of products that were made at least so often. */
  static List<Measured.Row> medians(Tx tx, UUID locationId, int countMin) throws SQLException {
    return tx.rows(
        """
        SELECT s.location_id, s.id AS station_id, (l->>'product_id')::uuid AS product_id,
               least(240, greatest(1, ceil(percentile_cont(0.5) WITHIN GROUP (
                 ORDER BY extract(epoch FROM t.ready_at - t.fired_at)) / 60)))::integer AS minutes
        FROM station s
        CROSS JOIN LATERAL (
          SELECT fired_at, ready_at, card
          FROM ticket
          WHERE location_id = s.location_id AND station_id = s.id AND state IN ('ready', 'served')
          ORDER BY ready_at DESC
          LIMIT ?) t
        CROSS JOIN LATERAL json_array_elements(t.card->'lines') l
        WHERE s.location_id = ? AND NOT s.retired AND l->>'state' = 'ordered'
          AND t.ready_at - t.fired_at >= make_interval(secs => ?)
        GROUP BY s.location_id, s.id, l->>'product_id'
        HAVING count(*) >= ?
        """,
        MeasuredRows::row,
        TICKETS_MAX,
        locationId,
        Measured.SLIP_SECONDS,
        countMin);
  }

  static void replace(Tx tx, UUID locationId, List<Measured.Row> rows) throws SQLException {
    tx.update("DELETE FROM measured_minutes WHERE location_id = ?", locationId);
    tx.update(
        """
        INSERT INTO measured_minutes (location_id, station_id, product_id, minutes)
        SELECT ?, station_id, product_id, minutes
        FROM unnest(?::uuid[], ?::uuid[], ?::integer[]) AS m(station_id, product_id, minutes)
        """,
        locationId,
        column("uuid", rows, row -> row.at().stationId()),
        column("uuid", rows, row -> row.at().productId()),
        column("integer", rows, Measured.Row::minutes));
  }

  private static Measured.Row row(ResultSet row) throws SQLException {
    return new Measured.Row(
        Tx.id(row, "location_id"),
        new Measured.At(Tx.id(row, "station_id"), Tx.id(row, "product_id")),
        row.getInt("minutes"));
  }
}
