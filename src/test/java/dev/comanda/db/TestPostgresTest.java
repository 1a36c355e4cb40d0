package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
  @Test
  void every_test_gets_a_database_of_its_own_with_our_schema() {
    try (var one = TestPostgres.fresh();
        var other = TestPostgres.fresh();
        var first = one.open(1);
        var second = other.open(1)) {
      first.write(tx -> tx.update("INSERT INTO setting (name, value) VALUES ('a', 'b')"));

      assertThat(names(first)).containsExactly("a");
      assertThat(names(second)).isEmpty();
    }
  }

  private static List<String> names(Database database) {
    return database.read(tx -> tx.rows("SELECT name FROM setting", row -> row.getString(1)));
  }

  @Test
  void the_schema_is_the_one_that_the_program_needs() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(2)) {
      assertThat(Migrations.current(database.dataSource())).isTrue();
    }
  }

  @Test
  void a_database_of_a_newer_program_is_left_alone() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(2)) {
      database.write(
          tx ->
              tx.update(
                  """
                  INSERT INTO flyway_schema_history (installed_rank, version, description, type,
                    script, checksum, installed_by, execution_time, success)
                  VALUES (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'x', 1, true)
                  """));
      assertThatThrownBy(() -> Migrations.current(database.dataSource()))
          .isInstanceOf(Migrations.TooNew.class)
          .hasMessageContaining("9999");
      assertThatThrownBy(() -> Migrations.migrate(database)).isInstanceOf(Migrations.TooNew.class);
    }
  }
}
