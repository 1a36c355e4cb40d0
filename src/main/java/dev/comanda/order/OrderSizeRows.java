package dev.comanda.order;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.location.Rate;
import dev.comanda.location.TaxMode;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** SQL that tells how much there is of orders before any of them is read. */
final class OrderSizeRows {
  private OrderSizeRows() {}

  /**
   * An order that is not read yet.
   *
   * @param bytes in an answer, about
   */
  record Sized(UUID id, int bytes) {}

  /**
   * The latest orders of some sessions before a place among those of the location, the latest
   * first. Behind OFFSET 0 they are found by their sessions, however many others are later.
   */
  static List<Sized> latest(
      Tx tx, UUID locationId, Collection<UUID> sessions, OrderListRows.Place before, int limit)
      throws SQLException {
    return tx.rows(
        """
        SELECT o.id, coalesce(o.bytes, (
            SELECT 600 + sum(450 + octet_length(l.name) + octet_length(l.names::text)
                + coalesce(octet_length(l.note), 0) + coalesce(octet_length(l.void_reason), 0)
                + coalesce(octet_length(l.modifiers::text), 0))
            FROM order_line l
            WHERE l.location_id = o.location_id AND l.order_id = o.id))::integer AS bytes
        FROM (
          SELECT location_id, id, bytes, business_date, number
          FROM (
            SELECT location_id, id, bytes, business_date, number
            FROM orders
            WHERE location_id = ? AND session_id = ANY(?)
            OFFSET 0) found
          WHERE (business_date, number) < (?, ?)
          ORDER BY business_date DESC, number DESC
          LIMIT ?) o
        ORDER BY o.business_date DESC, o.number DESC
        """,
        row -> new Sized(Tx.id(row, "id"), row.getInt("bytes")),
        locationId,
        Tx.ids(sessions),
        before.date(),
        before.number(),
        limit);
  }

  /** How large some orders of a location are. */
  static List<Sized> byIds(Tx tx, UUID locationId, Collection<UUID> ids) throws SQLException {
    return tx.rows(
        """
        SELECT o.id, coalesce(o.bytes, (
            SELECT 600 + sum(450 + octet_length(l.name) + octet_length(l.names::text)
                + coalesce(octet_length(l.note), 0) + coalesce(octet_length(l.void_reason), 0)
                + coalesce(octet_length(l.modifiers::text), 0))
            FROM order_line l
            WHERE l.location_id = o.location_id AND l.order_id = o.id))::integer AS bytes
        FROM unnest(?::uuid[]) WITH ORDINALITY AS asked(id, at)
        JOIN orders o ON o.location_id = ? AND o.id = asked.id
        ORDER BY asked.at
        """,
        row -> new Sized(Tx.id(row, "id"), row.getInt("bytes")),
        Tx.ids(ids),
        locationId);
  }

  /**
   * What the orders of a session are together.
   *
   * @param orders all of them, {@code counting} those that are not cancelled
   * @param total of those in minor units, without tax that is added; {@code ofGuests} the part that
   *     guests ordered
   */
  record Sum(UUID sessionId, int orders, int counting, long total, long ofGuests, long bytes) {
    /** Of a session without orders. */
    static Sum none(UUID sessionId) {
      return new Sum(sessionId, 0, 0, 0, 0, 0);
    }
  }

  /** The sums of those of these sessions, each at its location, that have any orders. */
  static List<Sum> sums(Tx tx, List<IdAt> sessions) throws SQLException {
    return tx.rows(
        """
        SELECT o.session_id, count(*) AS orders,
          count(*) FILTER (WHERE o.state <> 'cancelled') AS counting, sum(o.total) AS total,
          coalesce(sum(o.total) FILTER (WHERE o.source = 'guest'), 0) AS of_guests,
          coalesce(sum(o.bytes), 0) AS bytes
        FROM unnest(?::uuid[], ?::uuid[]) AS asked(location_id, session_id)
        JOIN orders o ON o.location_id = asked.location_id AND o.session_id = asked.session_id
        GROUP BY o.session_id
        """,
        row ->
            new Sum(
                Tx.id(row, "session_id"),
                row.getInt("orders"),
                row.getInt("counting"),
                row.getLong("total"),
                row.getLong("of_guests"),
                row.getLong("bytes")),
        column("uuid", sessions, IdAt::locationId),
        column("uuid", sessions, IdAt::id));
  }

  /** How many lines some sessions of a location have together. */
  static int lines(Tx tx, UUID locationId, Collection<UUID> sessions) throws SQLException {
    return tx.row(
            """
            SELECT count(*) AS lines
            FROM orders o
            JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
            WHERE o.location_id = ? AND o.session_id = ANY(?)
            """,
            row -> row.getInt("lines"),
            locationId,
            Tx.ids(sessions))
        .orElseThrow();
  }

  /** What the lines of a session that count come to at one rate. */
  record Taxed(UUID sessionId, Rate rate, TaxMode mode, long minor) {}

  /** What is taxed in some sessions of a location, by rate. */
  static List<Taxed> taxed(Tx tx, UUID locationId, Collection<UUID> sessions) throws SQLException {
    return tx.rows(
        """
        SELECT o.session_id, l.tax_rate, l.tax_mode, sum(l.total) AS total
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        WHERE o.location_id = ? AND o.session_id = ANY(?) AND l.state = 'ordered'
        GROUP BY o.session_id, l.tax_rate, l.tax_mode
        """,
        row ->
            new Taxed(
                Tx.id(row, "session_id"),
                new Rate(row.getBigDecimal("tax_rate")),
                TaxMode.valueOf(row.getString("tax_mode").toUpperCase(Locale.ROOT)),
                row.getLong("total")),
        locationId,
        Tx.ids(sessions));
  }
}
