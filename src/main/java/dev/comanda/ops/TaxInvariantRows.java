package dev.comanda.ops;

/** SQL that finds bills whose receipts state other taxes than their lines have. */
final class TaxInvariantRows {
  /**
   * What receipts state of a rate is not less than nothing and not more than the bill has of it,
   * and all of it when the bill is paid. Each session that was merged into the bill may have
   * rounded by itself, and so may payments from before receipts stated the taxes of their amount.
   */
  static final String TAXES =
      """
      WITH RECURSIVE bills AS (
        SELECT location_id, bill, bill_id, count(*) FILTER (WHERE receipt -> 'taxes_of' IS NULL) AS older
        FROM payment
        GROUP BY location_id, bill, bill_id),
      merged AS (
        SELECT location_id, bill_id, bill_id AS session_id
        FROM bills
        WHERE bill = 'session'
        UNION
        SELECT m.location_id, m.bill_id, s.id
        FROM merged m
        JOIN session s ON s.location_id = m.location_id AND s.merged_into = m.session_id),
      slack AS (
        SELECT b.location_id, b.bill, b.bill_id, b.older + greatest(count(m.session_id), 1) - 1 AS minor
        FROM bills b
        LEFT JOIN merged m ON m.location_id = b.location_id AND m.bill_id = b.bill_id
        GROUP BY b.location_id, b.bill, b.bill_id, b.older),
      lines AS (
        SELECT b.location_id, b.bill_id, l.tax_rate AS rate, l.tax_mode AS mode, sum(l.total) AS total
        FROM bills b
        JOIN orders o ON o.location_id = b.location_id
          AND (o.session_id = b.bill_id OR (o.id = b.bill_id AND o.session_id IS NULL))
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id AND l.state = 'ordered'
        GROUP BY b.location_id, b.bill_id, l.tax_rate, l.tax_mode),
      sums AS (
        SELECT location_id, bill_id, rate, mode,
               CASE mode WHEN 'added' THEN total + round(total * rate) ELSE total END AS gross,
               round(total * rate / CASE mode WHEN 'added' THEN 1 ELSE 1 + rate END) AS tax,
               0 AS stated_gross, 0 AS stated_tax
        FROM lines
        UNION ALL
        SELECT p.location_id, p.bill_id, (tax ->> 'rate')::numeric, tax ->> 'mode', 0, 0,
               (tax -> 'gross' ->> 'amount')::bigint, (tax -> 'tax' ->> 'amount')::bigint
        FROM payment p
        CROSS JOIN LATERAL jsonb_array_elements(p.taxes) AS tax),
      rates AS (
        SELECT location_id, bill_id, rate, mode, sum(gross) AS gross, sum(tax) AS tax,
               sum(stated_gross) AS stated_gross, sum(stated_tax) AS stated_tax,
               sum(sum(gross) - sum(stated_gross)) OVER (PARTITION BY location_id, bill_id) AS open
        FROM sums
        GROUP BY location_id, bill_id, rate, mode)
      SELECT l.slug, format('%s %s: receipts state %s with tax %s at %s, its lines have %s with %s', s.bill,
               s.bill_id, r.stated_gross, r.stated_tax, r.rate, r.gross, r.tax) AS difference
      FROM slack s
      JOIN location l ON l.id = s.location_id
      JOIN rates r ON r.location_id = s.location_id AND r.bill_id = s.bill_id
      WHERE r.stated_gross < 0 OR r.stated_tax < 0
        OR r.stated_gross - r.gross > s.minor OR r.stated_tax - r.tax > s.minor
        OR (r.open <= 0 AND (r.gross - r.stated_gross > s.minor OR r.tax - r.stated_tax > s.minor))
      ORDER BY l.slug, s.bill_id, r.rate
      LIMIT ?
      """;

  private TaxInvariantRows() {}
}
