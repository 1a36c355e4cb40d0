package dev.comanda.preparation;

import dev.comanda.db.Database;
import dev.comanda.db.Fill;
import dev.comanda.db.Tx;
import java.sql.SQLException;

/** SQL that makes for weeks at once what was ordered: the same with every run. */
public final class MadeRows {
  /** Parts of orders that one station makes, and how that ended. */
  private static final String ENDED =
      """
      WITH post AS MATERIALIZED (
        SELECT s.location_id, s.id, row_number() OVER (ORDER BY s.sort, s.name) - 1 AS rank,
               count(*) OVER () AS posts
        FROM station s JOIN location l ON l.id = s.location_id
        WHERE l.slug = ? AND NOT s.retired),
      part AS (
        SELECT o.location_id, o.id AS order_id, o.number, o.source, o.placed_by, o.session_id, o.placed_at,
               post.id AS station_id, o.hour IN (12, 19) AS busy, o.id || ' ' || post.rank AS seed,
               row_number() OVER (PARTITION BY o.id ORDER BY post.rank) AS part,
               jsonb_agg(jsonb_build_object('no', l.no, 'product_id', l.product_id, 'name', l.name,
                 'quantity', 1, 'unit', l.unit, 'modifiers', '[]'::jsonb, 'allergens', '[]'::jsonb, 'state',
                 CASE WHEN pg_temp.dice('void ' || o.id || l.no) < 0.05 THEN 'voided' ELSE 'ordered' END)
                 ORDER BY l.no) AS lines
        FROM orders o
        JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
        LEFT JOIN product p ON p.location_id = l.location_id AND p.id = l.product_id
        LEFT JOIN category c ON c.location_id = p.location_id AND c.id = p.category_id
        JOIN post ON post.location_id = o.location_id
          AND coalesce(post.id = coalesce(p.station_id, c.station_id),
            post.rank = mod(abs(hashtext(l.product_id::text)::bigint), post.posts))
        WHERE coalesce(p.needs_preparation AND c.needs_preparation, true)
        GROUP BY o.location_id, o.id, post.id, post.rank),
      timed AS (
        SELECT part.*, pg_temp.dice('state ' || seed) AS fate, pg_temp.dice('by ' || seed) AS word,
               floor(60 * (CASE WHEN busy THEN 11 ELSE 5 END) * pg_temp.dice('wait ' || seed)) AS wait,
               floor(CASE WHEN pg_temp.dice('slip ' || seed) < 0.1 THEN 10 * pg_temp.dice('tap ' || seed)
                          ELSE 90 + 900 * pg_temp.dice('make ' || seed) ^ 2 END) AS make
        FROM part),
      ended AS (
        SELECT *, placed_at + make_interval(secs => wait) AS fired_at,
               placed_at + make_interval(secs => wait + make) AS ready_at,
               CASE WHEN fate < 0.88 THEN 'served' WHEN fate < 0.93 THEN 'ready' WHEN fate < 0.95 THEN 'fired'
                    WHEN fate < 0.97 THEN 'held' ELSE 'cancelled' END AS state
        FROM timed)
      """;

  private MadeRows() {}

  /** A location's station of people. */
  public static void station(Database database, String slug, String name) {
    Fill.in(
        database,
        tx ->
            tx.update(
                """
                INSERT INTO station (location_id, id, name, kind, minutes, sort, at_once, intake_minutes)
                SELECT id, gen_random_uuid(), ?, 'people', 10, 1, 4, 0 FROM location WHERE slug = ?
                """,
                name,
                slug));
  }

  /**
   * Makes all orders of a location, each product at its station, or at one of them by chance. Most
   * tickets are served, some were begun and ended by one tap, a few are in other states, nobody's,
   * or without promise.
   */
  public static int tickets(Database database, String slug) {
    return Fill.in(
        database,
        tx -> {
          dice(tx);
          return tickets(tx, slug);
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

  private static int tickets(Tx tx, String slug) throws SQLException {
    return tx.update(
        ENDED
            + """
        INSERT INTO ticket (location_id, id, order_id, part, session_id, station_id, state, held, rush, placed_at,
                            fire_at, sort_at, fired_at, ready_at, served_at, begun, rejected_by, card, version)
        SELECT location_id, md5('ticket ' || seed)::uuid, order_id, part, session_id,
               CASE WHEN fate > 0.01 THEN station_id END, state, CASE state WHEN 'held' THEN 'silent' END, false,
               placed_at, placed_at, placed_at, fired_at,
               CASE WHEN state NOT IN ('fired', 'held') THEN ready_at END,
               CASE state WHEN 'served' THEN ready_at + interval '1 minute' END, false, '{}',
               jsonb_strip_nulls(jsonb_build_object('order_number', number, 'source', source,
                 'placed_by', placed_by, 'consumption', 'eat_in', 'minutes', 10, 'lines', lines,
                 'unconfirmed', false, 'promise', CASE WHEN word > 0.1 THEN jsonb_build_object(
                   'from', to_char(placed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                   'by', to_char(CASE WHEN word < 0.2 THEN ready_at
                     ELSE placed_at + make_interval(secs => floor(720 + 600 * word)) END AT TIME ZONE 'UTC',
                     'YYYY-MM-DD"T"HH24:MI:SS"Z"')) END)), 4
        FROM ended
        """,
        slug);
  }
}
