package dev.comanda.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.db.Tx;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the writer looks up is found by the primary key, also in tables of which PostgreSQL knows
 * nothing yet: any other index that begins with the location would read all of the location's rows,
 * for each row that is looked up.
 */
class PlansTest {
  private static final String LOOK_UP =
      """
      EXPLAIN SELECT i.seq
      FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS k(location_id, caller, key)
      JOIN idempotency i USING (location_id, caller, key)
      """;

  /** One caller's keys of a busy minute. */
  private static final String KEYS =
      """
      INSERT INTO idempotency (location_id, caller, key, body_hash, seq, at)
      SELECT '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002',
             gen_random_uuid()::text, decode(repeat('00', 32), 'hex'), seq, now()
      FROM generate_series(1, 5000) AS seq
      """;

  @ParameterizedTest
  @CsvSource({"orders", "session", "product", "modifier_group", "guest"})
  void rows_are_found_by_the_primary_key_before_there_are_statistics(String table) {
    try (var postgres = TestPostgres.fresh();
        var database = open(postgres)) {
      var sql = "EXPLAIN SELECT 1 FROM " + table + " WHERE location_id = ? AND id = ?";
      assertThat(plan(database, sql, UUID.randomUUID(), UUID.randomUUID()))
          .contains(table + "_pkey");
    }
  }

  @Test
  void idempotency_keys_are_found_by_the_primary_key_before_there_are_statistics() {
    try (var postgres = TestPostgres.fresh();
        var database = open(postgres)) {
      database.write(tx -> tx.update(KEYS));
      var ids = Tx.ids(Collections.nCopies(256, UUID.randomUUID()));
      var keys = Tx.column("text", Collections.nCopies(256, "k"), key -> key);
      assertThat(plan(database, LOOK_UP, ids, ids, keys)).contains("idempotency_pkey");
    }
  }

  @Test
  void a_waiters_orders_are_found_by_their_own_index_before_there_are_statistics() {
    var sql =
        """
        EXPLAIN SELECT id
        FROM orders
        WHERE location_id = ? AND source = 'waiter' AND placed_by = ?
        ORDER BY business_date DESC, number DESC
        LIMIT 10
        """;
    try (var postgres = TestPostgres.fresh();
        var database = open(postgres)) {
      assertThat(plan(database, sql, UUID.randomUUID(), UUID.randomUUID()))
          .contains("orders_of_waiter")
          .doesNotContain("Sort");
    }
  }

  private static Database open(TestPostgres postgres) {
    return Database.byKeys(postgres.jdbcUrl(), postgres.user(), postgres.password(), 1);
  }

  private static String plan(Database database, String sql, Object... parameters) {
    List<String> lines = database.read(tx -> tx.rows(sql, row -> row.getString(1), parameters));
    return String.join("\n", lines);
  }
}
