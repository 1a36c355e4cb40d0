package dev.comanda.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the writer looks up is found by the primary key, also in tables of which PostgreSQL knows
 * nothing yet: any other index that begins with the location would read all of the location's rows,
 * for each row that is looked up.
 */
class PlansTest {
  @ParameterizedTest
  @CsvSource({
    "orders, id = ?",
    "session, id = ?",
    "product, id = ?",
    "guest, id = ?",
    "idempotency, caller = ? AND key = 'k'"
  })
  void rows_are_found_by_the_primary_key_before_there_are_statistics(String table, String rest) {
    try (var postgres = TestPostgres.fresh();
        var database =
            Database.byKeys(postgres.jdbcUrl(), postgres.user(), postgres.password(), 1)) {
      var sql = "EXPLAIN SELECT 1 FROM " + table + " WHERE location_id = ? AND " + rest;
      var plan =
          database.read(
              tx -> tx.rows(sql, row -> row.getString(1), UUID.randomUUID(), UUID.randomUUID()));
      assertThat(String.join("\n", plan)).contains(table + "_pkey");
    }
  }
}
