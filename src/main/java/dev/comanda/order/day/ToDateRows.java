package dev.comanda.order.day;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** SQL of what was sold from the first of a month to each of its dates. */
final class ToDateRows {
  private ToDateRows() {}

  /** Dates of one month that are added up and have no figures to date. */
  record Missing(UUID locationId, LocalDate first, LocalDate last) {}

  /** The first such dates of a location; none when another node works at its totals now. */
  static Optional<Missing> lock(Tx tx, UUID locationId) throws SQLException {
    return tx.row(
        """
        SELECT m.first,
               least(m.through, (date_trunc('month', m.first) + interval '1 month -1 day')::date) AS last
        FROM (
          SELECT business_date AS through,
                 greatest(to_date_through + 1, coalesce(
                   (SELECT min(business_date) FROM product_day WHERE location_id = ?), business_date))
                   AS first
          FROM totals_through
          WHERE location_id = ? AND to_date_through < business_date
          FOR UPDATE SKIP LOCKED) m
        """,
        row -> new Missing(locationId, Tx.date(row, "first"), Tx.date(row, "last")),
        locationId,
        locationId);
  }

  /** Adds them up from the totals of days. */
  static void add(Tx tx, Missing dates) throws SQLException {
    tx.update(
        """
        INSERT INTO product_to_date (location_id, business_date, product_id, source, quantity, revenue)
        SELECT d.location_id, t.business_date, d.product_id, d.source, sum(d.quantity), sum(d.revenue)
        FROM (
          SELECT ?::date + n AS business_date
          FROM generate_series(0, ?::date - ?::date) AS n) t
        CROSS JOIN LATERAL (
          SELECT location_id, product_id, source, quantity, revenue
          FROM product_day
          WHERE location_id = ?
            AND business_date BETWEEN date_trunc('month', t.business_date)::date AND t.business_date
          OFFSET 0) d
        GROUP BY d.location_id, t.business_date, d.product_id, d.source
        """,
        dates.first(),
        dates.last(),
        dates.first(),
        dates.locationId());
    tx.update(
        "UPDATE totals_through SET to_date_through = ? WHERE location_id = ?",
        dates.last(),
        dates.locationId());
  }
}
