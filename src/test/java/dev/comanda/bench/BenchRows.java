package dev.comanda.bench;

import dev.comanda.db.Database;
import java.sql.SQLException;
import java.util.List;

/** What the benchmark asks and prepares in the server's own database, beside the program. */
final class BenchRows {
  private final Database database;

  BenchRows(Database database) {
    this.database = database;
  }

  /** Makes what the opponent orders at. */
  void prepare(String opponent) {
    database.write(
        tx -> {
          tx.run(opponent);
          return opponent;
        });
  }

  /** Orders that are in the database: the program's, or the opponent's. */
  long orders(boolean ofOpponent) {
    return database.read(
        tx ->
            tx.row(
                    """
                    SELECT count(*) AS n
                    FROM orders o
                    JOIN location l ON l.id = o.location_id
                    WHERE (l.slug LIKE 'pgbench-%') = ?
                    """,
                    row -> row.getLong("n"), ofOpponent)
                .orElseThrow());
  }

  /** The data of the program's last order event, as it is stored. */
  String orderEvent() {
    return database.read(
        tx ->
            tx.row(
                    """
                    SELECT data::text AS data
                    FROM event
                    WHERE type = 'order.placed'
                    ORDER BY at DESC
                    LIMIT 1
                    """,
                    row -> row.getString("data"))
                .orElseThrow());
  }

  /** Writes what is dirty, so that no measurement pays for the one before it. */
  void checkpoint() throws SQLException {
    alone("CHECKPOINT");
  }

  /**
   * Gathers statistics, as autovacuum does within a minute: until then both sides run on plans that
   * were made for empty tables.
   */
  void analyze() throws SQLException {
    alone("ANALYZE");
  }

  private void alone(String command) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(true);
      try (var statement = connection.createStatement()) {
        statement.execute(command);
      }
    }
  }

  /**
   * Ends the business date at all locations of the program, as the first order of the next does.
   */
  void endDay() {
    database.write(
        tx ->
            tx.update(
                """
                UPDATE location_log
                SET business_date = business_date + 1, last_order_number = 0
                WHERE location_id IN (SELECT id FROM location WHERE slug NOT LIKE 'pgbench-%')
                """));
  }

  /** Settings as the server says them, for the report. */
  List<String> settings() {
    return database.read(
        tx ->
            tx.rows(
                """
                SELECT name || ' ' || current_setting(name) AS setting
                FROM pg_settings
                WHERE name IN ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes',
                  'wal_sync_method', 'data_checksums', 'shared_buffers', 'max_wal_size')
                ORDER BY name <> 'server_version', name
                """,
                row -> row.getString("setting")));
  }
}
