package dev.comanda.order.day;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the totals. */
final class ClosedDayRows {
  private static final String ADD =
      """
      WITH asked AS (SELECT ?::uuid AS location_id, ?::date AS business_date, ?::boolean AS added),
      day AS MATERIALIZED (
        SELECT hour, source, staff_id, product_id, sum(orders) AS orders, sum(quantity) AS quantity,
               sum(revenue) AS revenue
        FROM sold
        WHERE location_id = ? AND business_date = ?
        GROUP BY hour, source, staff_id, product_id),
      products AS (
        INSERT INTO product_day (location_id, business_date, product_id, source, quantity, revenue)
        SELECT location_id, business_date, product_id, source, sum(quantity), sum(revenue)
        FROM day
        JOIN asked ON NOT added
        WHERE product_id IS NOT NULL
        GROUP BY location_id, business_date, product_id, source),
      staff AS (
        INSERT INTO staff_day (location_id, business_date, staff_id, source, orders, revenue)
        SELECT location_id, business_date, staff_id, source, sum(orders), sum(revenue)
        FROM day
        JOIN asked ON NOT added
        GROUP BY location_id, business_date, staff_id, source),
      hours AS (
        INSERT INTO hour_day (location_id, business_date, hour, source, orders, revenue)
        SELECT location_id, business_date, hour, source, sum(orders), sum(revenue)
        FROM day
        JOIN asked ON NOT added
        GROUP BY location_id, business_date, hour, source),
      staff_products AS (
        INSERT INTO staff_product_day (location_id, staff_id, business_date, product_id, quantity, revenue)
        SELECT location_id, staff_id, business_date, product_id, sum(quantity), sum(revenue)
        FROM day
        CROSS JOIN asked
        WHERE source = 'waiter' AND product_id IS NOT NULL
        GROUP BY location_id, staff_id, business_date, product_id
        ORDER BY staff_id)
      INSERT INTO staff_hour_day (location_id, staff_id, business_date, hour, orders, revenue)
      SELECT location_id, staff_id, business_date, hour, sum(orders), sum(revenue)
      FROM day
      CROSS JOIN asked
      WHERE source = 'waiter'
      GROUP BY location_id, staff_id, business_date, hour
      """;

  private ClosedDayRows() {}

  /**
   * A business date of a location.
   *
   * @param added whether its totals stand there but for those of waiters, which came later
   */
  record Day(UUID locationId, LocalDate date, boolean added) {
    boolean endsMonth() {
      return date.plusDays(1).getDayOfMonth() == 1;
    }
  }

  /**
   * Locations with something to add up: dates that are over, figures to date, or at least so many
   * orders of the open date. The first orders begin the first date.
   */
  static List<UUID> waiting(Tx tx, int openOrdersMin) throws SQLException {
    return tx.rows(
        """
        SELECT l.location_id
        FROM location_log l
        LEFT JOIN totals_through t ON t.location_id = l.location_id
        WHERE coalesce(t.staff_through + 1,
                (SELECT min(o.business_date) FROM orders o WHERE o.location_id = l.location_id))
              < l.business_date
          OR t.to_date_through < t.business_date
          OR l.last_order_number
             - CASE WHEN t.open_date = l.business_date THEN t.open_number ELSE 0 END >= ?
        ORDER BY l.location_id
        """,
        row -> Tx.id(row, "location_id"),
        openOrdersMin);
  }

  /** Makes the row that says until when a location's totals are added up, if it is not there. */
  static int begin(Tx tx, UUID locationId) throws SQLException {
    return tx.update(
        """
        INSERT INTO totals_through (location_id, business_date, staff_through, to_date_through)
        SELECT ?, first - 1, first - 1, first - 1
        FROM (SELECT min(business_date) AS first FROM orders WHERE location_id = ?) o
        WHERE first IS NOT NULL
        ON CONFLICT (location_id) DO NOTHING
        """,
        locationId,
        locationId);
  }

  /**
   * The first date of a location that is over and not added up; none when another node adds it up
   * now.
   */
  static Optional<Day> lock(Tx tx, UUID locationId) throws SQLException {
    return tx.row(
        """
        SELECT t.staff_through + 1 AS business_date, t.staff_through < t.business_date AS added
        FROM totals_through t
        JOIN location_log l ON l.location_id = t.location_id
        WHERE t.location_id = ? AND t.staff_through + 1 < l.business_date
        FOR UPDATE OF t SKIP LOCKED
        """,
        row -> new Day(locationId, Tx.date(row, "business_date"), row.getBoolean("added")),
        locationId);
  }

  /** Adds up a date, reading its lines once, and the month that it ends. */
  static void add(Tx tx, Day day) throws SQLException {
    tx.update(ADD, day.locationId(), day.date(), day.added(), day.locationId(), day.date());
    if (day.endsMonth()) {
      if (!day.added()) {
        month(tx, day);
      }
      staffMonth(tx, day);
    }
  }

  /** Says that a date is added up; what was added up of it while it was open goes. */
  static void through(Tx tx, Day day) throws SQLException {
    tx.update(
        """
        UPDATE totals_through
        SET staff_through = ?, business_date = greatest(business_date, ?),
            open_date = CASE WHEN open_date > ? THEN open_date END
        WHERE location_id = ?
        """,
        day.date(),
        day.date(),
        day.date(),
        day.locationId());
    OpenDayRows.forget(tx, day.locationId(), day.date());
  }

  private static void month(Tx tx, Day day) throws SQLException {
    tx.update(
        """
        INSERT INTO product_month (location_id, month, product_id, source, quantity, revenue)
        SELECT location_id, ?, product_id, source, sum(quantity), sum(revenue)
        FROM product_day
        WHERE location_id = ? AND business_date BETWEEN ? AND ?
        GROUP BY location_id, product_id, source
        """,
        day.date().withDayOfMonth(1),
        day.locationId(),
        day.date().withDayOfMonth(1),
        day.date());
  }

  /** Waiter by waiter, since one's rows are found by the date and those of all are not. */
  private static void staffMonth(Tx tx, Day day) throws SQLException {
    tx.update(
        """
        INSERT INTO staff_product_month (location_id, staff_id, month, product_id, quantity, revenue)
        SELECT d.location_id, d.staff_id, ?, p.product_id, sum(p.quantity), sum(p.revenue)
        FROM (
          SELECT DISTINCT location_id, staff_id
          FROM staff_day
          WHERE location_id = ? AND business_date BETWEEN ? AND ? AND source = 'waiter') d
        CROSS JOIN LATERAL (
          SELECT product_id, quantity, revenue
          FROM staff_product_day
          WHERE location_id = d.location_id AND staff_id = d.staff_id AND business_date BETWEEN ? AND ?
          OFFSET 0) p
        GROUP BY d.location_id, d.staff_id, p.product_id
        """,
        day.date().withDayOfMonth(1),
        day.locationId(),
        day.date().withDayOfMonth(1),
        day.date(),
        day.date().withDayOfMonth(1),
        day.date());
  }
}
