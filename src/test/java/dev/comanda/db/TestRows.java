package dev.comanda.db;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes and drops the databases of tests. */
final class TestRows {
  private TestRows() {}

  static void create(Connection connection, String name, String template) throws SQLException {
    run(connection, "CREATE DATABASE " + name + " TEMPLATE " + template);
  }

  static void drop(Connection connection, String name) throws SQLException {
    run(connection, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  static void admit(Connection connection, String role, String password) throws SQLException {
    run(connection, "CREATE ROLE " + role + " LOGIN PASSWORD '" + password + "'");
    run(connection, "GRANT USAGE ON SCHEMA comanda TO " + role);
    run(
        connection,
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA comanda TO " + role);
  }

  /** Keeps the server's journal small, where it may lie in memory. */
  static void boundJournal(Connection connection) throws SQLException {
    run(connection, "ALTER SYSTEM SET max_wal_size = '192MB'");
    run(connection, "SELECT pg_reload_conf()");
  }

  /** A setting of PostgreSQL as a transaction sees it. */
  static String setting(Tx tx, String name) throws SQLException {
    return tx.row("SELECT current_setting(?)", row -> row.getString(1), name).orElseThrow();
  }

  /** Takes so many seconds. */
  static String sleep(Tx tx, int seconds) throws SQLException {
    return tx.row("SELECT pg_sleep(?)::text", row -> row.getString(1), seconds).orElse("");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
