package dev.comanda.bench;

import dev.comanda.db.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

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

  /**
   * What is stored of a ticket or a delivery.
   *
   * @param whole its card, or how it stands
   * @param told the data of the event that told of it
   */
  record Stored(String whole, String told) {}

  /** The tickets of an order of the program, in their order; none where it writes none. */
  List<Stored> tickets() {
    return database.read(
        tx ->
            tx.rows(
                """
                SELECT t.card::text AS card, e.data::text AS told
                FROM (SELECT location_id, order_id FROM ticket LIMIT 1) o
                JOIN ticket t USING (location_id, order_id)
                JOIN event e
                  ON e.location_id = t.location_id AND e.order_id = t.order_id
                    AND e.type = 'ticket.queued' AND e.data->>'id' = t.id::text
                ORDER BY t.part
                """,
                row -> new Stored(row.getString("card"), row.getString("told"))));
  }

  /** The same of deliveries, in the order of its lines. */
  List<Stored> deliveries() {
    return database.read(
        tx ->
            tx.rows(
                """
                SELECT d.course::text AS course, e.data::text AS told
                FROM (SELECT location_id, order_id FROM delivery LIMIT 1) o
                JOIN delivery d USING (location_id, order_id)
                JOIN event e ON e.location_id = d.location_id AND e.seq = d.seq
                ORDER BY d.line_no
                """,
                row -> new Stored(row.getString("course"), row.getString("told"))));
  }

  /** Ids of the tickets of a station that are in a state. */
  Set<String> tickets(String station, String state) {
    return database.read(
        tx ->
            Set.copyOf(
                tx.rows(
                    "SELECT id::text AS id FROM ticket WHERE station_id = ?::uuid AND state = ?",
                    row -> row.getString("id"),
                    station,
                    state)));
  }

  /** Ends all that a station has to make, so that the next measurement begins with nothing. */
  void serve(String station) {
    database.write(
        tx ->
            tx.update(
                """
                UPDATE ticket
                SET state = 'served', ready_at = now(), served_at = now(), lease_until = NULL
                WHERE station_id = ?::uuid AND state IN ('queued', 'fired')
                """,
                station));
  }

  /** Orders that have another number of tickets, or of deliveries that wait, than these. */
  long ordersWithout(int tickets, int deliveries) {
    return database.patiently(
        tx ->
            tx.row(
                    """
                    SELECT count(*) AS n
                    FROM orders o
                    WHERE ? <> (
                      SELECT count(*)
                      FROM ticket t
                      WHERE t.location_id = o.location_id AND t.order_id = o.id)
                    OR ? <> (
                      SELECT count(*)
                      FROM delivery d
                      WHERE d.location_id = o.location_id AND d.order_id = o.id AND d.state = 'placed')
                    """,
                    row -> row.getLong("n"),
                    tickets,
                    deliveries)
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
