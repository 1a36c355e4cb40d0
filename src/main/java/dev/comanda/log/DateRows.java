package dev.comanda.log;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** SQL of business dates that ran ahead, and of the events that were written meanwhile. */
final class DateRows {
  /**
   * An event is of a wrong time where a later one, or now, is more than a day before it. What was
   * written right before it, else right after it, tells about when it was.
   */
  private static final String AHEAD =
      """
      WITH later AS (
        SELECT seq, at, type,
               least(?::timestamptz, min(at) OVER (ORDER BY seq DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
                 AS after
        FROM event
        WHERE location_id = ?),
      told AS (
        SELECT seq, at, type, after,
               max(at) FILTER (WHERE at <= after + interval '1 day')
                 OVER (ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
        FROM later)
      SELECT seq, type <> 'order.placed' AS paid, coalesce(before, after) AS at
      FROM told
      WHERE at > after + interval '1 day'
        AND type IN ('order.placed', 'payment.made', 'payment.taken_back')
      ORDER BY seq
      """;

  private DateRows() {}

  static List<Dates.Ahead> ahead(Tx tx, UUID locationId, Instant now) throws SQLException {
    return tx.rows(
        AHEAD,
        row -> new Dates.Ahead(row.getLong("seq"), row.getBoolean("paid"), Tx.instant(row, "at")),
        now,
        locationId);
  }

  static String data(Tx tx, UUID locationId, long seq) throws SQLException {
    return tx.row(
            "SELECT data FROM event WHERE location_id = ? AND seq = ?",
            row -> row.getString("data"),
            locationId,
            seq)
        .orElseThrow();
  }

  static int rewrite(Tx tx, UUID locationId, long seq, Instant at, String data)
      throws SQLException {
    return tx.update(
        "UPDATE event SET at = ?, data = ?::json WHERE location_id = ? AND seq = ?",
        at,
        data,
        locationId,
        seq);
  }

  static LocalDate lock(Tx tx, UUID locationId) throws SQLException {
    return tx.row(
            "SELECT business_date FROM location_log WHERE location_id = ? FOR UPDATE",
            row -> Tx.date(row, "business_date"),
            locationId)
        .orElseThrow();
  }

  static int stand(Tx tx, UUID locationId, LocalDate date, int lastNumber) throws SQLException {
    return tx.update(
        """
        UPDATE location_log SET business_date = ?, last_order_number = ? WHERE location_id = ?
        """,
        date,
        lastNumber,
        locationId);
  }

  static int beginAnew(Tx tx, UUID locationId) throws SQLException {
    return tx.update(
        "UPDATE location_log SET epoch = greatest(epoch + 1, ?) WHERE location_id = ?",
        LogRows.newEpoch(),
        locationId);
  }

  static List<Dates.Standing> standing(Tx tx) throws SQLException {
    return tx.rows(
        "SELECT location_id, business_date FROM location_log ORDER BY location_id",
        row -> new Dates.Standing(Tx.id(row, "location_id"), Tx.date(row, "business_date")));
  }
}
