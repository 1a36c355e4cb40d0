package dev.comanda.spec;

import dev.comanda.db.Database;
import dev.comanda.db.Fill;
import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * SQL that sells for weeks at once: the same with every run, as if guests and staff had ordered.
 */
final class SeasonRows {
  private SeasonRows() {}

  /**
   * Sells at a location every day but Mondays, more at weekends, from noon to night.
   *
   * @param until the hour of the last date after which nothing is sold
   */
  static void sell(Database database, String slug, LocalDate from, LocalDate to, int until) {
    Fill.in(
        database,
        tx -> {
          dice(tx);
          orders(tx, slug, from, to, until);
          lines(tx, slug);
          return totals(tx, slug);
        });
  }

  /** A number from 0 to 1 for every text. */
  private static void dice(Tx tx) throws SQLException {
    tx.run(
        """
        CREATE OR REPLACE FUNCTION pg_temp.dice(text) RETURNS float8 LANGUAGE sql IMMUTABLE AS
        $$ SELECT ('x' || substr(md5($1), 1, 6))::bit(24)::int / 16777216.0 $$
        """);
  }

  private static void orders(Tx tx, String slug, LocalDate from, LocalDate to, int until)
      throws SQLException {
    tx.update(
        """
        WITH day AS (
          SELECT d::date AS day, d::date::text AS seed,
                 (ARRAY[0, 9, 10, 11, 17, 20, 13])[extract(isodow FROM d)::int] AS many
          FROM generate_series(?::date, ?::date, interval '1 day') d),
        bought AS (
          SELECT day, n, seed || ' ' || n AS seed, pg_temp.dice('by ' || seed || n) AS by,
                 (ARRAY[11, 12, 12, 12, 13, 13, 14, 15, 17, 18, 18, 18, 19, 19, 19, 19, 20, 20, 20, 21, 21, 22])
                   [1 + floor(22 * pg_temp.dice('hour ' || seed || n))::int] AS hour
          FROM day CROSS JOIN generate_series(1, floor(many * (0.8 + 0.4 * pg_temp.dice(seed)))::int) n)
        INSERT INTO orders (location_id, id, business_date, number, source, session_id, placed_by,
                            consumption, state, total, placed_at, hour)
        SELECT l.id, md5(l.slug || b.seed)::uuid, b.day, 500 + b.n,
               CASE WHEN b.by < 0.35 THEN 'guest' ELSE 'waiter' END,
               CASE WHEN b.by < 0.35 THEN md5('at ' || b.seed)::uuid END, s.id, 'eat_in', 'placed', 0,
               (b.day + make_interval(hours => b.hour)) AT TIME ZONE l.time_zone, b.hour
        FROM bought b
        JOIN staff s ON s.email = CASE WHEN b.by < 0.65 THEN 'waiter' WHEN b.by < 0.8 THEN 'wanda'
                                       WHEN b.by < 0.95 THEN 'manager' ELSE 'admin' END || '@demo.example'
        JOIN location l ON l.slug = ?
        WHERE b.day < ?::date OR b.hour <= ?
        """,
        from,
        to,
        slug,
        to,
        until);
  }

  private static void lines(Tx tx, String slug) throws SQLException {
    tx.update(
        """
        WITH ware AS MATERIALIZED (
          SELECT p.*, row_number() OVER (ORDER BY p.sort, p.sku) AS rank
          FROM product p JOIN location l ON l.id = p.location_id
          WHERE l.slug = ?),
        pick AS MATERIALIZED (
          SELECT o.id AS order_id, no, 1 + floor(2.2 * pg_temp.dice('many ' || o.id || no)) AS pieces,
                 1 + floor((SELECT count(*) FROM ware) * pg_temp.dice('ware ' || o.id || no) ^ 1.5)::int AS rank
          FROM orders o
          CROSS JOIN generate_series(1, 1 + floor(3.4 * pg_temp.dice('lines ' || o.id))::int) no
          WHERE o.location_id = (SELECT location_id FROM ware LIMIT 1))
        INSERT INTO order_line (location_id, order_id, no, product_id, name, names, quantity, unit,
                                unit_price, total, tax_class, tax_rate, tax_mode, state)
        SELECT location_id, order_id, no, id, names->>'en', names, many, unit, price, round(many * price),
               tax_class, 0.19, 'included', 'ordered'
        FROM pick
        JOIN ware USING (rank)
        CROSS JOIN LATERAL (SELECT CASE unit WHEN 'piece' THEN pieces ELSE 0.5 END AS many) much
        """,
        slug);
  }

  private static int totals(Tx tx, String slug) throws SQLException {
    return tx.update(
        """
        UPDATE orders o
        SET total = (SELECT sum(total) FROM order_line WHERE location_id = o.location_id AND order_id = o.id)
        FROM location l
        WHERE l.slug = ? AND o.location_id = l.id
        """,
        slug);
  }

  /** Puts more products into a location's first category. */
  static void stock(Database database, String slug, int products) {
    Fill.in(
        database,
        tx ->
            tx.update(
                """
                INSERT INTO product (location_id, id, sku, names, descriptions, category_id, price,
                                     tax_class, unit, quantity_step, sort)
                SELECT c.location_id, md5('ware ' || n)::uuid, 'W' || n,
                       jsonb_build_object('en', 'Spare part ' || n), '{}', c.id, 100 + 7 * n,
                       'standard', 'piece', 1, 1000 + n
                FROM location l
                JOIN LATERAL (SELECT * FROM category WHERE location_id = l.id ORDER BY sort LIMIT 1) c ON true
                CROSS JOIN generate_series(1, ?) n
                WHERE l.slug = ?
                """,
                products,
                slug));
  }
}
