package dev.comanda.db;

import java.sql.SQLException;
import java.util.List;

/** SQL that tells how keys begin. */
final class KeyRows {
  private KeyRows() {}

  /** The tables that have a primary, unique or foreign key which does not begin with a location. */
  static List<String> beginningOtherwise(Tx tx) throws SQLException {
    return tx.rows(
        """
        SELECT DISTINCT c.relname AS name
        FROM (
          SELECT indrelid AS of, indkey[0] AS first FROM pg_index WHERE indisunique
          UNION ALL
          SELECT conrelid, conkey[1] FROM pg_constraint WHERE contype = 'f') k
        JOIN pg_class c ON c.oid = k.of
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attribute a ON a.attrelid = k.of AND a.attnum = k.first
        WHERE n.nspname = 'comanda' AND a.attname IS DISTINCT FROM 'location_id'
        """,
        row -> row.getString("name"));
  }
}
