package dev.comanda.ops;

/** SQL that finds payments and receipts that do not agree with the orders, or with each other. */
final class BillInvariantRows {
  /** The receipt numbers of a location are 1 to the count of its payments. */
  static final String RECEIPTS =
      """
      SELECT l.slug, format('%s payments have the receipt numbers %s to %s', p.payments, p.first, p.last)
               AS difference
      FROM (
        SELECT location_id, count(*) AS payments, min(number) AS first, max(number) AS last
        FROM payment
        GROUP BY location_id) p
      JOIN location l ON l.id = p.location_id
      WHERE p.first <> 1 OR p.last <> p.payments
      ORDER BY l.slug
      LIMIT ?
      """;

  /**
   * What is paid of a bill is not less than nothing and not more than its lines and added taxes;
   * these are at least what receipts state, which {@link TaxInvariantRows#TAXES} bounds.
   */
  static final String BILLS =
      """
      WITH paid AS (
        SELECT location_id, bill, bill_id, sum(amount) AS paid
        FROM payment
        GROUP BY location_id, bill, bill_id),
      rates AS (
        SELECT p.location_id, p.bill_id, l.tax_rate, l.tax_mode, sum(l.total) AS total
        FROM paid p
        JOIN orders o ON o.location_id = p.location_id
          AND (o.session_id = p.bill_id OR (o.id = p.bill_id AND o.session_id IS NULL))
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id AND l.state = 'ordered'
        GROUP BY p.location_id, p.bill_id, l.tax_rate, l.tax_mode),
      stated AS (
        SELECT p.location_id, p.bill_id, (tax ->> 'rate')::numeric AS rate,
               sum((tax -> 'tax' ->> 'amount')::bigint) AS tax
        FROM payment p
        CROSS JOIN LATERAL jsonb_array_elements(p.taxes) AS tax
        WHERE tax ->> 'mode' = 'added'
        GROUP BY p.location_id, p.bill_id, rate),
      bills AS (
        SELECT r.location_id, r.bill_id,
               sum(r.total + CASE r.tax_mode
                 WHEN 'added' THEN greatest(round(r.total * r.tax_rate), s.tax) ELSE 0 END) AS total
        FROM rates r
        LEFT JOIN stated s
          ON s.location_id = r.location_id AND s.bill_id = r.bill_id AND s.rate = r.tax_rate
        GROUP BY r.location_id, r.bill_id)
      SELECT l.slug, format('%s %s: %s is paid, its bill is %s', p.bill, p.bill_id, p.paid, coalesce(b.total, 0))
               AS difference
      FROM paid p
      JOIN location l ON l.id = p.location_id
      LEFT JOIN bills b ON b.location_id = p.location_id AND b.bill_id = p.bill_id
      WHERE p.paid < 0 OR p.paid > coalesce(b.total, 0)
      ORDER BY l.slug, p.bill_id
      LIMIT ?
      """;

  /** A line that was paid by itself counts, and no more of it was paid than was ordered. */
  static final String ITEMS =
      """
      SELECT p.slug, format('order %s, line %s: %s for %s is paid by itself, of %s for %s (%s)',
               i.order_id, i.line, i.quantity, i.total, l.quantity, l.total, l.state) AS difference
      FROM (
        SELECT m.location_id, (item ->> 'order_id')::uuid AS order_id, (item ->> 'line')::smallint AS line,
               sum((item ->> 'quantity')::numeric) AS quantity,
               sum((item -> 'total' ->> 'amount')::bigint) AS total
        FROM payment m
        CROSS JOIN LATERAL jsonb_array_elements(m.items) AS item
        WHERE NOT EXISTS (
          SELECT 1 FROM payment b WHERE b.location_id = m.location_id AND b.takes_back = m.id)
        GROUP BY m.location_id, order_id, line) i
      JOIN location p ON p.id = i.location_id
      LEFT JOIN order_line l ON l.location_id = i.location_id AND l.order_id = i.order_id AND l.no = i.line
      WHERE l.no IS NULL OR l.state <> 'ordered' OR i.quantity > l.quantity OR i.total > l.total
      ORDER BY p.slug, i.order_id, i.line
      LIMIT ?
      """;

  /**
   * What takes a payment back is the same amount on the same bill, with the same taxes, below
   * nothing.
   */
  static final String REVERSALS =
      """
      SELECT p.slug, format('receipt %s takes back %s of receipt %s for %s', b.number, b.amount, m.number, m.amount)
               AS difference
      FROM payment b
      JOIN location p ON p.id = b.location_id
      JOIN payment m ON m.location_id = b.location_id AND m.id = b.takes_back
      WHERE b.amount <> -m.amount OR b.bill_id <> m.bill_id OR m.takes_back IS NOT NULL
        OR EXISTS (
          SELECT 1
          FROM jsonb_array_elements(b.taxes || m.taxes) AS tax
          GROUP BY tax ->> 'rate', tax ->> 'mode'
          HAVING sum((tax -> 'tax' ->> 'amount')::bigint) <> 0
            OR sum((tax -> 'gross' ->> 'amount')::bigint) <> 0)
      ORDER BY p.slug, b.number
      LIMIT ?
      """;

  /**
   * A receipt says what its payment says, its lines with the tax that is added are its total, and
   * the taxes that it states are those of its amount; older ones state those of their lines.
   */
  static final String PRINTED =
      """
      SELECT p.slug, format('receipt %s says number %s, paid %s of %s; the payment is %s, the lines and taxes %s, '
               'the amounts taxed %s', m.number, r.number, r.amount, r.total, m.amount, r.lines + r.added, r.taxed)
               AS difference
      FROM payment m
      JOIN location p ON p.id = m.location_id
      CROSS JOIN LATERAL (
        SELECT (m.receipt ->> 'number')::integer AS number,
               (m.receipt -> 'amount' ->> 'amount')::bigint AS amount,
               (m.receipt -> 'total' ->> 'amount')::bigint AS total,
               m.receipt ->> 'taxes_of' AS taxes_of,
               (SELECT coalesce(sum((line -> 'total' ->> 'amount')::bigint), 0)
                FROM jsonb_array_elements(m.receipt -> 'lines') AS line) AS lines,
               (SELECT coalesce(sum((tax -> 'gross' ->> 'amount')::bigint), 0)
                FROM jsonb_array_elements(m.receipt -> 'taxes') AS tax) AS taxed,
               CASE WHEN m.receipt ->> 'taxes_of' = 'amount'
                 THEN coalesce((m.receipt -> 'added' ->> 'amount')::bigint, 0)
                 ELSE (SELECT coalesce(sum((tax -> 'tax' ->> 'amount')::bigint), 0)
                       FROM jsonb_array_elements(m.receipt -> 'taxes') AS tax
                       WHERE tax ->> 'mode' = 'added') END AS added) r
      WHERE r.number <> m.number OR r.amount <> m.amount
        OR (m.takes_back IS NULL AND r.lines + r.added <> r.total)
        OR (r.taxes_of = 'amount' AND (r.taxed <> m.amount OR m.receipt -> 'taxes' <> m.taxes))
      ORDER BY p.slug, m.number
      LIMIT ?
      """;

  private BillInvariantRows() {}
}
