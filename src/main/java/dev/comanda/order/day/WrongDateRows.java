package dev.comanda.order.day;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** SQL that sets right on which dates orders, payments and totals stand. */
final class WrongDateRows {
  private static final List<String> TOTALS_OF_DAYS =
      Stream.concat(
              Stream.of(
                  "product_day",
                  "product_to_date",
                  "staff_day",
                  "hour_day",
                  "staff_product_day",
                  "staff_hour_day"),
              OpenDayRows.TABLES.stream())
          .toList();

  private static final List<String> TOTALS_OF_MONTHS =
      List.of("product_month", "staff_product_month");

  private WrongDateRows() {}

  /** The last date on which a location has orders. */
  static Optional<LocalDate> last(Tx tx, UUID locationId) throws SQLException {
    return tx.row(
        """
        SELECT business_date FROM orders WHERE location_id = ?
        ORDER BY business_date DESC, number DESC
        LIMIT 1
        """,
        row -> Tx.date(row, "business_date"),
        locationId);
  }

  /** The last number of a date, 0 when it has none. */
  static int lastNumber(Tx tx, UUID locationId, LocalDate date) throws SQLException {
    return tx.row(
            """
            SELECT coalesce(max(number), 0) AS number
            FROM orders
            WHERE location_id = ? AND business_date = ?
            """,
            row -> row.getInt("number"),
            locationId,
            date)
        .orElse(0);
  }

  static void move(
      Tx tx, UUID locationId, UUID orderId, LocalDate date, int number, Instant at, int hour)
      throws SQLException {
    tx.update(
        """
        UPDATE orders
        SET business_date = ?, number = ?, placed_at = ?, hour = ?, version = version + 1
        WHERE location_id = ? AND id = ?
        """,
        date,
        number,
        at,
        hour,
        locationId,
        orderId);
  }

  static void movePayment(Tx tx, UUID locationId, UUID paymentId, LocalDate date, Instant at)
      throws SQLException {
    tx.update(
        "UPDATE payment SET business_date = ?, paid_at = ? WHERE location_id = ? AND id = ?",
        date,
        at,
        locationId,
        paymentId);
  }

  /** Those of a right clock, made while the date still stood ahead. */
  static void movePayments(Tx tx, UUID locationId, LocalDate today) throws SQLException {
    tx.update(
        "UPDATE payment SET business_date = ? WHERE location_id = ? AND business_date > ?",
        today,
        locationId,
        today.plusDays(1));
  }

  /**
   * Forgets what was added up of a date and those after it; the lines tell it until it is again.
   */
  static void forgetTotals(Tx tx, UUID locationId, LocalDate from) throws SQLException {
    tx.update(
        """
        UPDATE totals_through
        SET business_date = least(business_date, ?), staff_through = least(staff_through, ?),
            to_date_through = least(to_date_through, ?),
            open_date = CASE WHEN open_date < ? THEN open_date END
        WHERE location_id = ?
        """,
        from.minusDays(1),
        from.minusDays(1),
        from.minusDays(1),
        from,
        locationId);
    for (var table : TOTALS_OF_DAYS) {
      tx.update(
          "DELETE FROM " + table + " WHERE location_id = ? AND business_date >= ?",
          locationId,
          from);
    }
    for (var table : TOTALS_OF_MONTHS) {
      tx.update(
          "DELETE FROM " + table + " WHERE location_id = ? AND month >= ?",
          locationId,
          from.withDayOfMonth(1));
    }
  }
}
