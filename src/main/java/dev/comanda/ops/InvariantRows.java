package dev.comanda.ops;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.List;

/** SQL that finds what does not agree; each statement gives a location and what differs there. */
final class InvariantRows {
  /** The log: from its first number to its last, every event is there. */
  static final String LOG =
      """
      SELECT p.slug, format('numbers %s to %s should stand, there are %s from %s to %s',
               l.first_seq, l.last_seq, e.events, e.first, e.last) AS difference
      FROM location_log l
      JOIN location p ON p.id = l.location_id
      CROSS JOIN LATERAL (
        SELECT count(*) AS events, min(seq) AS first, max(seq) AS last
        FROM event
        WHERE location_id = l.location_id AND seq >= l.first_seq) e
      WHERE e.events <> l.last_seq - l.first_seq + 1
        OR e.first <> l.first_seq
        OR e.last <> l.last_seq
      ORDER BY p.slug
      LIMIT ?
      """;

  /** Each key leads to an event; one whose event is pruned is forgotten soon. */
  static final String KEYS =
      """
      SELECT p.slug, format('key %s leads to event %s, which is not there', i.key, i.seq) AS difference
      FROM idempotency i
      JOIN location_log l ON l.location_id = i.location_id
      JOIN location p ON p.id = i.location_id
      WHERE i.seq >= l.first_seq
        AND NOT EXISTS (
          SELECT 1 FROM event e WHERE e.location_id = i.location_id AND e.seq = i.seq)
      ORDER BY p.slug, i.seq
      LIMIT ?
      """;

  /** The log of a location that was never pruned has one event for each order's placing. */
  static final String PLACED =
      """
      SELECT p.slug, format('order %s: number %s, and %s events place it, with number %s',
               coalesce(o.id, e.order_id), o.number, coalesce(e.events, 0), e.number) AS difference
      FROM (
        SELECT o.location_id, o.id, o.number
        FROM orders o
        JOIN location_log l ON l.location_id = o.location_id AND l.first_seq = 1) o
      FULL JOIN (
        SELECT e.location_id, e.order_id, count(*) AS events, max((e.data ->> 'number')::integer) AS number
        FROM event e
        JOIN location_log l ON l.location_id = e.location_id AND l.first_seq = 1
        WHERE e.type = 'order.placed'
        GROUP BY e.location_id, e.order_id) e ON e.location_id = o.location_id AND e.order_id = o.id
      JOIN location p ON p.id = coalesce(o.location_id, e.location_id)
      WHERE o.id IS NULL OR e.events IS NULL OR e.events <> 1 OR e.number <> o.number
      ORDER BY p.slug, o.number
      LIMIT ?
      """;

  /** The numbers of a business date are 1 to the count of its orders. */
  static final String NUMBERS =
      """
      SELECT p.slug, format('%s: %s orders have the numbers %s to %s',
               o.business_date, o.orders, o.first, o.last) AS difference
      FROM (
        SELECT location_id, business_date, count(*) AS orders, min(number) AS first, max(number) AS last
        FROM orders
        GROUP BY location_id, business_date) o
      JOIN location p ON p.id = o.location_id
      WHERE o.first <> 1 OR o.last <> o.orders
      ORDER BY p.slug, o.business_date
      LIMIT ?
      """;

  /** The locked row knows the last business date and its last number. */
  static final String LAST_NUMBER =
      """
      SELECT p.slug, format('%s, number %s is kept as the last, the orders end with %s, number %s',
               l.business_date, l.last_order_number, o.date, o.number) AS difference
      FROM location_log l
      JOIN location p ON p.id = l.location_id
      CROSS JOIN LATERAL (
        SELECT max(business_date) AS date,
               max(number) FILTER (WHERE business_date = l.business_date) AS number
        FROM orders
        WHERE location_id = l.location_id) o
      WHERE coalesce(o.number, 0) <> l.last_order_number OR o.date > l.business_date
      ORDER BY p.slug
      LIMIT ?
      """;

  /**
   * The serials of a location are 1 to the last one kept, each of a scanned order or a ticket, but
   * for those that were left out when an older copy was put back.
   */
  static final String SERIALS =
      """
      SELECT p.slug, format('serial %s is kept as the last, there are %s from %s to %s; %s scans for %s scanned orders',
               l.last_serial, s.serials, s.first, s.last, c.scans, o.orders) AS difference
      FROM location_log l
      JOIN location p ON p.id = l.location_id
      CROSS JOIN LATERAL (
        SELECT count(*) AS serials, min(serial) AS first, max(serial) AS last
        FROM (
          SELECT serial
          FROM scan
          WHERE location_id = l.location_id
          UNION
          SELECT serial
          FROM ticket
          WHERE location_id = l.location_id AND serial IS NOT NULL) u) s
      CROSS JOIN LATERAL (
        SELECT count(*) AS scans
        FROM scan
        WHERE location_id = l.location_id) c
      CROSS JOIN LATERAL (
        SELECT count(*) AS orders
        FROM orders
        WHERE location_id = l.location_id AND source = 'scan') o
      WHERE s.serials <> l.last_serial - l.serials_skipped OR o.orders <> c.scans
        OR s.last > l.last_serial OR (l.serials_skipped = 0 AND coalesce(s.last, 0) <> l.last_serial)
      ORDER BY p.slug
      LIMIT ?
      """;

