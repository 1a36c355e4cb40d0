package dev.comanda.spec;

import dev.comanda.db.Database;
import dev.comanda.db.Fill;
import java.util.UUID;

/** SQL that makes a place as full as an evening of calls would. */
final class CrowdRows {
  private CrowdRows() {}

  /** Opens sessions until there are so many. */
  static void open(Database database, UUID location, int sessions) {
    Fill.in(
        database,
        tx ->
            tx.update(
                """
                INSERT INTO session (location_id, id, code, name, name_key, state, opened_at)
                SELECT ?::uuid, gen_random_uuid(), 'crowd-' || n, 'Crowd ' || n, 'crowd ' || n,
                  'opened', now()
                FROM generate_series(1, ?::integer - (
                  SELECT count(*) FROM session WHERE location_id = ?::uuid AND state <> 'closed')) AS n
                """,
                location,
                sessions,
                location));
  }

  /** Lets phones ask at a spot until so many wait. */
  static void ask(Database database, UUID location, UUID spot, int requests) {
    Fill.in(
        database,
        tx ->
            tx.update(
                """
                INSERT INTO spot_request (location_id, id, spot_id, spot_name, token_hash, state,
                  made_at, expires_at)
                SELECT ?::uuid, gen_random_uuid(), ?::uuid, 'Crowd', sha256(n::text::bytea), 'open',
                  now(), now() + interval '10 minutes'
                FROM generate_series(1, ?::integer - (
                  SELECT count(*) FROM spot_request WHERE location_id = ?::uuid AND state = 'open')) AS n
                """,
                location,
                spot,
                requests,
                location));
  }

  /** Takes the crowd away again. */
  static void leave(Database database) {
    Fill.in(
        database,
        tx ->
            tx.update("DELETE FROM session WHERE code LIKE 'crowd-%'")
                + tx.update("DELETE FROM spot_request WHERE spot_name = 'Crowd'"));
  }

  /** Adds lines to the one order of a session. */
  static void lengthen(Database database, UUID session, int lines) {
    Fill.in(
        database,
        tx ->
            tx.update(
                """
                INSERT INTO order_line (location_id, order_id, no, product_id, name, names, quantity,
                  unit, unit_price, total, tax_class, tax_rate, tax_mode, note, state)
                SELECT l.location_id, l.order_id, last.no + n, l.product_id, l.name, l.names, 1, l.unit,
                  l.unit_price, l.unit_price, l.tax_class, l.tax_rate, l.tax_mode, l.note, l.state
                FROM orders o
                JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id AND l.no = 1
                CROSS JOIN LATERAL (
                  SELECT max(no) AS no FROM order_line WHERE order_id = o.id) AS last
                CROSS JOIN generate_series(1, ?::integer) AS n
                WHERE o.session_id = ?
                """,
                lines,
                session));
  }

  /** Counts every order as one of so many bytes. */
  static void weigh(Database database, int bytes) {
    Fill.in(database, tx -> tx.update("UPDATE orders SET bytes = ?", bytes));
  }
}
