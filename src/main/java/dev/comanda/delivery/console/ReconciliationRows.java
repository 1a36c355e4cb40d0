package dev.comanda.delivery.console;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Reason;
import dev.comanda.location.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of lines of orders beside what is or was to be booked of them. */
final class ReconciliationRows {
  private static final String LINES =
      """
      SELECT i.id AS integration_id, o.id AS order_id, o.number, l.no, l.product_id, l.name, l.unit,
        l.quantity, l.unit_price, l.voided_on,
        CASE WHEN o.session_id IS NULL THEN i.book_on = 'served'
             ELSE i.book_on IN ('served', 'closed') AND s.state IS DISTINCT FROM 'closed' END AS later,
        d.id, d.document, d.product_number, d.mark, d.state, d.quantity AS sent, d.wanted, d.void_wanted,
        d.changed_at, d.code, d.text
      FROM orders o
      CROSS JOIN LATERAL (
        SELECT * FROM order_line WHERE location_id = o.location_id AND order_id = o.id OFFSET 0) l
      LEFT JOIN session s ON s.location_id = o.location_id AND s.id = o.session_id
      JOIN integration i ON i.location_id = o.location_id
      LEFT JOIN LATERAL (
        SELECT *, course->'reason'->>'code' AS code,
          coalesce(course->'aside'->'why', course->'reason')->>'text' AS text
        FROM delivery
        WHERE location_id = o.location_id AND order_id = o.id AND line_no = l.no
        OFFSET 0) d ON d.integration_id = i.id AND d.aim = 'book'
      WHERE o.location_id = ? AND o.business_date = ? AND o.number > ? AND o.number <= ?
        AND (?::uuid IS NULL OR i.id = ?)
        AND (d.id IS NOT NULL
          OR (l.state = 'ordered' AND i.active AND NOT i.retired AND i.book_on <> 'never'
            AND o.placed_at >= i.created_at))
      ORDER BY o.number, l.no, i.id
      """;

  private ReconciliationRows() {}

  /** The business date of a location that its log has come to. */
  static LocalDate open(Tx tx, UUID locationId) throws SQLException {
    return tx.row(
            "SELECT business_date FROM location_log WHERE location_id = ?",
            row -> Tx.date(row, "business_date"),
            locationId)
        .orElseThrow();
  }

  /** The highest number of an order of a date; 0 where there is none. */
  static int last(Tx tx, UUID locationId, LocalDate date) throws SQLException {
    return tx.row(
            """
            SELECT coalesce(max(number), 0) AS number
            FROM orders
            WHERE location_id = ? AND business_date = ?
            """,
            row -> row.getInt("number"),
            locationId,
            date)
        .orElseThrow();
  }

  /**
   * Lines of the orders of a date with numbers after one and up to another, each as every
   * integration has it that books it, or as one has it.
   */
  static List<OrderedLine> lines(
      Tx tx,
      UUID locationId,
      LocalDate date,
      int after,
      int upTo,
      @Nullable UUID integrationId,
      Currency currency)
      throws SQLException {
    return tx.rows(
        LINES,
        row -> line(row, currency),
        locationId,
        date,
        after,
        upTo,
        integrationId,
        integrationId);
  }

  private static OrderedLine line(ResultSet row, Currency currency) throws SQLException {
    return new OrderedLine(
        Tx.id(row, "integration_id"),
        Tx.id(row, "order_id"),
        row.getInt("number"),
        row.getInt("no"),
        Tx.id(row, "product_id"),
        row.getString("name"),
        row.getString("unit"),
        row.getBigDecimal("quantity"),
        new Money(row.getLong("unit_price"), currency),
        row.getObject("voided_on", LocalDate.class),
        row.getBoolean("later"),
        row.getObject("id") == null ? null : sent(row));
  }

  private static OrderedLine.Sent sent(ResultSet row) throws SQLException {
    var text = row.getString("text");
    var code = row.getString("code");
    return new OrderedLine.Sent(
        Tx.id(row, "id"),
        row.getString("document"),
        row.getString("product_number"),
        row.getString("mark"),
        row.getString("state"),
        text == null ? null : new Reason(code == null ? Reason.CLEARED : code, text),
        row.getBigDecimal("sent"),
        row.getBigDecimal("wanted"),
        row.getBoolean("void_wanted"),
        Tx.instant(row, "changed_at"));
  }
}
