package dev.comanda.order;

import dev.comanda.db.Database;
import dev.comanda.db.Fill;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** SQL that fills whole business dates, and looks at what was added up. */
public final class DayRows {
  private DayRows() {}

  /** A location whose open business date is this one. */
  public static UUID location(Database database, String slug, LocalDate open) {
    var id = Ids.next();
    Fill.in(
        database,
        tx -> {
          tx.update(
              """
              INSERT INTO location (id, slug, name, currency, time_zone, day_start, languages, tax_mode,
                created_at)
              VALUES (?, ?, 'Bar', 'EUR', 'Europe/Berlin', '04:00', '{en}', 'included', now())
              """,
              id,
              slug);
          return tx.update(
              "INSERT INTO location_log (location_id, epoch, business_date) VALUES (?, 1, ?)",
              id,
              open);
        });
    return id;
  }

  /**
   * Orders of a date, with three lines of 1.00 each; of every third order one line is voided. Half
   * of the orders are those of five waiters.
   */
  public static void orders(Database database, UUID locationId, LocalDate date, int count) {
    database.patiently(tx -> orders(tx, locationId, date, 1, count));
  }

  /** Such orders with numbers from one to another, which is then the last one of the log. */
  public static void open(Database database, UUID locationId, LocalDate date, int from, int to) {
    database.patiently(
        tx -> {
          orders(tx, locationId, date, from, to);
          return tx.update(
              "UPDATE location_log SET business_date = ?, last_order_number = ? WHERE location_id = ?",
              date,
              to,
              locationId);
        });
  }

  private static int orders(Tx tx, UUID locationId, LocalDate date, int from, int to)
      throws SQLException {
    return tx.update(
        """
        WITH placed AS (
          INSERT INTO orders (location_id, id, business_date, number, source, session_id, placed_by,
            consumption, state, total, placed_at, hour)
          SELECT ?, gen_random_uuid(), ?, n, CASE n % 2 WHEN 0 THEN 'waiter' ELSE 'guest' END,
                 gen_random_uuid(), ('00000000-0000-0000-0000-00000000000' || 1 + n % 5)::uuid, 'eat_in',
                 'placed', CASE WHEN n % 3 = 0 THEN 200 ELSE 300 END, now(), n % 24
          FROM generate_series(?::integer, ?::integer) AS n
          RETURNING location_id, id, number, business_date)
        INSERT INTO order_line (location_id, order_id, no, product_id, name, names, quantity, unit,
          unit_price, total, tax_class, tax_rate, tax_mode, state, voided_on, voided_hour, void_reason)
        SELECT location_id, id, no, '00000000-0000-0000-0000-000000000007', 'Beer', '{}', 1, 'piece',
               100, 100, 'drink', 0.19, 'included', w.state, w.on_date, w.hour, w.reason
        FROM placed
        CROSS JOIN generate_series(1, 3) AS no
        CROSS JOIN LATERAL (
          SELECT 'voided' AS state, business_date AS on_date, 12 AS hour, 'spilled' AS reason
          WHERE no = 1 AND number % 3 = 0
          UNION ALL
          SELECT 'ordered', NULL, NULL, NULL
          WHERE NOT (no = 1 AND number % 3 = 0)) w
        """,
        locationId, date, from, to);
  }

  /** What drinks are taxed at a location. */
  static void tax(Database database, UUID locationId) {
    Fill.in(
        database,
        tx ->
            tx.update(
                """
                INSERT INTO tax_rate (location_id, tax_class, consumption, valid_from, rate)
                VALUES (?, 'drink', 'eat_in', '2020-01-01', 0.19)
                """,
                locationId));
  }

  /** The sessions of a location that have orders. */
  static List<UUID> sessions(Tx tx, UUID locationId) throws SQLException {
    return tx.rows(
        "SELECT DISTINCT session_id FROM orders WHERE location_id = ?",
        row -> Tx.id(row, "session_id"),
        locationId);
  }

  /** Rows of lines that this transaction has read so far. */
  static long linesRead(Tx tx) throws SQLException {
    return tx.row(
            """
            SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) AS lines
            FROM pg_stat_xact_user_tables
            WHERE relid = 'order_line'::regclass
            """,
            row -> row.getLong("lines"))
        .orElseThrow();
  }

