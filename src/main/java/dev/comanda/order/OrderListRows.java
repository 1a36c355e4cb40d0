package dev.comanda.order;

import dev.comanda.db.Tx;
import dev.comanda.json.NameKey;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * SQL of lists of orders. A waiter's have statements of their own, so that they are found by their
 * index also where a plan is kept for any parameters.
 */
final class OrderListRows {
  private static final String LISTED =
      """
      FROM orders
      WHERE location_id = ? AND business_date BETWEEN ? AND ? AND (business_date, number) < (?, ?)
        AND (?::text IS NULL OR strpos(search_text(customer_name), ?::text) > 0)
        AND (NOT ?::boolean OR session_id IS NULL AND source <> 'scan')
      """;

  private static final String OWN = LISTED + "  AND source = 'waiter' AND placed_by = ?\n";

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
    return tx.row(
            "SELECT count(*) AS orders\n" + listed(list),
            row -> row.getLong("orders"),
            parameters(list, Place.FIRST).toArray())
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
    var parameters = parameters(list, after);
    parameters.add(offset);
    parameters.add(limit);
    return tx.rows(
        "SELECT id\n"
            + listed(list)
            + "ORDER BY business_date DESC, number DESC\n"
            + "OFFSET ? LIMIT ?",
        row -> Tx.id(row, "id"),
        parameters.toArray());
  }

  private static String listed(OrderList list) {
    return list.placedBy() == null ? LISTED : OWN;
  }

  private static List<@Nullable Object> parameters(OrderList list, Place after) {
    var searched = list.customerName() == null ? null : NameKey.search(list.customerName());
    var parameters = new ArrayList<@Nullable Object>();
    parameters.add(list.locationId());
    parameters.add(list.from());
    parameters.add(list.to());
    parameters.add(after.date());
    parameters.add(after.number());
    parameters.add(searched);
    parameters.add(searched);
    parameters.add(list.withoutSession());
    if (list.placedBy() != null) {
      parameters.add(list.placedBy());
    }
    return parameters;
  }
}
