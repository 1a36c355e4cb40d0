package dev.comanda.delivery;

import dev.comanda.db.Database;
import dev.comanda.db.Fill;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL that lets very much wait in the lanes of an integration, and looks how that is read. */
public final class BacklogRows {
  /** Lines that wait, on {@link #LANES} documents, on one long one and on none. */
  public static final int WAITING = 15_000;

  /** Documents of equal length, each with 200 lines. */
  public static final int LANES = 50;

  private BacklogRows() {}

  /** An integration, with lines that wait and twice as many that are booked. */
  public static void fill(Database database, UUID location, UUID integration) {
    database.patiently(
        tx -> {
          tx.update(
              """
              INSERT INTO integration (location_id, id, slug, workshop, connector, address,
                login_state, active, api, worker, paused, killed, mark_prefix, book_on, document_rule,
                per_minute, in_flight, attempts_max, retired, version, created_at)
              VALUES (?, ?, 'bennys', 'Bennys', 'hasty', 'http://127.0.0.1:1', 'none', true, true,
                true, false, false, 'OilMat:', 'placed', 'session', 0, 8, 10, false, 1, now())
              """,
              location,
              integration);
          tx.update(
              """
              INSERT INTO delivery (location_id, id, integration_id, seq, order_id, line_no, aim, document,
                product_id, product_number, description, quantity, unit, mark, state, reason_code, due_at,
                course, placed_at, changed_at, version)
              SELECT ?, gen_random_uuid(), ?, n, gen_random_uuid(), 1, 'book', document, gen_random_uuid(), '10',
                'Oil', 1, 'piece', 'OilMat:' || n, state, NULL,
                CASE WHEN state = 'placed' THEN now() END,
                json_build_object('state', upper(state), 'attempts', 0), now(), now(), 1
              FROM (
                SELECT n,
                  CASE WHEN n > 15000 THEN 'B-' || n % 1000 WHEN n <= 10000 THEN 'W-' || n % 50
                       WHEN n <= 13000 THEN 'LONG' END AS document,
                  CASE WHEN n > 15000 THEN 'created' WHEN n <= 50 THEN 'error' WHEN n <= 13000 THEN 'placed'
                       ELSE 'held' END AS state
                FROM generate_series(1, 45000) AS n) s
              """,
              location, integration);
          return tx.update(
              """
              INSERT INTO lane (location_id, integration_id, document, fence)
              SELECT DISTINCT location_id, integration_id, document, 0
              FROM delivery
              WHERE document IS NOT NULL
              """);
        });
  }

  /** Statistics as they are now. */
  public static void analyze(Database database) {
    Fill.in(
        database,
        tx -> {
          tx.run("ANALYZE delivery");
          tx.run("ANALYZE lane");
          return "";
        });
  }

  /** The plan of a statement, as it went. */
  public static List<String> plan(
      Database database, Database.Work<?> before, String sql, @Nullable Object... parameters) {
    return database.read(
        tx -> {
          before.in(tx);
          return tx.rows(
              "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) " + sql,
              row -> row.getString(1),
              parameters);
        });
  }
}
