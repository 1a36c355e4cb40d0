package dev.comanda.log;

import dev.comanda.db.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** SQL of {@code database_identity}, and of what a server says about itself. */
final class LineageRows {
  /** Where a role may not ask for it. */
  private static final String UNTOLD = "untold";

  /**
   * An older copy knows nothing of serials that were given out after it, which robots go on to
   * report of: so many are left out, more than a busy bar's in two days.
   */
  static final int SERIALS_SKIPPED = 1_000;

  private LineageRows() {}

  /**
   * What tells a database from others: the cluster's system identifier, its timeline, the ids of
   * the database and of its logs. A server that is a standby cannot say it and is refused.
   */
  static String identity(Connection connection) throws SQLException {
    return system(connection)
        + "/"
        + text(
            connection,
            """
            SELECT concat_ws('/',
              left(pg_walfile_name(pg_current_wal_lsn()), 8),
              (SELECT oid FROM pg_database WHERE datname = current_database()),
              to_regclass('comanda.location_log')::oid)
            """);
  }

  /** Everybody may ask for it, unless an administrator revoked that. */
  private static String system(Connection connection) throws SQLException {
    var may =
        text(
            connection,
            "SELECT has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')::text");
    return may.equals("true")
        ? text(connection, "SELECT system_identifier::text FROM pg_control_system()")
        : UNTOLD;
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /**
   * Whether the database itself says that it is this one: where an operator has put an older copy
   * in its place, it does not ({@code docs/operations.md}).
   */
  static boolean stands(Tx tx, String identity) throws SQLException {
    return standing(tx).filter(identity::equals).isPresent();
  }

  /** Enters who this is; says whether it was another and every log began a new epoch. */
  static boolean enter(Tx tx, String found) throws SQLException {
    if (stands(tx, found)) {
      return false;
    }
    tx.run("SELECT location_id FROM location_log ORDER BY location_id FOR UPDATE");
    var before = standing(tx);
    if (before.isEmpty()) {
      tx.update(
          """
          INSERT INTO database_identity (id, identity, since) VALUES (1, ?, now())
          ON CONFLICT (id) DO NOTHING
          """,
          found);
      return false;
    }
    if (before.get().equals(found)) {
      return false;
    }
    tx.update(
        """
        UPDATE location_log
        SET epoch = greatest(epoch + 1, ?), last_serial = last_serial + skipped,
            serials_skipped = serials_skipped + skipped
        FROM (SELECT location_id, CASE last_serial WHEN 0 THEN 0 ELSE ? END AS skipped FROM location_log) s
        WHERE s.location_id = location_log.location_id
        """,
        LogRows.newEpoch(),
        SERIALS_SKIPPED);
    tx.update("UPDATE database_identity SET identity = ?, since = now()", found);
    return true;
  }

  private static Optional<String> standing(Tx tx) throws SQLException {
    return tx.row("SELECT identity FROM database_identity", row -> row.getString("identity"));
  }
}
