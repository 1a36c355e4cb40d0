package dev.comanda.ops;

import dev.comanda.db.Tx;
import dev.comanda.location.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The rows that lines of the audit log name: looked up by location, so that none tells of others.
 */
final class AuditNameRows {
  private AuditNameRows() {}

  /** A thing at a location; the zero id stands for none. */
  record Key(UUID at, UUID id) {}

  /** A line of an order. */
  record LineKey(Key order, int no) {}

  /** What people call an order. */
  record Numbered(int number, LocalDate on) {}

  /**
   * A payment.
   *
   * @param bill the session or the order that it was for
   */
  record Payment(Key bill, AuditEntry.Paid paid) {}

  private record Named(String id, String name) {}

  /** The names of people, keys and things; what is gone has none. */
  static Map<String, String> names(Tx tx, Collection<Key> keys) throws SQLException {
    return byId(
        tx.rows(
            """
            WITH asked AS (SELECT * FROM unnest(?::uuid[], ?::uuid[]) AS k (location_id, id)),
            spoken AS (
              SELECT location_id, id, names FROM asked JOIN product USING (location_id, id)
              UNION ALL
              SELECT location_id, id, names FROM asked JOIN category USING (location_id, id)
              UNION ALL
              SELECT location_id, id, names FROM asked JOIN modifier_group USING (location_id, id))
            SELECT id, name FROM asked JOIN staff USING (id)
            UNION ALL
            SELECT id, name FROM asked JOIN api_key USING (id)
            UNION ALL
            SELECT id, name FROM asked JOIN location USING (id)
            UNION ALL
            SELECT id, name FROM asked JOIN session USING (location_id, id)
            UNION ALL
            SELECT id, name FROM asked JOIN spot USING (location_id, id)
            UNION ALL
            SELECT id, name FROM asked JOIN station USING (location_id, id)
            UNION ALL
            SELECT id, workshop FROM asked JOIN integration USING (location_id, id)
            UNION ALL
            SELECT id, spot_name FROM asked JOIN spot_request USING (location_id, id)
            UNION ALL
            SELECT s.id, coalesce(
              s.names ->> l.languages[1], (SELECT min(value) FROM jsonb_each_text(s.names)))
            FROM spoken s JOIN location l ON l.id = s.location_id
            """,
            row -> new Named(Tx.id(row, "id").toString(), row.getString("name")),
            Tx.column("uuid", keys, Key::at),
            Tx.column("uuid", keys, Key::id)));
  }

  private static Map<String, String> byId(List<Named> found) {
    var names = new HashMap<String, String>();
    found.forEach(each -> names.put(each.id(), each.name()));
    return names;
  }

  /** What was ordered on lines of orders, by what the log keeps. */
  static Map<String, String> lines(Tx tx, Collection<LineKey> keys) throws SQLException {
    return byId(
        tx.rows(
            """
            SELECT l.order_id, l.no, l.name
            FROM unnest(?::uuid[], ?::uuid[], ?::integer[]) AS k (location_id, order_id, no)
            JOIN order_line l
              ON l.location_id = k.location_id AND l.order_id = k.order_id AND l.no = k.no
            """,
            row ->
                new Named(
                    TargetIds.line(Tx.id(row, "order_id"), row.getString("no")),
                    row.getString("name")),
            Tx.column("uuid", keys, key -> key.order().at()),
            Tx.column("uuid", keys, key -> key.order().id()),
            Tx.column("integer", keys, LineKey::no)));
  }

  /** Those of the things that are orders. */
  static Map<UUID, Numbered> orders(Tx tx, Collection<Key> keys) throws SQLException {
    var orders = new HashMap<UUID, Numbered>();
    tx.rows(
            """
            SELECT id, number, business_date
            FROM unnest(?::uuid[], ?::uuid[]) AS k (location_id, id)
            JOIN orders USING (location_id, id)
            """,
            row ->
                Map.entry(
                    Tx.id(row, "id"),
                    new Numbered(row.getInt("number"), Tx.date(row, "business_date"))),
            Tx.column("uuid", keys, Key::at),
            Tx.column("uuid", keys, Key::id))
        .forEach(each -> orders.put(each.getKey(), each.getValue()));
    return orders;
  }

  /** Payments by their ids. */
  static Map<UUID, Payment> payments(Tx tx, Collection<Key> keys) throws SQLException {
    var payments = new HashMap<UUID, Payment>();
    tx.rows(
            """
            SELECT p.location_id, p.id, p.bill_id, p.number, p.amount, p.method, l.currency
            FROM unnest(?::uuid[], ?::uuid[]) AS k (location_id, id)
            JOIN payment p USING (location_id, id)
            JOIN location l ON l.id = p.location_id
            """,
            AuditNameRows::payment,
            Tx.column("uuid", keys, Key::at),
            Tx.column("uuid", keys, Key::id))
        .forEach(each -> payments.put(each.paid().id(), each));
    return payments;
  }

  private static Payment payment(ResultSet row) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new Payment(
        new Key(Tx.id(row, "location_id"), Tx.id(row, "bill_id")),
        new AuditEntry.Paid(
            Tx.id(row, "id"),
            row.getInt("number"),
            new Money(row.getLong("amount"), currency),
            row.getString("method")));
  }
}
