package dev.comanda.spec;

import dev.comanda.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL that tells what no answer tells of connections to ERPs. */
final class ConnectionRows {
  private ConnectionRows() {}

  /** Who signs in, sealed. */
  static Optional<byte[]> login(Database database, String id) {
    return database.read(
        tx ->
            tx.row(
                "SELECT login FROM integration WHERE id = ? AND login IS NOT NULL",
                row -> row.getBytes("login"),
                UUID.fromString(id)));
  }

  /** Lines of one that keep who signs in for them, sealed. */
  static int lineLogins(Database database, String id) {
    return database.read(
        tx ->
            tx.row(
                    "SELECT count(login)::integer AS logins FROM delivery WHERE integration_id = ?",
                    row -> row.getInt("logins"),
                    UUID.fromString(id))
                .orElseThrow());
  }

  /** Each row of each table, as text. */
  static List<String> texts(Database database) {
    return database.read(
        tx -> {
          var all = new ArrayList<String>();
          for (var table : StateRows.ofAllTables(database).keySet()) {
            var sql = "SELECT to_jsonb(r)::text AS row FROM comanda.%s r".formatted(table);
            all.addAll(tx.rows(sql, row -> row.getString("row")));
          }
          return all;
        });
  }

  /** The ERP has refused who signs in. */
  static void refused(Database database, String id) {
    database.write(
        tx ->
            tx.update(
                "UPDATE integration SET login_state = 'refused' WHERE id = ?",
                UUID.fromString(id)));
  }
}
