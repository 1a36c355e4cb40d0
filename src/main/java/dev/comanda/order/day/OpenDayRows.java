package dev.comanda.order.day;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** SQL of what was ordered on the open date, up to an order's number. */
final class OpenDayRows {
  /** Orders that are added up at once; they take PostgreSQL a second. */
  private static final int ORDERS_MAX = 100_000;

  /** Tables that have figures of the open date. */
  static final List<String> TABLES =
      List.of("product_open", "staff_product_open", "staff_hour_open");

  private static final String ADD =
      """
      WITH day AS MATERIALIZED (
        SELECT location_id, business_date, hour, source, staff_id, product_id, sum(orders) AS orders,
               sum(quantity) AS quantity, sum(revenue) AS revenue
        FROM sold
        WHERE location_id = ? AND business_date = ? AND number > ? AND number <= ?
        GROUP BY location_id, business_date, hour, source, staff_id, product_id),
      products AS (
        INSERT INTO product_open AS t (location_id, business_date, product_id, source, quantity, revenue)
        SELECT location_id, business_date, product_id, source, sum(quantity), sum(revenue)
        FROM day
        WHERE product_id IS NOT NULL
        GROUP BY location_id, business_date, product_id, source
        ON CONFLICT (location_id, business_date, product_id, source)
        DO UPDATE SET quantity = t.quantity + excluded.quantity, revenue = t.revenue + excluded.revenue),
      staff_products AS (
        INSERT INTO staff_product_open AS t (location_id, staff_id, business_date, product_id, quantity, revenue)
        SELECT location_id, staff_id, business_date, product_id, sum(quantity), sum(revenue)
        FROM day
        WHERE source = 'waiter' AND product_id IS NOT NULL
        GROUP BY location_id, staff_id, business_date, product_id
        ON CONFLICT (location_id, staff_id, business_date, product_id)
        DO UPDATE SET quantity = t.quantity + excluded.quantity, revenue = t.revenue + excluded.revenue)
      INSERT INTO staff_hour_open AS t (location_id, business_date, staff_id, source, hour, orders, revenue)
      SELECT location_id, business_date, staff_id, source, hour, sum(orders), sum(revenue)
      FROM day
      GROUP BY location_id, business_date, staff_id, source, hour
      ON CONFLICT (location_id, business_date, staff_id, source, hour)
      DO UPDATE SET orders = t.orders + excluded.orders, revenue = t.revenue + excluded.revenue
      """;

  private OpenDayRows() {}

  /**
   * Orders of the open date.
   *
   * @param added the number up to which they are added up
   * @param last the number up to which they can be
   */
  private record Orders(LocalDate date, int added, int last) {}

  /**
   * Adds up what was ordered on a location's open date since, unless that is fewer orders than
   * {@code ordersMin}, dates before it are missing, or another node works at its totals now.
   */
  static int add(Tx tx, UUID locationId, int ordersMin) throws SQLException {
    var found = lock(tx, locationId, ordersMin);
    if (found.isEmpty()) {
      return 0;
    }
    var orders = found.getFirst();
    int upTo = Math.min(orders.last(), orders.added() + ORDERS_MAX);
    tx.update(ADD, locationId, orders.date(), orders.added(), upTo);
    return tx.update(
        "UPDATE totals_through SET open_date = ?, open_number = ? WHERE location_id = ?",
        orders.date(),
        upTo,
        locationId);
  }

  /** Orders up to the log's last number are all there: both were written in one transaction. */
  private static List<Orders> lock(Tx tx, UUID locationId, int ordersMin) throws SQLException {
    return tx.rows(
        """
        SELECT l.business_date, l.last_order_number,
               CASE WHEN t.open_date = l.business_date THEN t.open_number ELSE 0 END AS added
        FROM totals_through t
        JOIN location_log l ON l.location_id = t.location_id
        WHERE t.location_id = ? AND t.business_date + 1 = l.business_date
          AND t.staff_through = t.business_date
          AND l.last_order_number
              - CASE WHEN t.open_date = l.business_date THEN t.open_number ELSE 0 END >= ?
        FOR UPDATE OF t SKIP LOCKED
        """,
        row ->
            new Orders(
                Tx.date(row, "business_date"),
                row.getInt("added"),
                row.getInt("last_order_number")),
        locationId,
        ordersMin);
  }

  /** Deletes what there is of dates up to this one. */
  static void forget(Tx tx, UUID locationId, LocalDate through) throws SQLException {
    for (var table : TABLES) {
      tx.update(
          "DELETE FROM " + table + " WHERE location_id = ? AND business_date <= ?",
          locationId,
          through);
    }
  }
}
