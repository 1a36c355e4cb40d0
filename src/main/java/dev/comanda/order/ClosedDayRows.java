package dev.comanda.order;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the totals. */
final class ClosedDayRows {
  private ClosedDayRows() {}

  /** A business date of a location. */
  record Day(UUID locationId, LocalDate date) {
    boolean endsMonth() {
      return date.plusDays(1).getDayOfMonth() == 1;
    }
  }

  /** Locations with dates that are over and not added up; the first orders begin the first date. */
  static List<UUID> waiting(Tx tx) throws SQLException {
    return tx.rows(
        """
        SELECT l.location_id
        FROM location_log l
        LEFT JOIN totals_through t ON t.location_id = l.location_id
        WHERE coalesce(t.business_date + 1,
                (SELECT min(o.business_date) FROM orders o WHERE o.location_id = l.location_id))
              < l.business_date
        ORDER BY l.location_id
        """,
        row -> Tx.id(row, "location_id"));
  }

  /** Makes the row that says until when a location's totals are added up, if it is not there. */
  static int begin(Tx tx, UUID locationId) throws SQLException {
    return tx.update(
        """
        INSERT INTO totals_through (location_id, business_date)
        SELECT ?, first - 1
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
        SELECT t.business_date + 1 AS business_date
        FROM totals_through t
        JOIN location_log l ON l.location_id = t.location_id
        WHERE t.location_id = ? AND t.business_date + 1 < l.business_date
        FOR UPDATE OF t SKIP LOCKED
        """,
        row -> new Day(locationId, Tx.date(row, "business_date")),
        locationId);
  }

  /** Adds up a date, reading its lines once, and the month that it ends. */
  static void add(Tx tx, Day day) throws SQLException {
    tx.update(
        """
        WITH day AS MATERIALIZED (
          SELECT hour, source, staff_id, product_id, sum(orders) AS orders, sum(quantity) AS quantity,
                 sum(revenue) AS revenue
          FROM sold
          WHERE location_id = ? AND business_date = ?
          GROUP BY hour, source, staff_id, product_id),
        products AS (
          INSERT INTO product_day (location_id, business_date, product_id, source, quantity, revenue)
          SELECT ?, ?, product_id, source, sum(quantity), sum(revenue)
          FROM day
          WHERE product_id IS NOT NULL
          GROUP BY product_id, source),
        staff AS (
          INSERT INTO staff_day (location_id, business_date, staff_id, source, orders, revenue)
          SELECT ?, ?, staff_id, source, sum(orders), sum(revenue)
          FROM day
          GROUP BY staff_id, source)
        INSERT INTO hour_day (location_id, business_date, hour, source, orders, revenue)
        SELECT ?, ?, hour, source, sum(orders), sum(revenue)
        FROM day
        GROUP BY hour, source
        """,
        day.locationId(),
        day.date(),
        day.locationId(),
        day.date(),
        day.locationId(),
        day.date(),
        day.locationId(),
        day.date());
    if (day.endsMonth()) {
      month(tx, day);
    }
  }

  static void through(Tx tx, Day day) throws SQLException {
    tx.update(
        "UPDATE totals_through SET business_date = ? WHERE location_id = ?",
        day.date(),
        day.locationId());
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
}
