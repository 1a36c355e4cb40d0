package dev.comanda.ops;

/**
 * SQL that finds totals that are not the sums of their lines, of the business dates and months that
 * are over and added up; later ones have none. A line counts on its order's business date, and is
 * taken off on the date and in the hour of its void.
 */
final class TotalInvariantRows {
  /** Each product's quantity and revenue by business date and source. */
  static final String PRODUCT_DAY =
      """
      WITH sold AS (
        SELECT o.location_id, o.business_date, l.product_id, o.source, l.quantity, l.total
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        UNION ALL
        SELECT o.location_id, l.voided_on, l.product_id, o.source, -l.quantity, -l.total
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        WHERE l.state = 'voided'),
      sums AS (
        SELECT location_id, business_date, product_id, source,
               sum(quantity) AS quantity, sum(total) AS revenue
        FROM sold
        GROUP BY location_id, business_date, product_id, source)
      SELECT p.slug, format('%s, product %s, %s: %s for %s stands, the lines say %s for %s',
               business_date, product_id, source, d.quantity, d.revenue, s.quantity, s.revenue)
               AS difference
      FROM (
        SELECT s.*
        FROM sums s
        JOIN totals_through t ON t.location_id = s.location_id AND s.business_date <= t.business_date) s
      FULL JOIN product_day d USING (location_id, business_date, product_id, source)
      JOIN location p ON p.id = location_id
      WHERE coalesce(s.quantity, 0) <> coalesce(d.quantity, 0)
        OR coalesce(s.revenue, 0) <> coalesce(d.revenue, 0)
      ORDER BY p.slug, business_date, product_id
      LIMIT ?
      """;

  /** Each product's quantity and revenue by month and source. */
  static final String PRODUCT_MONTH =
      """
      WITH sold AS (
        SELECT o.location_id, o.business_date, l.product_id, o.source, l.quantity, l.total
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        UNION ALL
        SELECT o.location_id, l.voided_on, l.product_id, o.source, -l.quantity, -l.total
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        WHERE l.state = 'voided'),
      sums AS (
        SELECT location_id, date_trunc('month', business_date)::date AS month, product_id, source,
               sum(quantity) AS quantity, sum(total) AS revenue
        FROM sold
        GROUP BY location_id, date_trunc('month', business_date)::date, product_id, source)
      SELECT p.slug, format('%s, product %s, %s: %s for %s stands, the lines say %s for %s',
               month, product_id, source, d.quantity, d.revenue, s.quantity, s.revenue)
               AS difference
      FROM (
        SELECT s.*
        FROM sums s
        JOIN totals_through t ON t.location_id = s.location_id
          AND s.month + interval '1 month' <= t.business_date + 1) s
      FULL JOIN product_month d USING (location_id, month, product_id, source)
      JOIN location p ON p.id = location_id
      WHERE coalesce(s.quantity, 0) <> coalesce(d.quantity, 0)
        OR coalesce(s.revenue, 0) <> coalesce(d.revenue, 0)
      ORDER BY p.slug, month, product_id
      LIMIT ?
      """;

