package dev.comanda.order;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.order.Totals.HourKey;
import dev.comanda.order.Totals.OrderSum;
import dev.comanda.order.Totals.ProductKey;
import dev.comanda.order.Totals.ProductSum;
import dev.comanda.order.Totals.StaffKey;
import java.sql.SQLException;
import java.util.Map;

/**
 * SQL of the totals. Rows come in key order, though the location's lock alone prevents deadlocks.
 */
final class TotalRows {
  private TotalRows() {}

  static void addProductDay(Tx tx, Map<ProductKey, ProductSum> sums) throws SQLException {
    addProducts(
        tx,
        """
        INSERT INTO product_day AS t (location_id, business_date, product_id, source, quantity, revenue)
        SELECT location_id, business_date, product_id, source, quantity, revenue
        FROM unnest(?::uuid[], ?::date[], ?::uuid[], ?::text[], ?::numeric[], ?::bigint[])
          AS s(location_id, business_date, product_id, source, quantity, revenue)
        ON CONFLICT (location_id, business_date, product_id, source) DO UPDATE
        SET quantity = t.quantity + excluded.quantity, revenue = t.revenue + excluded.revenue
        """,
        sums);
  }

  static void addProductMonth(Tx tx, Map<ProductKey, ProductSum> sums) throws SQLException {
    addProducts(
        tx,
        """
        INSERT INTO product_month AS t (location_id, month, product_id, source, quantity, revenue)
        SELECT location_id, month, product_id, source, quantity, revenue
        FROM unnest(?::uuid[], ?::date[], ?::uuid[], ?::text[], ?::numeric[], ?::bigint[])
          AS s(location_id, month, product_id, source, quantity, revenue)
        ON CONFLICT (location_id, month, product_id, source) DO UPDATE
        SET quantity = t.quantity + excluded.quantity, revenue = t.revenue + excluded.revenue
        """,
        sums);
  }

  private static void addProducts(Tx tx, String sql, Map<ProductKey, ProductSum> sums)
      throws SQLException {
    tx.update(
        sql,
        column("uuid", sums.keySet(), ProductKey::locationId),
        column("date", sums.keySet(), ProductKey::date),
        column("uuid", sums.keySet(), ProductKey::productId),
        column("text", sums.keySet(), ProductKey::source),
        column("numeric", sums.values(), ProductSum::quantity),
        column("bigint", sums.values(), ProductSum::revenue));
  }

  static void addStaffDay(Tx tx, Map<StaffKey, OrderSum> sums) throws SQLException {
    tx.update(
        """
        INSERT INTO staff_day AS t (location_id, business_date, staff_id, source, orders, revenue)
        SELECT location_id, business_date, staff_id, source, orders, revenue
        FROM unnest(?::uuid[], ?::date[], ?::uuid[], ?::text[], ?::integer[], ?::bigint[])
          AS s(location_id, business_date, staff_id, source, orders, revenue)
        ON CONFLICT (location_id, business_date, staff_id, source) DO UPDATE
        SET orders = t.orders + excluded.orders, revenue = t.revenue + excluded.revenue
        """,
        column("uuid", sums.keySet(), StaffKey::locationId),
        column("date", sums.keySet(), StaffKey::date),
        column("uuid", sums.keySet(), StaffKey::staffId),
        column("text", sums.keySet(), StaffKey::source),
        column("integer", sums.values(), OrderSum::orders),
        column("bigint", sums.values(), OrderSum::revenue));
  }

  static void addHourDay(Tx tx, Map<HourKey, OrderSum> sums) throws SQLException {
    tx.update(
        """
        INSERT INTO hour_day AS t (location_id, business_date, hour, source, orders, revenue)
        SELECT location_id, business_date, hour, source, orders, revenue
        FROM unnest(?::uuid[], ?::date[], ?::smallint[], ?::text[], ?::integer[], ?::bigint[])
          AS s(location_id, business_date, hour, source, orders, revenue)
        ON CONFLICT (location_id, business_date, hour, source) DO UPDATE
        SET orders = t.orders + excluded.orders, revenue = t.revenue + excluded.revenue
        """,
        column("uuid", sums.keySet(), HourKey::locationId),
        column("date", sums.keySet(), HourKey::date),
        column("smallint", sums.keySet(), HourKey::hour),
        column("text", sums.keySet(), HourKey::source),
        column("integer", sums.values(), OrderSum::orders),
        column("bigint", sums.values(), OrderSum::revenue));
  }
}
