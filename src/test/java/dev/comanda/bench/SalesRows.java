package dev.comanda.bench;

import dev.comanda.db.Database;
import dev.comanda.report.ProductSums.Sum;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SQL that fills a location with the sales of years in the program's own tables, all constraints
 * on; and what a report would be without totals.
 */
final class SalesRows {
  /** One of the waiters. */
  static final UUID WAITER = UUID.fromString("00000000-0000-7000-8000-000000000006");

  private static final String GROUPED =
      """
      SELECT product_id, sum(quantity) AS quantity, sum(revenue)::bigint AS revenue
      FROM sold_line
      WHERE location_id = ? AND business_date BETWEEN ? AND ?
      GROUP BY product_id
      HAVING sum(quantity) <> 0 OR sum(revenue) <> 0
      """;

  private static final String GROUPED_OF_WAITER =
      """
      SELECT product_id, sum(quantity) AS quantity, sum(revenue)::bigint AS revenue
      FROM sold_line
      WHERE location_id = ? AND staff_id = ? AND business_date BETWEEN ? AND ?
      GROUP BY product_id
      HAVING sum(quantity) <> 0 OR sum(revenue) <> 0
      """;

  private final Database database;
  private final UUID locationId;

  SalesRows(Database database, UUID locationId) {
    this.database = database;
    this.locationId = locationId;
  }

  /** Makes so many products in a category that is there. */
  void products(UUID categoryId, int count) throws SQLException {
    patiently(
        """
        INSERT INTO product (location_id, id, sku, names, descriptions, category_id, price, tax_class, unit,
          quantity_step, sort)
        SELECT ?, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'P' || n,
               jsonb_build_object('en', 'Dish of the day ' || n, 'de', 'Tagesgericht ' || n), '{}', ?,
               300 + n * 37 % 1700, 'standard', 'piece', 1, n
        FROM generate_series(1, ?) AS n
        """,
        locationId, categoryId, count);
  }

  /** Places orders of three lines with numbers from one to another on each of some dates. */
  void orders(LocalDate first, LocalDate last, int from, int to) throws SQLException {
    patiently(
        """
        INSERT INTO orders (location_id, id, business_date, number, source, session_id, placed_by,
          consumption, state, total, placed_at, hour)
        SELECT ?, (lpad(to_hex(extract(epoch FROM date)::bigint * 1000), 12, '0') || '7000'
                 || '8000' || lpad(to_hex(n), 12, '0'))::uuid,
               date, n, CASE WHEN n % 10 < 6 THEN 'guest' ELSE 'waiter' END,
               '00000000-0000-7000-8000-000000000001',
               ('00000000-0000-7000-8000-' || lpad((n % 12)::text, 12, '0'))::uuid,
               'eat_in', 'placed', 0, date + interval '18 hours', 10 + n % 14
        FROM generate_series(?::date, ?::date, interval '1 day') AS date
        CROSS JOIN generate_series(?, ?) AS n
        """,
        locationId, first, last, from, to);
  }

  /**
   * The lines of orders from a number on: some products are sold more than others; one line of 300
   * is voided on its date, one of 300 on the next.
   */
  void lines(LocalDate first, LocalDate last, int from, int products) throws SQLException {
    patiently(
        """
        INSERT INTO order_line (location_id, order_id, no, product_id, name, names, quantity, unit,
          unit_price, total, tax_class, tax_rate, tax_mode, state, voided_on, voided_hour, void_reason)
        SELECT location_id, order_id, no,
               ('00000000-0000-7000-8000-' || lpad(product::text, 12, '0'))::uuid,
               'Dish of the day ' || product,
               '{"en": "Dish of the day", "de": "Tagesgericht"}', quantity, 'piece',
               300 + product * 37 % 1700, quantity * (300 + product * 37 % 1700), 'standard', 0.19,
               'included', CASE WHEN voided_on IS NULL THEN 'ordered' ELSE 'voided' END, voided_on,
               CASE WHEN voided_on IS NULL THEN NULL ELSE 20 END,
               CASE WHEN voided_on IS NULL THEN NULL ELSE 'spilled' END
        FROM (
          SELECT o.location_id, o.id AS order_id, no, (1 + floor(power(random(), 2) * ?))::integer AS product,
                 1 + (o.number + no) % 3 AS quantity,
                 CASE WHEN no > 1 THEN NULL
                      WHEN o.number % 100 = 0 THEN o.business_date
                      WHEN o.number % 100 = 50 THEN o.business_date + 1 END AS voided_on
          FROM orders o
          CROSS JOIN generate_series(1, 3) AS no
          WHERE o.location_id = ? AND o.business_date BETWEEN ? AND ? AND o.number >= ?) l
        """,
        products, locationId, first, last, from);
  }

