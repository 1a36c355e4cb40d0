package dev.comanda.ops;

import java.util.List;
import java.util.stream.Collectors;

/**
 * SQL that finds totals that are not the sums of their lines: of the business dates and months that
 * are over and added up, and of the open date up to an order's number. A line counts on its order's
 * business date, and is taken off on the date and in the hour of its void.
 */
final class TotalInvariantRows {
  /**
   * In their order: the table, its keys, what it counts, the keys in words, which lines those are.
   */
  private static final String DIFFERENCES =
      """
      WITH sold AS (
        SELECT o.location_id, o.business_date, o.hour, o.number, o.source, o.placed_by,
               NULL::uuid AS product_id, 1 AS orders, 0 AS quantity, 0 AS revenue
        FROM orders o
        UNION ALL
        SELECT o.location_id, o.cancelled_on, o.cancelled_hour, NULL, o.source, o.placed_by, NULL, -1, 0, 0
        FROM orders o
        WHERE o.state = 'cancelled'
        UNION ALL
        SELECT o.location_id, o.business_date, o.hour, o.number, o.source, o.placed_by, l.product_id,
               0, l.quantity, l.total
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        UNION ALL
        SELECT o.location_id, l.voided_on, l.voided_hour, NULL, o.source, o.placed_by, l.product_id,
               0, -l.quantity, -l.total
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        WHERE l.state = 'voided'),
      dated AS (
        SELECT s.location_id, s.business_date, date_trunc('month', s.business_date)::date AS month,
               s.hour, s.number, s.source, s.product_id, s.orders, s.quantity, s.revenue,
               CASE s.source WHEN 'waiter' THEN s.placed_by
                    ELSE '00000000-0000-0000-0000-000000000000'::uuid END AS staff_id,
               t.business_date AS through, t.staff_through, t.open_date, t.open_number
        FROM sold s
        JOIN totals_through t ON t.location_id = s.location_id),
      sums AS (
        SELECT location_id, {keys}, sum({counted}) AS {counted}, sum(revenue) AS revenue
        FROM dated
        WHERE {which}
        GROUP BY location_id, {keys})
      SELECT p.slug, format('%s: %s for %s stand, the lines say %s for %s',
               concat_ws(', ', {words}), d.{counted}, d.revenue, s.{counted}, s.revenue) AS difference
      FROM sums s
      FULL JOIN {table} d USING (location_id, {keys})
      JOIN location p ON p.id = location_id
      WHERE coalesce(s.{counted}, 0) <> coalesce(d.{counted}, 0)
        OR coalesce(s.revenue, 0) <> coalesce(d.revenue, 0)
      ORDER BY p.slug, {keys}
      LIMIT ?
      """;

  /** Each product's quantity and revenue by business date and source. */
  static final String PRODUCT_DAY =
      products("product_day", "business_date <= through", "business_date", "product_id", "source");

  /** Each product's quantity and revenue by month and source. */
  static final String PRODUCT_MONTH =
      products(
          "product_month",
          "month + interval '1 month' <= through + 1",
          "month",
          "product_id",
          "source");

  /** The same of the open date, up to an order's number and without what was taken off. */
  static final String PRODUCT_OPEN =
      products(
          "product_open",
          "business_date = open_date AND number <= open_number",
          "business_date",
          "product_id",
          "source");

  /** Each product's quantity and revenue from the first of its month to each date. */
  static final String PRODUCT_TO_DATE =
      """
      WITH sums AS (
        SELECT d.location_id, d.business_date + n AS business_date, d.product_id, d.source,
               sum(d.quantity) AS quantity, sum(d.revenue) AS revenue
        FROM product_day d
        JOIN totals_through t ON t.location_id = d.location_id AND d.business_date <= t.to_date_through
        CROSS JOIN LATERAL generate_series(0, least(
          t.to_date_through,
          (date_trunc('month', d.business_date) + interval '1 month -1 day')::date) - d.business_date) AS n
        GROUP BY d.location_id, d.business_date + n, d.product_id, d.source)
      SELECT p.slug, format('%s, product %s, %s: %s for %s stand to this date, the days say %s for %s',
               business_date, product_id, source, d.quantity, d.revenue, s.quantity, s.revenue)
               AS difference
      FROM sums s
      FULL JOIN product_to_date d USING (location_id, business_date, product_id, source)
      JOIN location p ON p.id = location_id
      WHERE coalesce(s.quantity, 0) <> coalesce(d.quantity, 0)
        OR coalesce(s.revenue, 0) <> coalesce(d.revenue, 0)
      ORDER BY p.slug, business_date, product_id
      LIMIT ?
      """;

  /** Each waiter's orders and revenue by business date; guests count as nobody. */
  static final String STAFF_DAY =
      orders("staff_day", "business_date <= through", "business_date", "staff_id", "source");

  /** Orders and revenue by business date and local hour. */
  static final String HOUR_DAY =
      orders("hour_day", "business_date <= through", "business_date", "hour", "source");

  /** Each waiter's orders and revenue of the open date by local hour, up to an order's number. */
  static final String STAFF_HOUR_OPEN =
      orders(
          "staff_hour_open",
          "business_date = open_date AND number <= open_number",
          "business_date",
          "staff_id",
          "source",
          "hour");

  /** Each waiter's quantity and revenue of each product by business date. */
  static final String STAFF_PRODUCT_DAY =
      products(
          "staff_product_day",
          "source = 'waiter' AND business_date <= staff_through",
          "business_date",
          "staff_id",
          "product_id");

  /** Each waiter's quantity and revenue of each product by month. */
  static final String STAFF_PRODUCT_MONTH =
      products(
          "staff_product_month",
          "source = 'waiter' AND month + interval '1 month' <= staff_through + 1",
          "month",
          "staff_id",
          "product_id");

  /** Each waiter's quantity and revenue of each product of the open date. */
  static final String STAFF_PRODUCT_OPEN =
      products(
          "staff_product_open",
          "source = 'waiter' AND business_date = open_date AND number <= open_number",
          "business_date",
          "staff_id",
          "product_id");

  /** Each waiter's orders and revenue by business date and local hour. */
  static final String STAFF_HOUR_DAY =
      orders(
          "staff_hour_day",
          "source = 'waiter' AND business_date <= staff_through",
          "business_date",
          "staff_id",
          "hour");

  private TotalInvariantRows() {}

  private static String products(String table, String which, String... keys) {
    return differences(table, "quantity", which + " AND product_id IS NOT NULL", keys);
  }

  private static String orders(String table, String which, String... keys) {
    return differences(table, "orders", which, keys);
  }

  private static String differences(String table, String counted, String which, String... keys) {
    var words = List.of(keys).stream().map(TotalInvariantRows::words);
    return DIFFERENCES
        .replace("{table}", table)
        .replace("{keys}", String.join(", ", keys))
        .replace("{counted}", counted)
        .replace("{words}", words.collect(Collectors.joining(", ")))
        .replace("{which}", which);
  }

  /** A product's id says that it is one. */
  private static String words(String key) {
    return switch (key) {
      case "product_id" -> "concat('product ', product_id)";
      case "staff_id" -> "concat('staff ', staff_id)";
      case "hour" -> "concat('hour ', hour)";
      default -> key;
    };
  }
}
