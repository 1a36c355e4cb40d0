package dev.comanda.log.bell;

import dev.comanda.db.Tx;
import java.sql.SQLException;

/** Cuts connections as a broken network does. */
final class BellRows {
  private BellRows() {}

  /** Ends the connections of this name and says how many. */
  static int cut(Tx tx, String name) throws SQLException {
    return tx.rows(
            """
            SELECT pg_terminate_backend(pid)
            FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = ?
            """,
            row -> row.getBoolean(1),
            name)
        .size();
  }
}