  /** Each waiter's orders and revenue by business date; guests count as nobody. */
  static final String STAFF_DAY =
      """
      WITH sold AS (
        SELECT o.location_id, o.id AS order_id, o.source, 1 AS orders, 0 AS total, o.business_date
        FROM orders o
        UNION ALL
        SELECT o.location_id, o.id, o.source, -1, 0, o.cancelled_on
        FROM orders o
        WHERE o.state = 'cancelled'
        UNION ALL
        SELECT o.location_id, o.id, o.source, 0, l.total, o.business_date
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        UNION ALL
        SELECT o.location_id, o.id, o.source, 0, -l.total, l.voided_on
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        WHERE l.state = 'voided'),
      sums AS (
        SELECT s.location_id, s.business_date, s.source,
               CASE s.source WHEN 'waiter' THEN o.placed_by
                    ELSE '00000000-0000-0000-0000-000000000000'::uuid END AS staff_id,
               sum(s.orders) AS orders, sum(s.total) AS revenue
        FROM sold s
        JOIN orders o ON o.location_id = s.location_id AND o.id = s.order_id
        GROUP BY s.location_id, s.business_date, s.source,
                 CASE s.source WHEN 'waiter' THEN o.placed_by
                      ELSE '00000000-0000-0000-0000-000000000000'::uuid END)
      SELECT p.slug, format('%s, staff %s, %s: %s orders for %s stand, the lines say %s for %s',
               business_date, staff_id, source, d.orders, d.revenue, s.orders, s.revenue) AS difference
      FROM (
        SELECT s.*
        FROM sums s
        JOIN totals_through t ON t.location_id = s.location_id AND s.business_date <= t.business_date) s
      FULL JOIN staff_day d USING (location_id, business_date, staff_id, source)
      JOIN location p ON p.id = location_id
      WHERE coalesce(s.orders, 0) <> coalesce(d.orders, 0)
        OR coalesce(s.revenue, 0) <> coalesce(d.revenue, 0)
      ORDER BY p.slug, business_date, staff_id
      LIMIT ?
      """;

  /** Orders and revenue by business date and local hour. */
  static final String HOUR_DAY =
      """
      WITH sold AS (
        SELECT o.location_id, o.source, 1 AS orders, 0 AS total, o.business_date, o.hour
        FROM orders o
        UNION ALL
        SELECT o.location_id, o.source, -1, 0, o.cancelled_on, o.cancelled_hour
        FROM orders o
        WHERE o.state = 'cancelled'
        UNION ALL
        SELECT o.location_id, o.source, 0, l.total, o.business_date, o.hour
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        UNION ALL
        SELECT o.location_id, o.source, 0, -l.total, l.voided_on, l.voided_hour
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        WHERE l.state = 'voided'),
      sums AS (
        SELECT location_id, business_date, hour, source, sum(orders) AS orders, sum(total) AS revenue
        FROM sold
        GROUP BY location_id, business_date, hour, source)
      SELECT p.slug, format('%s, hour %s, %s: %s orders for %s stand, the lines say %s for %s',
               business_date, hour, source, d.orders, d.revenue, s.orders, s.revenue) AS difference
      FROM (
        SELECT s.*
        FROM sums s
        JOIN totals_through t ON t.location_id = s.location_id AND s.business_date <= t.business_date) s
      FULL JOIN hour_day d USING (location_id, business_date, hour, source)
      JOIN location p ON p.id = location_id
      WHERE coalesce(s.orders, 0) <> coalesce(d.orders, 0)
        OR coalesce(s.revenue, 0) <> coalesce(d.revenue, 0)
      ORDER BY p.slug, business_date, hour
      LIMIT ?
      """;

  /** Each waiter's quantity and revenue of each product by business date. */
  static final String STAFF_PRODUCT_DAY =
      """
      WITH sold AS (
        SELECT o.location_id, o.placed_by AS staff_id, o.business_date, l.product_id, l.quantity, l.total
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        WHERE o.source = 'waiter'
        UNION ALL
        SELECT o.location_id, o.placed_by, l.voided_on, l.product_id, -l.quantity, -l.total
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        WHERE o.source = 'waiter' AND l.state = 'voided'),
      sums AS (
        SELECT location_id, staff_id, business_date, product_id,
               sum(quantity) AS quantity, sum(total) AS revenue
        FROM sold
        GROUP BY location_id, staff_id, business_date, product_id)
      SELECT p.slug, format('%s, staff %s, product %s: %s for %s stands, the lines say %s for %s',
               business_date, staff_id, product_id, d.quantity, d.revenue, s.quantity, s.revenue)
               AS difference
      FROM (
        SELECT s.*
        FROM sums s
        JOIN totals_through t ON t.location_id = s.location_id AND s.business_date <= t.staff_through) s
      FULL JOIN staff_product_day d USING (location_id, staff_id, business_date, product_id)
      JOIN location p ON p.id = location_id
      WHERE coalesce(s.quantity, 0) <> coalesce(d.quantity, 0)
        OR coalesce(s.revenue, 0) <> coalesce(d.revenue, 0)
      ORDER BY p.slug, business_date, staff_id, product_id
      LIMIT ?
      """;