  /** Statistics as they are now, and none after that. */
  public static void analyzeForTheLastTime(Database database) {
    Fill.in(
        database,
        tx -> {
          tx.run("ALTER TABLE orders SET (autovacuum_enabled = off)");
          tx.run("ALTER TABLE order_line SET (autovacuum_enabled = off)");
          tx.run("ANALYZE orders");
          tx.run("ANALYZE order_line");
          return "";
        });
  }

  /** Somebody else's row where a date's total would stand. */
  static void occupy(Database database, UUID locationId, LocalDate date) {
    Fill.in(
        database,
        tx ->
            tx.update(
                """
                INSERT INTO product_day (location_id, business_date, product_id, source, quantity, revenue)
                VALUES (?, ?, '00000000-0000-0000-0000-000000000007', 'guest', 0, 0)
                """,
                locationId,
                date));
  }

  /** As if the dates had been added up by a version that knew no totals of waiters. */
  public static void forgetWaiters(Database database) {
    Fill.in(
        database,
        tx -> {
          int rows =
              tx.update(
                  """
                  UPDATE totals_through t
                  SET staff_through = (
                    SELECT min(business_date) - 1 FROM orders WHERE location_id = t.location_id)
                  """);
          tx.run("TRUNCATE staff_product_day, staff_product_month, staff_hour_day");
          return rows;
        });
  }

  /** As if the dates had been added up by a version that knew no figures to date. */
  public static void forgetToDate(Database database) {
    Fill.in(
        database,
        tx -> {
          tx.run("TRUNCATE product_to_date");
          return tx.update("UPDATE totals_through SET to_date_through = '-infinity'");
        });
  }

  /** As if nothing of the open dates had been added up. */
  static void forgetOpen(Database database) {
    Fill.in(
        database,
        tx -> {
          tx.run("TRUNCATE product_open, staff_product_open, staff_hour_open");
          return tx.update("UPDATE totals_through SET open_date = NULL");
        });
  }

  /** How many orders of the open date are added up. */
  public static int openOrders(Database database, UUID locationId) {
    return database.read(
        tx ->
            tx.row(
                    """
                    SELECT t.open_number
                    FROM totals_through t
                    JOIN location_log l ON l.location_id = t.location_id AND l.business_date = t.open_date
                    WHERE t.location_id = ?
                    """,
                    row -> row.getInt("open_number"),
                    locationId)
                .orElse(0));
  }

  /** All that was added up, a text for each row. */
  static List<String> totals(Database database) {
    return database.read(
        tx ->
            tx.rows(
                """
                SELECT concat_ws(' ', 'product', d) AS row FROM product_day d
                UNION ALL
                SELECT concat_ws(' ', 'month', d) FROM product_month d
                UNION ALL
                SELECT concat_ws(' ', 'to date', d) FROM product_to_date d
                UNION ALL
                SELECT concat_ws(' ', 'open', d) FROM product_open d
                UNION ALL
                SELECT concat_ws(' ', 'waiter open', d) FROM staff_product_open d
                UNION ALL
                SELECT concat_ws(' ', 'hour open', d) FROM staff_hour_open d
                UNION ALL
                SELECT concat_ws(' ', 'staff', d) FROM staff_day d
                UNION ALL
                SELECT concat_ws(' ', 'hour', d) FROM hour_day d
                UNION ALL
                SELECT concat_ws(' ', 'waiter product', d) FROM staff_product_day d
                UNION ALL
                SELECT concat_ws(' ', 'waiter month', d) FROM staff_product_month d
                UNION ALL
                SELECT concat_ws(' ', 'waiter hour', d) FROM staff_hour_day d
                UNION ALL
                SELECT concat_ws(' ', 'through', d) FROM totals_through d
                ORDER BY row
                """,
                row -> row.getString("row")));
  }

  /** What was added up of all products. */
  static long revenue(Database database, UUID locationId) {
    return database.read(
        tx ->
            tx.row(
                    """
                    SELECT coalesce(sum(revenue), 0) AS revenue
                    FROM product_day
                    WHERE location_id = ?
                    """,
                    row -> row.getLong("revenue"),
                    locationId)
                .orElseThrow());
  }
}
