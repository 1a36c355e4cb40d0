package dev.comanda.log.bell;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** LISTEN and NOTIFY, on connections in auto-commit. */
final class DoorbellRows {
  private DoorbellRows() {}

  /** What was rung, and the server's process that rang. */
  record Ring(int process, String text) {}

  /** A ring that a crash takes away is one of those that the poll covers: nobody waits for it. */
  static void prepareToRing(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = off");
    }
  }

  /** Rings with all texts at once. */
  static void ring(Connection connection, List<String> texts) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT pg_notify('comanda_log', t) FROM unnest(?) AS t")) {
      statement.setArray(1, connection.createArrayOf("text", texts.toArray()));
      statement.execute();
    }
  }

  /** The server's process that works for a connection; a ring names it. */
  static int process(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getBackendPID();
  }

  static void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("LISTEN comanda_log");
    }
  }

  /** Waits for rings; none when the time is up. */
  static List<Ring> await(Connection connection, Duration wait) throws SQLException {
    var rings = new ArrayList<Ring>();
    for (var each :
        connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(wait.toMillis()))) {
      rings.add(new Ring(each.getPID(), each.getParameter()));
    }
    return rings;
  }
}
