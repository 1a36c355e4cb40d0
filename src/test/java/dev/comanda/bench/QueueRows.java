package dev.comanda.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** SQL of who measures queues of others. */
final class QueueRows {
  /** How often it is asked whether all is booked. */
  static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private QueueRows() {}

  static void run(DataSource pool, String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Waits until a query has no row. */
  static void awaitNone(DataSource pool, String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.prepareStatement(sql)) {
      while (true) {
        try (var rows = statement.executeQuery()) {
          if (!rows.next()) {
            return;
          }
        }
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
    }
  }
}
