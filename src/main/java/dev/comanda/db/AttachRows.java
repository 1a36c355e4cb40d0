package dev.comanda.db;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** Asks a running server which one it is. */
final class AttachRows {
  private static final int WAIT_SECONDS = 5;

  private AttachRows() {}

  /** The data folder of the server on a port that takes our password; empty when none does. */
  static Optional<String> dataFolder(int port, String password) {
    var url =
        EmbeddedPostgres.jdbcUrl(port)
            + ("?loginTimeout=" + WAIT_SECONDS + "&socketTimeout=" + WAIT_SECONDS);
    try (var connection = DriverManager.getConnection(url, Cluster.NAME, password);
        var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW data_directory")) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      return Optional.empty();
    }
  }
}
