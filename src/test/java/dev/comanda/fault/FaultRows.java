package dev.comanda.fault;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import java.util.List;

/** SQL that looks what stands in the end. */
final class FaultRows {
  private FaultRows() {}

  /** An order and the note of its first line. */
  record Standing(String note, Ledger.Order order) {}

  static List<Standing> orders(Database database) {
    return database.snapshot(
        tx ->
            tx.rows(
                """
                SELECT o.id, o.number, o.business_date::text, o.state, l.note
                FROM orders o
                JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id AND l.no = 1
                """,
                row ->
                    new Standing(
                        row.getString("note"),
                        new Ledger.Order(
                            Tx.id(row, "id"),
                            row.getInt("number"),
                            row.getString("business_date"),
                            row.getString("state").equals("cancelled")))));
  }

  /** The last event of a location. */
  static long lastEvent(Database database, String slug) {
    return database.read(
        tx ->
            tx.row(
                    """
                    SELECT l.last_seq
                    FROM location_log l
                    JOIN location p ON p.id = l.location_id
                    WHERE p.slug = ?
                    """,
                    row -> row.getLong("last_seq"),
                    slug)
                .orElseThrow());
  }

  /** Ends all connections to a database but the one that says so. */
  static void cut(Database database) {
    database.write(
        tx ->
            tx.rows(
                """
                SELECT pg_terminate_backend(pid)
                FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """,
                row -> row.getBoolean(1)));
  }

  /** Ends the connections by which nodes wake each other, and says how many there were. */
  static int cutDoorbells(Database database) {
    return database
        .write(
            tx ->
                tx.rows(
                    """
                    SELECT pg_terminate_backend(pid)
                    FROM pg_stat_activity
                    WHERE application_name = 'comanda doorbell'
                    """,
                    row -> row.getBoolean(1)))
        .size();
  }
}
