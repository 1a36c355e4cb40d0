package dev.comanda.order.scan;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.order.Order;
import dev.comanda.order.OrderRows;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** SQL of {@code scan}. */
public final class ScanRows {
  private ScanRows() {}

  static void insert(Tx tx, List<RecentScans.Scanned> placed) {
    var scanned = placed.stream().map(RecentScans.Scanned::order).toList();
    tx.later(
        scanned.size(),
        """
        INSERT INTO scan (location_id, serial, order_id, product_id, phone, size, at, seq)
        SELECT location_id, serial, order_id, product_id, phone, size, at, seq
        FROM unnest(?::uuid[], ?::integer[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[],
            ?::timestamptz[], ?::bigint[])
          AS s(location_id, serial, order_id, product_id, phone, size, at, seq)
        """,
        column("uuid", scanned, Order::locationId),
        column("integer", scanned, o -> o.serials().getFirst()),
        column("uuid", scanned, Order::id),
        column("uuid", scanned, o -> o.lines().getFirst().productId()),
        column("uuid", scanned, Order::placedBy),
        column("text", scanned, Order::size),
        column("timestamptz", scanned, Order::placedAt),
        column("bigint", placed, RecentScans.Scanned::seq));
  }

  /**
   * An order of a drink that a phone has scanned.
   *
   * @param index which of the keys asked for
   * @param seq the event that placed it
   */
  record Found(int index, UUID orderId, long seq) {}

  /** The first order of each drink that its phone has scanned after a time of its own. */
  static List<Found> since(Tx tx, List<RecentScans.Key> keys, List<Instant> times)
      throws SQLException {
    return tx.rows(
        """
        SELECT (k.number - 1)::integer AS index, s.order_id, s.seq
        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[]) WITH ORDINALITY
          AS k(location_id, phone, product_id, since, number)
        CROSS JOIN LATERAL (
          SELECT order_id, seq
          FROM scan
          WHERE location_id = k.location_id AND at > k.since AND seq IS NOT NULL
            AND phone = k.phone AND product_id = k.product_id
          ORDER BY at, serial
          LIMIT 1) s
        """,
        row -> new Found(row.getInt("index"), Tx.id(row, "order_id"), row.getLong("seq")),
        column("uuid", keys, RecentScans.Key::locationId),
        column("uuid", keys, RecentScans.Key::phone),
        column("uuid", keys, RecentScans.Key::productId),
        column("timestamptz", times, at -> at));
  }

  /** The orders of the latest scans. */
  public static List<UUID> latest(Tx tx, UUID locationId, int limit) throws SQLException {
    return tx.rows(
        """
        SELECT order_id
        FROM scan
        WHERE location_id = ?
        ORDER BY serial DESC
        LIMIT ?
        """,
        row -> Tx.id(row, "order_id"),
        locationId,
        limit);
  }

  private record Row(UUID orderId, int serial, String size) {}

  /** The orders, those that were scanned with what their scan says. */
  public static List<OrderRows.Stored> told(Tx tx, List<OrderRows.Stored> read)
      throws SQLException {
    var scanned =
        read.stream()
            .map(OrderRows.Stored::order)
            .filter(order -> order.source() == Order.Source.SCAN)
            .toList();
    if (scanned.isEmpty()) {
      return read;
    }
    var rows = new HashMap<UUID, Row>();
    for (var row : rows(tx, scanned)) {
      rows.put(row.orderId(), row);
    }
    return read.stream()
        .map(
            stored -> {
              var row = rows.get(stored.order().id());
              return row == null
                  ? stored
                  : new OrderRows.Stored(
                      stored.order().scanned(row.serial(), row.size()), stored.hour());
            })
        .toList();
  }

  private static List<Row> rows(Tx tx, List<Order> scanned) throws SQLException {
    return tx.rows(
        """
        SELECT s.order_id, s.serial, s.size
        FROM unnest(?::uuid[], ?::uuid[]) AS o(location_id, id)
        JOIN scan s ON s.location_id = o.location_id AND s.order_id = o.id
        """,
        row -> new Row(Tx.id(row, "order_id"), row.getInt("serial"), row.getString("size")),
        column("uuid", scanned, Order::locationId),
        column("uuid", scanned, Order::id));
  }
}
