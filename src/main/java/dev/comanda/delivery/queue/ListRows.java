package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * SQL of lists of deliveries. What is looked for stands in the statement only where it is asked
 * for, so that the index that finds it is used.
 */
final class ListRows {
  /** The deliveries of a page; how many wait behind each is counted once a lane. */
  private static final String PAGE =
      """
      WITH page AS (
        SELECT d.*
        FROM unnest(?::uuid[]) AS k(location_id)
        CROSS JOIN LATERAL (
          SELECT *
          FROM delivery d
          WHERE d.location_id = k.location_id
      """;

  private static final String SHOWN =
      """
          ORDER BY d.id DESC
          LIMIT ?) d
        ORDER BY d.id DESC
        LIMIT ?),
      places AS (
        SELECT o.location_id, o.id,
          row_number() OVER (PARTITION BY o.location_id, o.integration_id, o.document ORDER BY o.seq DESC)
            - 1 AS behind
        FROM (SELECT DISTINCT location_id, integration_id, document
              FROM page
              WHERE state IN ('held', 'placed', 'error', 'unknown')) k
        JOIN delivery o ON o.location_id = k.location_id AND o.integration_id = k.integration_id
          AND o.document = k.document AND o.state IN ('held', 'placed', 'error', 'unknown'))
      SELECT p.behind,
        coalesce(l.head_id = d.id AND (l.lease_until > now() OR l.create_until > now()), false)
          AS in_flight,
      """
          + DeliveryRows.COLUMNS
          + """
          FROM page d
          LEFT JOIN lane l ON l.location_id = d.location_id AND l.integration_id = d.integration_id
            AND l.document = d.document
          LEFT JOIN places p ON p.location_id = d.location_id AND p.id = d.id
          ORDER BY d.id DESC
          """;

  private ListRows() {}

  /** At most {@code limit} that were made before one, the latest first. */
  static List<Listed> page(Tx tx, Filter filter, @Nullable UUID before, int limit)
      throws SQLException {
    var parameters = new ArrayList<@Nullable Object>();
    parameters.add(Tx.ids(filter.locations()));
    var where = new StringBuilder(where(filter, parameters));
    if (before != null) {
      where.append(" AND d.id < ?");
      parameters.add(before);
    }
    parameters.add(limit);
    parameters.add(limit);
    return tx.rows(PAGE + where + SHOWN, ListRows::listed, parameters.toArray());
  }

  /** One of some locations. */
  static Optional<Listed> find(Tx tx, Collection<UUID> locations, UUID id) throws SQLException {
    return tx.row(PAGE + " AND d.id = ?" + SHOWN, ListRows::listed, Tx.ids(locations), id, 1, 1);
  }

  /** What a filter asks for beside the locations, and its values. */
  static String where(Filter filter, List<@Nullable Object> parameters) {
    var where = new StringBuilder();
    and(where, " AND d.integration_id = ?", filter.integrationId(), parameters);
    and(where, " AND d.document = ?", filter.document(), parameters);
    and(where, " AND d.reason_code = ?", filter.reasonCode(), parameters);
    and(where, " AND d.order_id = ?", filter.orderId(), parameters);
    and(where, " AND d.unique_id = ?", filter.uniqueId(), parameters);
    if (!filter.states().isEmpty()) {
      where.append(" AND d.state = ANY(?)");
      parameters.add(
          Tx.column("text", filter.states(), state -> state.name().toLowerCase(Locale.ROOT)));
    }
    return where.toString();
  }

  private static void and(
      StringBuilder where, String what, @Nullable Object value, List<@Nullable Object> parameters) {
    if (value != null) {
      where.append(what);
      parameters.add(value);
    }
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return Listed.of(
        DeliveryRows.delivery(row),
        row.getBoolean("in_flight"),
        row.getObject("behind") == null ? null : row.getInt("behind"));
  }
}
