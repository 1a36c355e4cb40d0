package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
  @Test
  void everyTestGetsADatabaseOfItsOwnWithOurSchema() {
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
  void theSchemaIsTheOneThatTheProgramNeeds() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(2)) {
      assertThat(Migrations.current(database.dataSource())).isTrue();
    }
  }
}
