package dev.comanda.spec;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** SQL that tells whether anything at all has changed. */
final class StateRows {
  private StateRows() {}

  /**
   * What each table holds, in a few letters that are others as soon as one row is; when a key was
   * used last is left out, and which process works for an integration, which it says all the time.
   */
  static Map<String, String> ofAllTables(Database database) {
    return database.read(
        tx -> {
          var state = new TreeMap<String, String>();
          for (var table :
              tx.rows(
                  """
                  SELECT table_name
                  FROM information_schema.tables
                  WHERE table_schema = 'comanda' AND table_type = 'BASE TABLE'
                    AND table_name <> 'integration_run'
                  """,
                  row -> row.getString("table_name"))) {
            state.put(table, ofTable(tx, table));
          }
          return state;
        });
  }

  /** Whoever has a ticket for a while has it for a day. */
  static int lengthenLeases(Tx tx) throws SQLException {
    return tx.update(
        """
        UPDATE ticket
        SET lease_until = now() + interval '1 day'
        WHERE lease_until < now() + interval '1 hour'
        """);
  }

  /** Lets every log begin after its last event. */
  static int prune(Tx tx) throws SQLException {
    tx.update("UPDATE location_log SET first_seq = last_seq + 1");
    return tx.update("DELETE FROM event");
  }

  /** How many lines of the audit log have a word. */
  static int lines(Database database, String word) {
    return database.read(
        tx ->
            tx.row(
                    "SELECT count(*)::integer AS lines FROM audit WHERE action = ?",
                    row -> row.getInt("lines"),
                    word)
                .orElseThrow());
  }

  private static String ofTable(Tx tx, String table) throws SQLException {
    var sql =
        """
        SELECT count(*) || ' rows ' || coalesce(md5(string_agg(t.row, '' ORDER BY t.row)), '') AS state
        FROM (SELECT (to_jsonb(r) - 'last_used_at')::text AS row FROM comanda.%s r) t
        """
            .formatted(table);
    return tx.row(sql, row -> row.getString("state")).orElseThrow();
  }
}
