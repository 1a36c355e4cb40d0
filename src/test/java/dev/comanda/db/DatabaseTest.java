package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How long a statement may take, and when none may write. */
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
      try (var connection = database.forMigrations().getConnection()) {
        assertThat(connection.getNetworkTimeout()).isZero();
      }
    }
  }

  @Test
  void what_is_not_worth_more_than_some_time_is_given_up_and_leaves_nothing_behind() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(1)) {
      var little = Duration.ofMillis(50);
      assertThat(database.within(little, DatabaseTest::timeout)).contains("50ms");
      assertThat(database.within(little, tx -> TestRows.sleep(tx, 30))).isEmpty();
      assertThat(database.read(DatabaseTest::timeout)).isEqualTo("10s");
    }
  }

  @Test
  void while_there_is_a_reason_against_it_nothing_is_written_and_all_is_read() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(1)) {
      var reason = new AtomicReference<>(Optional.of(Refused.diskFull()));
      database.heed(reason::get);
      assertThat(database.takesWrites()).isFalse();
      List.<Function<Database.Work<String>, String>>of(database::write, database::patiently)
          .forEach(
              writing ->
                  assertThatThrownBy(() -> writing.apply(DatabaseTest::timeout))
                      .isSameAs(reason.get().orElseThrow()));
      List.<Function<Database.Work<String>, String>>of(
              database::read, database::snapshot, database::glance)
          .forEach(reading -> assertThat(reading.apply(DatabaseTest::timeout)).isEqualTo("10s"));
      reason.set(Optional.empty());
      assertThat(database.write(DatabaseTest::timeout)).isEqualTo("10s");
    }
  }
}
