package dev.comanda.bill;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Money;
import dev.comanda.order.IdAt;
import dev.comanda.order.line.TaxSum;
import dev.comanda.session.SessionListener.Merge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of {@code payment}. */
final class BillRows {
  private BillRows() {}

  /** A payment with its receipt. */
  record Made(Payment payment, Receipt receipt) {}

  /** The payments of some bills, in the order of their numbers. */
  static List<Payment> ofBills(Tx tx, Collection<BillKey> bills) throws SQLException {
    return tx.rows(
        """
        SELECT p.location_id, p.id, p.number, p.bill, p.bill_id, p.amount, p.method, p.note,
          p.items::text AS items, p.taxes::text AS taxes, p.share_of, p.business_date, p.paid_at, p.paid_by,
          p.paid_by_name, p.takes_back, p.reason, p.issued, l.currency
        FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, bill_id)
        JOIN payment p ON p.location_id = k.location_id AND p.bill_id = k.bill_id
        JOIN location l ON l.id = p.location_id
        ORDER BY p.location_id, p.number
        """,
        BillRows::payment,
        column("uuid", bills, BillKey::locationId),
        column("uuid", bills, BillKey::id));
  }

  /** The payments with these ids, each at its location. */
  static List<Payment> byIds(Tx tx, List<IdAt> ids) throws SQLException {
    return tx.rows(
        """
        SELECT p.location_id, p.id, p.number, p.bill, p.bill_id, p.amount, p.method, p.note,
          p.items::text AS items, p.taxes::text AS taxes, p.share_of, p.business_date, p.paid_at, p.paid_by,
          p.paid_by_name, p.takes_back, p.reason, p.issued, l.currency
        FROM unnest(?::uuid[], ?::uuid[]) AS asked(location_id, id)
        JOIN payment p ON p.location_id = asked.location_id AND p.id = asked.id
        JOIN location l ON l.id = p.location_id
        """,
        BillRows::payment,
        column("uuid", ids, IdAt::locationId),
        column("uuid", ids, IdAt::id));
  }

  static Optional<Receipt> receipt(Tx tx, UUID locationId, UUID paymentId) throws SQLException {
    return tx.row(
        "SELECT receipt::text AS receipt FROM payment WHERE location_id = ? AND id = ?",
        row -> Json.own(row.getString("receipt"), Receipt.class),
        locationId,
        paymentId);
  }

  /** The number of the receipt by which a payment was taken back. */
  static Optional<Integer> reversal(Tx tx, UUID locationId, UUID paymentId) throws SQLException {
    return tx.row(
        "SELECT number FROM payment WHERE location_id = ? AND takes_back = ?",
        row -> row.getInt("number"),
        locationId,
        paymentId);
  }

  /**
   * The last receipt number of each of these locations that has one; to be asked under the lock.
   */
  static Map<UUID, Integer> lastNumbers(Tx tx, Collection<UUID> locations) throws SQLException {
    var last = new HashMap<UUID, Integer>();
    var rows =
        tx.rows(
            """
            SELECT k.id AS location_id, p.number
            FROM unnest(?::uuid[]) AS k(id)
            CROSS JOIN LATERAL (
              SELECT number FROM payment WHERE location_id = k.id ORDER BY number DESC LIMIT 1) p
            """,
            row -> Map.entry(Tx.id(row, "location_id"), row.getInt("number")),
            Tx.ids(locations));
    rows.forEach(row -> last.put(row.getKey(), row.getValue()));
    return last;
  }

  static void insert(Tx tx, List<Made> made) throws SQLException {
    var payments = made.stream().map(Made::payment).toList();
    tx.update(
        """
        INSERT INTO payment (location_id, id, number, bill, bill_id, amount, method, note, items, taxes,
          share_of, business_date, paid_at, paid_by, paid_by_name, takes_back, reason, receipt)
        SELECT location_id, id, number, bill, bill_id, amount, method, note, items::jsonb, taxes::jsonb,
          share_of, business_date, paid_at, paid_by, paid_by_name, takes_back, reason, receipt::jsonb
        FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::uuid[], ?::bigint[], ?::text[], ?::text[],
            ?::text[], ?::text[], ?::smallint[], ?::date[], ?::timestamptz[], ?::uuid[], ?::text[], ?::uuid[],
            ?::text[], ?::text[])
          AS p(location_id, id, number, bill, bill_id, amount, method, note, items, taxes,
            share_of, business_date, paid_at, paid_by, paid_by_name, takes_back, reason, receipt)
        """,
        column("uuid", payments, Payment::locationId),
        column("uuid", payments, Payment::id),
        column("integer", payments, Payment::number),
        column("text", payments, p -> p.sessionId() == null ? "order" : "session"),
        column("uuid", payments, p -> p.sessionId() == null ? p.orderId() : p.sessionId()),
        column("bigint", payments, p -> p.amount().minor()),
        column("text", payments, Payment::method),
        column("text", payments, Payment::note),
        column("text", payments, p -> Json.text(p.items())),
        column("text", payments, p -> Json.text(p.taxes())),
        column("smallint", payments, Payment::shareOf),
        column("date", payments, Payment::businessDate),
        column("timestamptz", payments, Payment::paidAt),
        column("uuid", payments, Payment::paidBy),
        column("text", payments, Payment::paidByName),
        column("uuid", payments, Payment::takesBack),
        column("text", payments, Payment::reason),
        column("text", made, m -> Json.text(m.receipt())));
  }

  /** Writes how often receipts were issued. */
  static void issued(Tx tx, Collection<Payment> payments) throws SQLException {
    tx.update(
        """
        UPDATE payment AS p
        SET issued = i.issued
        FROM unnest(?::uuid[], ?::uuid[], ?::integer[]) AS i(location_id, id, issued)
        WHERE p.location_id = i.location_id AND p.id = i.id
        """,
        column("uuid", payments, Payment::locationId),
        column("uuid", payments, Payment::id),
        column("integer", payments, Payment::issued));
  }

  /** Books what was paid in sessions on those that they are merged into. */
  static void follow(Tx tx, List<Merge> merges) throws SQLException {
    tx.update(
        """
        UPDATE payment AS p
        SET bill_id = m.into_id
        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS m(location_id, from_id, into_id)
        WHERE p.location_id = m.location_id AND p.bill_id = m.from_id
        """,
        column("uuid", merges, Merge::locationId),
        column("uuid", merges, Merge::from),
        column("uuid", merges, Merge::into));
  }

  private static Payment payment(ResultSet row) throws SQLException {
    boolean ofSession = row.getString("bill").equals("session");
    var billId = Tx.id(row, "bill_id");
    int shareOf = row.getInt("share_of");
    return new Payment(
        Tx.id(row, "id"),
        Tx.id(row, "location_id"),
        row.getInt("number"),
        ofSession ? billId : null,
        ofSession ? null : billId,
        new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
        Payment.Method.valueOf(row.getString("method").toUpperCase(Locale.ROOT)),
        row.getString("note"),
        List.of(Json.own(row.getString("items"), PaidItem[].class)),
        List.of(Json.own(row.getString("taxes"), TaxSum[].class)),
        shareOf == 0 ? null : shareOf,
        Tx.instant(row, "paid_at"),
        Tx.date(row, "business_date"),
        Tx.id(row, "paid_by"),
        row.getString("paid_by_name"),
        row.getObject("takes_back", UUID.class),
        row.getString("reason"),
        row.getInt("issued"));
  }
}