  /**
   * A line's total is quantity times unit price, rounded half up; what was voided of a line is what
   * the rest does not cost of the whole.
   */
  static final String LINES =
      """
      SELECT p.slug, format('order %s, line %s: total %s, but %s times %s is %s',
               l.order_id, l.no, l.total, l.quantity, l.unit_price, round(l.quantity * l.unit_price))
               AS difference
      FROM order_line l
      JOIN location p ON p.id = l.location_id
      WHERE l.total <> round(l.quantity * l.unit_price)
        AND (l.part_of IS NULL OR abs(l.total - round(l.quantity * l.unit_price)) > 1)
      ORDER BY p.slug, l.order_id, l.no
      LIMIT ?
      """;

  /** What was sold without standing in the catalog is known by its name. */
  static final String OPEN_ITEMS =
      """
      SELECT p.slug, format('order %s, line %s: "%s" is no open item by this name', l.order_id, l.no, l.name)
               AS difference
      FROM order_line l
      JOIN location p ON p.id = l.location_id
      LEFT JOIN open_item i ON i.location_id = l.location_id AND i.id = l.product_id
      WHERE l.open_item AND i.name IS DISTINCT FROM l.name
      ORDER BY p.slug, l.order_id, l.no
      LIMIT ?
      """;

  /** An order's total is the sum of its lines that are not voided, and a cancelled one has none. */
  static final String ORDERS =
      """
      SELECT p.slug, format('order %s (%s, number %s): total %s, its lines %s',
               o.id, o.business_date, o.number, o.total, l.total) AS difference
      FROM orders o
      JOIN location p ON p.id = o.location_id
      LEFT JOIN (
        SELECT location_id, order_id, coalesce(sum(total) FILTER (WHERE state = 'ordered'), 0) AS total
        FROM order_line
        GROUP BY location_id, order_id) l ON l.location_id = o.location_id AND l.order_id = o.id
      WHERE l.total IS NULL OR l.total <> o.total OR (o.state = 'cancelled' AND o.total <> 0)
      ORDER BY p.slug, o.business_date, o.number
      LIMIT ?
      """;

  /** What a station has still to make is what its location keeps as its open work. */
  static final String OPEN_WORK =
      """
      SELECT p.slug, format('station %s: %s minutes are kept, its tickets have %s',
               station_id, coalesce(k.minutes, 0), coalesce(t.minutes, 0)) AS difference
      FROM (
        SELECT l.location_id, substr(s.key, 6)::uuid AS station_id, s.value::integer AS minutes
        FROM location_log l
        CROSS JOIN LATERAL json_each_text(l.sums) s
        WHERE s.key LIKE 'open:%') k
      FULL JOIN (
        SELECT location_id, station_id, sum((card->>'minutes')::integer) AS minutes
        FROM ticket
        WHERE state IN ('queued', 'fired') AND station_id IS NOT NULL
          AND EXISTS (
            SELECT 1 FROM json_array_elements(card->'lines') l WHERE l->>'state' = 'ordered')
        GROUP BY location_id, station_id) t USING (location_id, station_id)
      JOIN location p ON p.id = location_id
      WHERE k.minutes IS DISTINCT FROM t.minutes
      ORDER BY p.slug, station_id
      LIMIT ?
      """;

  /**
   * What a station has taken in for a quarter of an hour that is not over yet is what its tickets
   * say. Whatever counts also tells an event, so that the last of them knows which quarter it was.
   */
  static final String INTAKE =
      """
      SELECT p.slug, format('station %s, quarter %s: %s minutes are kept, its tickets have %s',
               station_id, quarter, coalesce(k.minutes, 0), coalesce(t.minutes, 0)) AS difference
      FROM (
        SELECT l.location_id, split_part(s.key, ':', 2) AS station_id,
               split_part(s.key, ':', 3)::bigint AS quarter, s.value::integer AS minutes
        FROM location_log l
        CROSS JOIN LATERAL json_each_text(l.sums) s
        WHERE s.key LIKE 'intake:%') k
      FULL JOIN (
        SELECT location_id, card#>>'{taken,station_id}' AS station_id,
               (card#>>'{taken,quarter}')::bigint AS quarter,
               sum((card->>'minutes')::integer) AS minutes
        FROM ticket
        WHERE card#>>'{taken,quarter}' IS NOT NULL
          AND (state IN ('ready', 'served')
            OR state <> 'cancelled'
            AND EXISTS (
              SELECT 1 FROM json_array_elements(card->'lines') l WHERE l->>'state' = 'ordered'))
        GROUP BY 1, 2, 3) t USING (location_id, station_id, quarter)
      JOIN location p ON p.id = location_id
      JOIN location_log g USING (location_id)
      JOIN event e ON e.location_id = g.location_id AND e.seq = g.last_seq
      WHERE k.minutes IS DISTINCT FROM t.minutes
        AND quarter >= floor(extract(epoch FROM e.at) / 900)
      ORDER BY p.slug, station_id, quarter
      LIMIT ?
      """;

  private InvariantRows() {}

  /** What a statement finds, at most {@code limit} rows. */
  static List<Invariants.Difference> find(Tx tx, String sql, int limit) throws SQLException {
    return tx.rows(
        sql,
        row -> new Invariants.Difference(row.getString("slug"), row.getString("difference")),
        limit);
  }

  /** How much there is to check. */
  static Invariants.Size size(Tx tx) throws SQLException {
    return tx.row(
            """
            SELECT (SELECT count(*) FROM location) AS locations,
                   (SELECT count(*) FROM event) AS events,
                   (SELECT count(*) FROM orders) AS orders,
                   (SELECT count(*) FROM order_line) AS lines
            """,
            row ->
                new Invariants.Size(
                    row.getLong("locations"),
                    row.getLong("events"),
                    row.getLong("orders"),
                    row.getLong("lines")))
        .orElseThrow();
  }
}
