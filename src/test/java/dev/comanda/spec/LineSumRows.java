package dev.comanda.spec;

import dev.comanda.db.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sold by a plain GROUP BY over all orders and lines, as texts; in nothing like the
 * reports.
 *
 * @param waiter null for all
 * @param source null for all
 */
record LineSumRows(
    Database database,
    UUID locationId,
    LocalDate first,
    LocalDate last,
    @Nullable UUID waiter,
    @Nullable String source) {
  private static final String SALES =
      """
      WITH sales AS (
        SELECT o.source, o.placed_by, o.business_date AS on_date, o.hour, 1 AS orders,
               NULL::uuid AS product_id, 0::numeric AS quantity, 0::bigint AS revenue
        FROM orders o
        WHERE o.location_id = ?
        UNION ALL
        SELECT o.source, o.placed_by, o.cancelled_on, o.cancelled_hour, -1, NULL, 0, 0
        FROM orders o
        WHERE o.location_id = ? AND o.state = 'cancelled'
        UNION ALL
        SELECT o.source, o.placed_by, o.business_date, o.hour, 0, l.product_id, l.quantity, l.total
        FROM orders o
        JOIN order_line l ON l.order_id = o.id
        WHERE o.location_id = ?
        UNION ALL
        SELECT o.source, o.placed_by, l.voided_on, l.voided_hour, 0, l.product_id, -l.quantity, -l.total
        FROM orders o
        JOIN order_line l ON l.order_id = o.id
        WHERE o.location_id = ? AND l.state = 'voided'),
      picked AS (
        SELECT *
        FROM sales
        WHERE on_date BETWEEN ? AND ? AND (?::uuid IS NULL OR (source = 'waiter' AND placed_by = ?))
          AND (?::text IS NULL OR source = ?))
      """;

  /** Product, quantity and revenue, where there is any. */
  List<String> products() {
    return rows(
        """
        SELECT concat_ws(' ', product_id, trim_scale(sum(quantity)), sum(revenue)) AS row
        FROM picked
        WHERE product_id IS NOT NULL
        GROUP BY product_id
        HAVING sum(quantity) <> 0 OR sum(revenue) <> 0
        """);
  }

  /** Date, orders and revenue. */
  List<String> days() {
    return rows(
        """
        SELECT concat_ws(' ', on_date, sum(orders), sum(revenue)) AS row
        FROM picked
        GROUP BY on_date
        HAVING sum(orders) <> 0 OR sum(revenue) <> 0
        """);
  }

  /** Waiter or source, orders and revenue. */
  List<String> staff() {
    return rows(
        """
        SELECT concat_ws(' ', CASE WHEN source = 'waiter' THEN placed_by::text ELSE source END,
                 sum(orders), sum(revenue)) AS row
        FROM picked
        GROUP BY CASE WHEN source = 'waiter' THEN placed_by::text ELSE source END
        HAVING sum(orders) <> 0 OR sum(revenue) <> 0
        """);
  }

  /** Weekday, hour, orders and revenue. */
  List<String> hours() {
    return rows(
        """
        SELECT concat_ws(' ', extract(isodow FROM on_date), hour, sum(orders), sum(revenue)) AS row
        FROM picked
        GROUP BY extract(isodow FROM on_date), hour
        HAVING sum(orders) <> 0 OR sum(revenue) <> 0
        """);
  }

  private List<String> rows(String sql) {
    return database.read(
        tx ->
            tx.rows(
                SALES + sql,
                row -> row.getString("row"),
                locationId,
                locationId,
                locationId,
                locationId,
                first,
                last,
                waiter,
                waiter,
                source,
                source));
  }

  /** How many orders, lines voided later, cancelled orders, and whole months there are. */
  static List<Long> counts(Database database) {
    return database.read(
        tx ->
            tx.rows(
                """
                SELECT (SELECT count(*) FROM orders) AS n
                UNION ALL
                SELECT count(*) FROM order_line l JOIN orders o ON o.id = l.order_id
                WHERE l.state = 'voided' AND l.voided_on > o.business_date
                UNION ALL
                SELECT count(*) FROM orders WHERE state = 'cancelled'
                UNION ALL
                SELECT count(DISTINCT month) FROM product_month
                UNION ALL
                SELECT count(DISTINCT month) FROM staff_product_month
                """,
                row -> row.getLong("n")));
  }
}
