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
 * SQL of the totals. Nearly always the rows are there, so they are updated, and only what was not
 * found is inserted: half the cost of an INSERT with ON CONFLICT, which locks each row before it
 * changes it. The location's lock keeps others away between the two.
 */
final class TotalRows {
  private TotalRows() {}

  static void addProductDay(Tx tx, Map<ProductKey, ProductSum> sums) throws SQLException {
    add(
        tx,
        """
        UPDATE product_day AS t
        SET quantity = t.quantity + s.quantity, revenue = t.revenue + s.revenue
        FROM unnest(?::uuid[], ?::date[], ?::uuid[], ?::text[], ?::numeric[], ?::bigint[])
          AS s(location_id, business_date, product_id, source, quantity, revenue)
        WHERE t.location_id = s.location_id AND t.business_date = s.business_date
          AND t.product_id = s.product_id AND t.source = s.source
        """,
        """
        INSERT INTO product_day (location_id, business_date, product_id, source, quantity, revenue)
        SELECT location_id, business_date, product_id, source, quantity, revenue
        FROM unnest(?::uuid[], ?::date[], ?::uuid[], ?::text[], ?::numeric[], ?::bigint[])
          AS s(location_id, business_date, product_id, source, quantity, revenue)
        WHERE NOT EXISTS (
          SELECT 1
          FROM product_day t
          WHERE t.location_id = s.location_id AND t.business_date = s.business_date
            AND t.product_id = s.product_id AND t.source = s.source)
        """,
        sums.size(),
        products(sums));
  }

  static void addProductMonth(Tx tx, Map<ProductKey, ProductSum> sums) throws SQLException {
    add(
        tx,
        """
        UPDATE product_month AS t
        SET quantity = t.quantity + s.quantity, revenue = t.revenue + s.revenue
        FROM unnest(?::uuid[], ?::date[], ?::uuid[], ?::text[], ?::numeric[], ?::bigint[])
          AS s(location_id, month, product_id, source, quantity, revenue)
        WHERE t.location_id = s.location_id AND t.month = s.month
          AND t.product_id = s.product_id AND t.source = s.source
        """,
        """
        INSERT INTO product_month (location_id, month, product_id, source, quantity, revenue)
        SELECT location_id, month, product_id, source, quantity, revenue
        FROM unnest(?::uuid[], ?::date[], ?::uuid[], ?::text[], ?::numeric[], ?::bigint[])
          AS s(location_id, month, product_id, source, quantity, revenue)
        WHERE NOT EXISTS (
          SELECT 1
          FROM product_month t
          WHERE t.location_id = s.location_id AND t.month = s.month
            AND t.product_id = s.product_id AND t.source = s.source)
        """,
        sums.size(),
        products(sums));
  }

  static void addStaffDay(Tx tx, Map<StaffKey, OrderSum> sums) throws SQLException {
    add(
        tx,
        """
        UPDATE staff_day AS t
        SET orders = t.orders + s.orders, revenue = t.revenue + s.revenue
        FROM unnest(?::uuid[], ?::date[], ?::uuid[], ?::text[], ?::integer[], ?::bigint[])
          AS s(location_id, business_date, staff_id, source, orders, revenue)
        WHERE t.location_id = s.location_id AND t.business_date = s.business_date
          AND t.staff_id = s.staff_id AND t.source = s.source
        """,
        """
        INSERT INTO staff_day (location_id, business_date, staff_id, source, orders, revenue)
        SELECT location_id, business_date, staff_id, source, orders, revenue
        FROM unnest(?::uuid[], ?::date[], ?::uuid[], ?::text[], ?::integer[], ?::bigint[])
          AS s(location_id, business_date, staff_id, source, orders, revenue)
        WHERE NOT EXISTS (
          SELECT 1
          FROM staff_day t
          WHERE t.location_id = s.location_id AND t.business_date = s.business_date
            AND t.staff_id = s.staff_id AND t.source = s.source)
        """,
        sums.size(),
        staff(sums));
  }

  static void addHourDay(Tx tx, Map<HourKey, OrderSum> sums) throws SQLException {
    add(
        tx,
        """
        UPDATE hour_day AS t
        SET orders = t.orders + s.orders, revenue = t.revenue + s.revenue
        FROM unnest(?::uuid[], ?::date[], ?::smallint[], ?::text[], ?::integer[], ?::bigint[])
          AS s(location_id, business_date, hour, source, orders, revenue)
        WHERE t.location_id = s.location_id AND t.business_date = s.business_date
          AND t.hour = s.hour AND t.source = s.source
        """,
        """
        INSERT INTO hour_day (location_id, business_date, hour, source, orders, revenue)
        SELECT location_id, business_date, hour, source, orders, revenue
        FROM unnest(?::uuid[], ?::date[], ?::smallint[], ?::text[], ?::integer[], ?::bigint[])
          AS s(location_id, business_date, hour, source, orders, revenue)
        WHERE NOT EXISTS (
          SELECT 1
          FROM hour_day t
          WHERE t.location_id = s.location_id AND t.business_date = s.business_date
            AND t.hour = s.hour AND t.source = s.source)
        """,
        sums.size(),
        hours(sums));
  }

  private static void add(Tx tx, String update, String insert, int rows, Object[] columns)
      throws SQLException {
    if (tx.update(update, columns) < rows) {
      tx.update(insert, columns);
    }
  }

  private static Object[] products(Map<ProductKey, ProductSum> sums) {
    return new Object[] {
      column("uuid", sums.keySet(), ProductKey::locationId),
      column("date", sums.keySet(), ProductKey::date),
      column("uuid", sums.keySet(), ProductKey::productId),
      column("text", sums.keySet(), ProductKey::source),
      column("numeric", sums.values(), ProductSum::quantity),
      column("bigint", sums.values(), ProductSum::revenue)
    };
  }

  private static Object[] staff(Map<StaffKey, OrderSum> sums) {
    return new Object[] {
      column("uuid", sums.keySet(), StaffKey::locationId),
      column("date", sums.keySet(), StaffKey::date),
      column("uuid", sums.keySet(), StaffKey::staffId),
      column("text", sums.keySet(), StaffKey::source),
      column("integer", sums.values(), OrderSum::orders),
      column("bigint", sums.values(), OrderSum::revenue)
    };
  }

  private static Object[] hours(Map<HourKey, OrderSum> sums) {
    return new Object[] {
      column("uuid", sums.keySet(), HourKey::locationId),
      column("date", sums.keySet(), HourKey::date),
      column("smallint", sums.keySet(), HourKey::hour),
      column("text", sums.keySet(), HourKey::source),
      column("integer", sums.values(), OrderSum::orders),
      column("bigint", sums.values(), OrderSum::revenue)
    };
  }
}