  /** Each waiter's quantity and revenue of each product by month. */
  static final String STAFF_PRODUCT_MONTH =
      """
      WITH sold AS (
        SELECT o.location_id, o.placed_by AS staff_id, o.business_date, l.product_id, l.quantity, l.total
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        WHERE o.source = 'waiter'
        UNION ALL
        SELECT o.location_id, o.placed_by, l.voided_on, l.product_id, -l.quantity, -l.total
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        WHERE o.source = 'waiter' AND l.state = 'voided'),
      sums AS (
        SELECT location_id, staff_id, date_trunc('month', business_date)::date AS month, product_id,
               sum(quantity) AS quantity, sum(total) AS revenue
        FROM sold
        GROUP BY location_id, staff_id, date_trunc('month', business_date)::date, product_id)
      SELECT p.slug, format('%s, staff %s, product %s: %s for %s stands, the lines say %s for %s',
               month, staff_id, product_id, d.quantity, d.revenue, s.quantity, s.revenue)
               AS difference
      FROM (
        SELECT s.*
        FROM sums s
        JOIN totals_through t ON t.location_id = s.location_id
          AND s.month + interval '1 month' <= t.staff_through + 1) s
      FULL JOIN staff_product_month d USING (location_id, staff_id, month, product_id)
      JOIN location p ON p.id = location_id
      WHERE coalesce(s.quantity, 0) <> coalesce(d.quantity, 0)
        OR coalesce(s.revenue, 0) <> coalesce(d.revenue, 0)
      ORDER BY p.slug, month, staff_id, product_id
      LIMIT ?
      """;

  /** Each waiter's orders and revenue by business date and local hour. */
  static final String STAFF_HOUR_DAY =
      """
      WITH sold AS (
        SELECT o.location_id, o.placed_by AS staff_id, 1 AS orders, 0 AS total, o.business_date, o.hour
        FROM orders o
        WHERE o.source = 'waiter'
        UNION ALL
        SELECT o.location_id, o.placed_by, -1, 0, o.cancelled_on, o.cancelled_hour
        FROM orders o
        WHERE o.source = 'waiter' AND o.state = 'cancelled'
        UNION ALL
        SELECT o.location_id, o.placed_by, 0, l.total, o.business_date, o.hour
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        WHERE o.source = 'waiter'
        UNION ALL
        SELECT o.location_id, o.placed_by, 0, -l.total, l.voided_on, l.voided_hour
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        WHERE o.source = 'waiter' AND l.state = 'voided'),
      sums AS (
        SELECT location_id, staff_id, business_date, hour, sum(orders) AS orders, sum(total) AS revenue
        FROM sold
        GROUP BY location_id, staff_id, business_date, hour)
      SELECT p.slug, format('%s, staff %s, hour %s: %s orders for %s stand, the lines say %s for %s',
               business_date, staff_id, hour, d.orders, d.revenue, s.orders, s.revenue) AS difference
      FROM (
        SELECT s.*
        FROM sums s
        JOIN totals_through t ON t.location_id = s.location_id AND s.business_date <= t.staff_through) s
      FULL JOIN staff_hour_day d USING (location_id, staff_id, business_date, hour)
      JOIN location p ON p.id = location_id
      WHERE coalesce(s.orders, 0) <> coalesce(d.orders, 0)
        OR coalesce(s.revenue, 0) <> coalesce(d.revenue, 0)
      ORDER BY p.slug, business_date, staff_id, hour
      LIMIT ?
      """;

  private TotalInvariantRows() {}
}