  /** Makes a date the open one, whose orders have numbers up to the last. */
  void open(LocalDate date, int lastNumber) throws SQLException {
    patiently(
        "UPDATE location_log SET business_date = ?, last_order_number = ? WHERE location_id = ?",
        date,
        lastNumber,
        locationId);
  }

  /**
   * What the opponent reads: date, waiter, product, quantity and revenue of each line in a narrow
   * table of its own, with an index that covers the question, and one that does so of a waiter.
   */
  void opponent() throws SQLException {
    patiently(
        """
        CREATE TABLE sold_line AS
        SELECT location_id, business_date, staff_id, product_id, quantity, revenue
        FROM sold
        WHERE product_id IS NOT NULL
        """);
    patiently(
        """
        CREATE INDEX sold_line_covering
        ON sold_line (location_id, business_date, product_id) INCLUDE (quantity, revenue)
        """);
    patiently(
        """
        CREATE INDEX sold_line_of_waiter
        ON sold_line (location_id, staff_id, business_date, product_id) INCLUDE (quantity, revenue)
        """);
  }

  /** Statistics and visibility as autovacuum leaves them. */
  void vacuum() throws SQLException {
    patiently("VACUUM (ANALYZE)");
  }

  /** By product, by GROUP BY over the opponent's lines; of one waiter unless he is null. */
  Map<UUID, Sum> grouped(@Nullable UUID waiter, LocalDate first, LocalDate last) {
    var sql = waiter == null ? GROUPED : GROUPED_OF_WAITER;
    var parameters =
        waiter == null
            ? new Object[] {locationId, first, last}
            : new Object[] {locationId, waiter, first, last};
    return database.read(tx -> tx.rows(sql, SalesRows::sum, parameters)).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map.Entry<UUID, Sum> sum(ResultSet row) throws SQLException {
    return Map.entry(
        row.getObject("product_id", UUID.class),
        new Sum(row.getBigDecimal("quantity"), row.getLong("revenue")));
  }

  /** How many lines were ordered on these dates, with one waiter unless he is null. */
  long count(@Nullable UUID waiter, LocalDate first, LocalDate last) {
    return database.read(
        tx ->
            tx.row(
                    """
                    SELECT count(*) AS n
                    FROM sold_line
                    WHERE location_id = ? AND (?::uuid IS NULL OR staff_id = ?)
                      AND business_date BETWEEN ? AND ? AND quantity > 0
                    """,
                    row -> row.getLong("n"),
                    locationId,
                    waiter,
                    waiter,
                    first,
                    last)
                .orElseThrow());
  }

  private void patiently(String sql, Object... parameters) throws SQLException {
    try (var connection = database.direct("filling")) {
      connection.setNetworkTimeout(Runnable::run, 0);
      try (var statement = connection.createStatement()) {
        statement.execute("SET statement_timeout = 0");
        statement.execute("SET maintenance_work_mem = '256MB'");
      }
      run(connection, sql, parameters);
    }
  }

  private static void run(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }
}
