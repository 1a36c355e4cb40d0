package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of lists of deliveries. */
final class ListRows {
  /** Those of a page that were found, the latest first. */
  private static final String PAGE =
      """
      , page AS (
        SELECT d.*
        FROM (SELECT location_id, id FROM found ORDER BY id DESC LIMIT ?) f
        CROSS JOIN LATERAL (
          SELECT * FROM delivery WHERE location_id = f.location_id AND id = f.id OFFSET 0) d)
      """;

  /** How many were found, but not more than so many. */
  static final String COUNT =
      " SELECT count(*)::integer AS deliveries FROM (SELECT 1 FROM found LIMIT ?) f";

  private static final String ONE =
      """
      WITH page AS (
        SELECT d.*
        FROM unnest(?::uuid[]) AS k(location_id)
        CROSS JOIN LATERAL (
          SELECT * FROM delivery WHERE location_id = k.location_id AND id = ? OFFSET 0) d)
      """;

  /** How many wait behind each is counted once a lane. */
  private static final String SHOWN =
      """
      , places_in_lane AS (
        SELECT o.location_id, o.id,
          row_number() OVER (PARTITION BY o.location_id, o.integration_id, o.document ORDER BY o.seq DESC)
            - 1 AS behind
        FROM (SELECT DISTINCT location_id, integration_id, document
              FROM page
              WHERE state IN ('held', 'placed', 'error', 'unknown')) k
        JOIN delivery o ON o.location_id = k.location_id AND o.integration_id = k.integration_id
          AND o.document = k.document AND o.state IN ('held', 'placed', 'error', 'unknown'))
      SELECT p.behind, b.number AS order_number, b.business_date,
        coalesce(l.head_id = d.id AND (l.lease_until > now() OR l.create_until > now()), false)
          AS in_flight,
      """
          + DeliveryRows.COLUMNS
          + """
          FROM page d
          LEFT JOIN lane l ON l.location_id = d.location_id AND l.integration_id = d.integration_id
            AND l.document = d.document
          LEFT JOIN places_in_lane p ON p.location_id = d.location_id AND p.id = d.id
          LEFT JOIN LATERAL (
            SELECT number, business_date
            FROM orders
            WHERE location_id = d.location_id AND id = d.order_id
            OFFSET 0) b ON true
          ORDER BY d.id DESC
          """;

  private ListRows() {}

  /** At most {@code limit} that were made before one, the latest first. */
  static List<Listed> page(Tx tx, Filter filter, @Nullable UUID before, int limit)
      throws SQLException {
    MatchRows.byIndexes(tx);
    var found = MatchRows.of(filter, before, limit);
    return tx.rows(found.sql(PAGE + SHOWN), ListRows::listed, found.parameters(limit));
  }

  /** How many there are, but no more than so many are counted. */
  static int count(Tx tx, Filter filter, int most) throws SQLException {
    MatchRows.byIndexes(tx);
    var found = MatchRows.counting(filter, most);
    return tx.row(found.sql(COUNT), row -> row.getInt("deliveries"), found.parameters(most))
        .orElseThrow();
  }

  /** One of some locations. */
  static Optional<Listed> find(Tx tx, Collection<UUID> locations, UUID id) throws SQLException {
    return tx.row(ONE + SHOWN, ListRows::listed, Tx.ids(locations), id);
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return Listed.of(
        DeliveryRows.delivery(row),
        new Listed.Order(
            row.getObject("order_number", Integer.class),
            row.getObject("business_date", LocalDate.class)),
        row.getBoolean("in_flight"),
        row.getObject("behind") == null ? null : row.getInt("behind"));
  }
}
