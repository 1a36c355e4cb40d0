package dev.comanda.delivery.queue;

import dev.comanda.db.Database;
import dev.comanda.db.Fill;
import java.util.List;
import java.util.UUID;

/** SQL that fills a place with very many deliveries, and looks how they are found. */
final class ManyRows {
  private ManyRows() {}

  /** Oils that the ERP knows by numbers, and a bolt. */
  static void products(Database database, UUID location, UUID integration) {
    Fill.in(
        database,
        tx -> {
          tx.update(
              """
              INSERT INTO category (location_id, id, names, sort)
              VALUES (?, '00000000-0000-0000-0000-0000000000c0', '{"en": "Oils"}', 1)
              """,
              location);
          tx.update(
              """
              INSERT INTO product (location_id, id, sku, names, name_keys, descriptions, category_id, price,
                tax_class, unit, quantity_step, sort)
              SELECT ?, ('00000000-0000-0000-0000-0000000000a' || n)::uuid, 'SKU-' || n,
                jsonb_build_object('en', name), jsonb_build_object('en', lower(name)), '{}',
                '00000000-0000-0000-0000-0000000000c0', 100, 'drink', 'piece', 1, n
              FROM unnest(ARRAY['Motor oil', 'Gearbox oil', 'Bolt', 'Engine oil', 'Chain oil']) WITH ORDINALITY AS p(name, n)
              """,
              location);
          return tx.update(
              """
              INSERT INTO erp_product (location_id, integration_id, product_id, number)
              SELECT ?, ?, ('00000000-0000-0000-0000-0000000000a' || n)::uuid, number
              FROM (VALUES (1, '10'), (2, 'GEAR-77'), (4, '14'), (5, '15')) AS p(n, number)
              """,
              location,
              integration);
        });
  }

  /**
   * Ten deliveries of each order there is: nearly all booked, of three oils and on one document; a
   * few of each kind else.
   */
  static void deliveries(Database database, UUID location, UUID integration) {
    database.patiently(
        tx ->
            tx.update(
                """
                INSERT INTO delivery (location_id, id, integration_id, seq, order_id, line_no, aim, document,
                  product_id, product_number, description, quantity, unit, mark, state, reason_code, due_at,
                  course, placed_at, changed_at, version)
                SELECT ?, id, ?, o.n, order_id, line, 'book',
                  CASE WHEN o.n % 5000 = 1 THEN 'W-' || o.n ELSE '4711' END,
                  ('00000000-0000-0000-0000-0000000000a' || p.n)::uuid, p.number, 'Oil', 1, 'piece',
                  'OilMat:' || replace(id::text, '-', ''), s.state,
                  CASE WHEN s.state = 'error' THEN 'document_closed'
                       WHEN o.n % 9000 = 5 THEN 'changed_in_erp' END,
                  CASE WHEN s.state = 'placed' THEN now() END,
                  json_build_object('state', upper(s.state), 'step', 'NONE', 'attempts', o.n % 4,
                    'due_at', CASE WHEN s.state = 'placed' THEN '2026-05-01T00:00:00Z' END,
                    'looks', json_build_object('count', 0, 'empty', 0), 'seen', false, 'void_wanted', false),
                  now(), now(), 1
                FROM (
                  SELECT o.id AS order_id, line, (SELECT count(*) FROM delivery)
                      + row_number() OVER (ORDER BY o.business_date, o.number, line) AS n
                  FROM orders o
                  CROSS JOIN generate_series(1, 10) AS line
                  WHERE o.location_id = ? AND NOT EXISTS (
                    SELECT FROM delivery d WHERE d.location_id = o.location_id AND d.order_id = o.id)) o
                CROSS JOIN LATERAL (SELECT lpad(to_hex(o.n), 12, '0') AS hex) t
                CROSS JOIN LATERAL (
                  SELECT (left(hex, 8) || '-' || right(hex, 4) || '-7000-8000-' || hex)::uuid AS id) i
                CROSS JOIN LATERAL (
                  SELECT * FROM (VALUES (1, '10'), (2, 'GEAR-77'), (4, '14'), (5, '15')) AS p(n, number)
                  WHERE p.n = CASE WHEN o.n % 4000 = 3 THEN 2 WHEN o.n % 10 < 4 THEN 1
                                   WHEN o.n % 10 < 7 THEN 4 ELSE 5 END) p
                CROSS JOIN LATERAL (
                  SELECT CASE WHEN o.n % 1000 = 7 THEN 'error' WHEN o.n % 1000 = 8 THEN 'placed' ELSE 'created' END
                    AS state) s
                """,
                location, integration, location));
  }

  /** The plan of a page of what a filter finds, as it went. */
  static List<String> plan(Database database, MatchRows found) {
    return plan(database, found, " SELECT id FROM found ORDER BY id DESC LIMIT ?", 50);
  }

  /** That of how many it finds. */
  static List<String> countPlan(Database database, MatchRows found, int most) {
    return plan(database, found, ListRows.COUNT, most);
  }

  private static List<String> plan(Database database, MatchRows found, String rest, int most) {
    return database.read(
        tx -> {
          MatchRows.byIndexes(tx);
          return tx.rows(
              "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) " + found.sql(rest),
              row -> row.getString(1),
              found.parameters(most));
        });
  }

  /** Statistics as they are now, and none after that unless they are asked for. */
  static void analyze(Database database) {
    Fill.in(
        database,
        tx -> {
          tx.run("ALTER TABLE delivery SET (autovacuum_enabled = off)");
          tx.run("ANALYZE delivery");
          return "";
        });
  }

  /** The mark of one. */
  static String mark(Database database, int seq) {
    return database.read(
        tx ->
            tx.row("SELECT mark FROM delivery WHERE seq = ?", row -> row.getString("mark"), seq)
                .orElseThrow());
  }

  /** How many there are. */
  static long count(Database database) {
    return database.read(
        tx ->
            tx.row("SELECT count(*) AS there FROM delivery", row -> row.getLong("there"))
                .orElseThrow());
  }
}
