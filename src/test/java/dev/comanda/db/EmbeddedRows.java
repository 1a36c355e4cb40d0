package dev.comanda.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the tests of the embedded PostgreSQL keep in it. */
final class EmbeddedRows {
  private EmbeddedRows() {}

  static void makeTable(Connection connection) throws SQLException {
    run(connection, "CREATE TABLE kept (n integer PRIMARY KEY)");
  }

  static void keep(Connection connection, int n) throws SQLException {
    run(connection, "INSERT INTO kept (n) VALUES (" + n + ")");
  }

  static List<Integer> kept(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT n FROM kept ORDER BY n")) {
      var numbers = new ArrayList<Integer>();
      while (row.next()) {
        numbers.add(row.getInt(1));
      }
      return numbers;
    }
  }

  static String setting(Connection connection, String name) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT current_setting(?)")) {
      statement.setString(1, name);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Keeps a server process so busy that it does not see its server die. */
  static void beBusy(Connection connection) throws SQLException {
    run(connection, "SELECT count(*) FROM generate_series(1, 1000000000000)");
  }

  static int busy(Connection connection) throws SQLException {
    var sql =
        """
        SELECT count(*) FROM pg_stat_activity
         WHERE state = 'active' AND query LIKE 'SELECT count(*) FROM generate_series%'
        """;
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
