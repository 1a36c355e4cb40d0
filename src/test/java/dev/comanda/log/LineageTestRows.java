package dev.comanda.log;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.UUID;

/** SQL that makes a database another one. */
final class LineageTestRows {
  private LineageTestRows() {}

  static boolean pretendToBeACopy(Tx tx) throws SQLException {
    return tx.update("UPDATE database_identity SET identity = 'where it was copied from'") == 1;
  }

  static int serials(Tx tx, UUID location, int last) throws SQLException {
    return tx.update(
        "UPDATE location_log SET last_serial = ? WHERE location_id = ?", last, location);
  }

  static String serials(Tx tx, UUID location) throws SQLException {
    return tx.row(
            "SELECT last_serial, serials_skipped FROM location_log WHERE location_id = ?",
            row ->
                row.getInt("last_serial") + " with " + row.getInt("serials_skipped") + " left out",
            location)
        .orElseThrow();
  }

  static boolean revoke(Tx tx) throws SQLException {
    tx.run("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC");
    return true;
  }

  /** Makes a standby the primary, and waits until it is. */
  static boolean promote(Tx tx) throws SQLException {
    return tx.row("SELECT pg_promote()", row -> row.getBoolean(1)).orElseThrow();
  }

  static String identity(Tx tx) throws SQLException {
    return tx.row("SELECT identity FROM database_identity", row -> row.getString("identity"))
        .orElseThrow();
  }
}
