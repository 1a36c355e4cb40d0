package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** How long a statement may take. */
class DatabaseTest {
  private static String timeout(Tx tx) throws SQLException {
    return TestRows.setting(tx, "statement_timeout");
  }

  @Test
  void what_nobody_waits_for_may_take_longer_and_what_comes_after_it_may_not() throws SQLException {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(1)) {
      assertThat(database.patiently(DatabaseTest::timeout)).isEqualTo("10min");
      assertThat(database.read(DatabaseTest::timeout)).isEqualTo("10s");
      try (var connection = database.dataSource().getConnection()) {
        assertThat(connection.getNetworkTimeout()).isEqualTo(12_000);
      }
    }
  }
}
