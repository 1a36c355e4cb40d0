package dev.comanda.fault;

import dev.comanda.db.Database;
import dev.comanda.db.Fill;
import java.util.UUID;

/** SQL that fills a session as versions before this one let guests do. */
final class BrimRows {
  private static final String FILL =
      """
      WITH at AS (
        SELECT l.location_id, l.last_seq, l.last_order_number, l.business_date, s.id AS session_id
        FROM session s
        JOIN location_log l ON l.location_id = s.location_id
        WHERE s.id = ?),
      placed AS (
        INSERT INTO orders (location_id, id, business_date, number, source, session_id, placed_by,
          consumption, state, total, placed_at, hour)
        SELECT location_id, gen_random_uuid(), business_date, last_order_number + n, 'guest', session_id,
          gen_random_uuid(), 'eat_in', 'placed', ?::integer, now(), 12
        FROM at, generate_series(1, ?::integer) AS n
        RETURNING location_id, id, number, session_id),
      lined AS (
        INSERT INTO order_line (location_id, order_id, no, product_id, name, names, quantity, unit,
          unit_price, total, tax_class, tax_rate, tax_mode, note, state)
        SELECT location_id, id, n, ?::uuid, 'Soup', '{"en": "Soup", "de": "Suppe"}', 1, 'piece',
          1, 1, 'standard', 0.19, 'included', ?, 'ordered'
        FROM placed, generate_series(1, ?::integer) AS n),
      told AS (
        INSERT INTO event (location_id, seq, at, type, session_id, order_id, data)
        SELECT p.location_id, a.last_seq + p.number - a.last_order_number, now(), 'order.placed',
          p.session_id, p.id, jsonb_build_object('id', p.id, 'location_id', p.location_id,
            'business_date', a.business_date, 'number', p.number, 'serials', '[]'::jsonb,
            'source', 'guest', 'session_id', p.session_id, 'placed_by', p.id,
            'consumption', 'eat_in', 'state', 'placed', 'placed_at', '2026-11-20T12:00:00Z',
            'version', 1, 'total', '{"amount": 1, "currency": "EUR"}'::jsonb, 'lines', (
              SELECT jsonb_agg(jsonb_build_object('no', n, 'product_id', p.id, 'name', 'Soup',
                'names', '{"en": "Soup"}'::jsonb, 'quantity', 1, 'unit', 'piece',
                'unit_price', '{"amount": 1, "currency": "EUR"}'::jsonb,
                'total', '{"amount": 1, "currency": "EUR"}'::jsonb, 'tax_class', 'standard',
                'tax_rate', '0.19', 'tax_mode', 'included', 'note', ?::text, 'state', 'ordered'))
              FROM generate_series(1, ?::integer) AS n))
        FROM placed p, at a)
      UPDATE location_log AS l
      SET last_seq = l.last_seq + ?::integer, last_order_number = l.last_order_number + ?::integer
      FROM at
      WHERE l.location_id = at.location_id
      """;

  private BrimRows() {}

  /**
   * Orders of lines with a note, as they stood before their bytes were counted, with their events.
   */
  static void fill(
      Database database, UUID sessionId, String product, int orders, int lines, String note) {
    Fill.in(
        database,
        tx -> {
          tx.run("SET LOCAL statement_timeout = '120s'");
          return tx.update(
              FILL,
              sessionId,
              lines,
              orders,
              UUID.fromString(product),
              note,
              lines,
              note,
              lines,
              orders,
              orders);
        });
  }

  /** How many orders stand in a session. */
  static int orders(Database database, UUID sessionId) {
    return database.read(
        tx ->
            tx.row(
                    "SELECT count(*) AS orders FROM orders WHERE session_id = ?",
                    row -> row.getInt("orders"),
                    sessionId)
                .orElseThrow());
  }
}
