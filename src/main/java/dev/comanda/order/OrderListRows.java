package dev.comanda.order;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * SQL of lists of orders. A waiter's have statements of their own, so that they are found by their
 * index also where a plan is kept for any parameters.
 */
final class OrderListRows {
  private OrderListRows() {}

  /** Where an order stands in the lists of its location, the latest first. */
  record Place(LocalDate date, int number) {
    /** Before all orders. */
    static final Place FIRST = new Place(LocalDate.of(9999, 12, 31), Integer.MAX_VALUE);
  }

  static Optional<Place> place(Tx tx, UUID locationId, UUID orderId) throws SQLException {
    return tx.row(
        "SELECT business_date, number FROM orders WHERE location_id = ? AND id = ?",
        row -> new Place(Tx.date(row, "business_date"), row.getInt("number")),
        locationId,
        orderId);
  }

  static long count(Tx tx, OrderList list) throws SQLException {
    return list.placedBy() == null ? countAll(tx, list) : countOwn(tx, list, list.placedBy());
  }

  private static long countAll(Tx tx, OrderList list) throws SQLException {
    return tx.row(
            """
            SELECT count(*) AS orders
            FROM orders
            WHERE location_id = ? AND business_date BETWEEN ? AND ?
              AND (?::text IS NULL OR strpos(lower(customer_name), lower(?::text)) > 0)
              AND (NOT ?::boolean OR session_id IS NULL AND source <> 'scan')
            """,
            row -> row.getLong("orders"),
            list.locationId(),
            list.from(),
            list.to(),
            list.customerName(),
            list.customerName(),
            list.withoutSession())
        .orElseThrow();
  }

  private static long countOwn(Tx tx, OrderList list, UUID placedBy) throws SQLException {
    return tx.row(
            """
            SELECT count(*) AS orders
            FROM orders
            WHERE location_id = ? AND source = 'waiter' AND placed_by = ?
              AND business_date BETWEEN ? AND ?
              AND (?::text IS NULL OR strpos(lower(customer_name), lower(?::text)) > 0)
              AND (NOT ?::boolean OR session_id IS NULL AND source <> 'scan')
            """,
            row -> row.getLong("orders"),
            list.locationId(),
            placedBy,
            list.from(),
            list.to(),
            list.customerName(),
            list.customerName(),
            list.withoutSession())
        .orElseThrow();
  }

  /** At most {@code limit} orders of a list past the first {@code offset}. */
  static List<UUID> page(Tx tx, OrderList list, long offset, int limit) throws SQLException {
    return ids(tx, list, Place.FIRST, offset, limit);
  }

  /** At most {@code limit} orders of a list after a place. */
  static List<UUID> after(Tx tx, OrderList list, Place place, int limit) throws SQLException {
    return ids(tx, list, place, 0, limit);
  }

  private static List<UUID> ids(Tx tx, OrderList list, Place after, long offset, int limit)
      throws SQLException {
    return list.placedBy() == null
        ? all(tx, list, after, offset, limit)
        : own(tx, list, list.placedBy(), after, offset, limit);
  }

  private static List<UUID> all(Tx tx, OrderList list, Place after, long offset, int limit)
      throws SQLException {
    return tx.rows(
        """
        SELECT id
        FROM orders
        WHERE location_id = ? AND business_date BETWEEN ? AND ? AND (business_date, number) < (?, ?)
          AND (?::text IS NULL OR strpos(lower(customer_name), lower(?::text)) > 0)
          AND (NOT ?::boolean OR session_id IS NULL AND source <> 'scan')
        ORDER BY business_date DESC, number DESC
        OFFSET ? LIMIT ?
        """,
        row -> Tx.id(row, "id"),
        list.locationId(),
        list.from(),
        list.to(),
        after.date(),
        after.number(),
        list.customerName(),
        list.customerName(),
        list.withoutSession(),
        offset,
        limit);
  }

  private static List<UUID> own(
      Tx tx, OrderList list, UUID placedBy, Place after, long offset, int limit)
      throws SQLException {
    return tx.rows(
        """
        SELECT id
        FROM orders
        WHERE location_id = ? AND source = 'waiter' AND placed_by = ?
          AND business_date BETWEEN ? AND ? AND (business_date, number) < (?, ?)
          AND (?::text IS NULL OR strpos(lower(customer_name), lower(?::text)) > 0)
          AND (NOT ?::boolean OR session_id IS NULL AND source <> 'scan')
        ORDER BY business_date DESC, number DESC
        OFFSET ? LIMIT ?
        """,
        row -> Tx.id(row, "id"),
        list.locationId(),
        placedBy,
        list.from(),
        list.to(),
        after.date(),
        after.number(),
        list.customerName(),
        list.customerName(),
        list.withoutSession(),
        offset,
        limit);
  }
}
