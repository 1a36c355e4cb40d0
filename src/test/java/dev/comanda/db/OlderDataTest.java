package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What stands in a database of an older version is still there after all later steps. */
class OlderDataTest {
  private static final String LOCATION =
      """
      INSERT INTO location (id, slug, name, currency, time_zone, day_start, languages, tax_mode, created_at)
      VALUES ('00000000-0000-0000-0000-000000000001', 'bar', 'Bar', 'EUR', 'Europe/Berlin', '05:00',
              '{en}', 'included', now())
      """;

  private static final String SESSIONS =
      """
      INSERT INTO session (location_id, id, code, name, state, opened_at, opened_by, closed_at, closed_by)
      SELECT '00000000-0000-0000-0000-000000000001', gen_random_uuid(), code, 'Table 2', state, now(),
             gen_random_uuid(), closed_at, CASE state WHEN 'closed' THEN gen_random_uuid() END
      FROM (VALUES ('a', 'opened', NULL::timestamptz), ('b', 'closed', now())) AS s(code, state, closed_at)
      """;

  private static final String ADDED_UP =
      """
      WITH placed AS (
        INSERT INTO orders (location_id, id, business_date, number, source, placed_by, consumption, state,
          total, placed_at, hour)
        SELECT id, gen_random_uuid(), '2026-11-03', 1, 'waiter', gen_random_uuid(), 'eat_in', 'placed', 0,
               now(), 12
        FROM location)
      INSERT INTO totals_through (location_id, business_date)
      SELECT id, '2026-11-20'
      FROM location
      """;

  @Test
  void sessions_of_the_first_version_go_on_after_the_last() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(2)) {
      begin(database, "1");
      database.write(tx -> tx.update(LOCATION));
      database.write(tx -> tx.update(SESSIONS));

      assertThat(Migrations.migrate(database.dataSource())).isPositive();

      assertThat(texts(database, "SELECT state FROM session WHERE spot_id IS NULL ORDER BY code"))
          .containsExactly("opened", "closed");
      assertThat(texts(database, "SELECT spot_admission FROM location")).containsExactly("ask");
    }
  }

  @Test
  void totals_of_waiters_begin_before_the_first_order() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(2)) {
      begin(database, "14");
      database.write(tx -> tx.update(LOCATION));
      database.write(tx -> tx.update(ADDED_UP));

      assertThat(Migrations.migrate(database.dataSource())).isPositive();

      assertThat(
              texts(database, "SELECT business_date || ' ' || staff_through FROM totals_through"))
          .containsExactly("2026-11-20 2026-11-02");
    }
  }

  private static void begin(Database database, String version) {
    database.write(tx -> tx.update("DROP SCHEMA comanda CASCADE"));
    Flyway.configure()
        .dataSource(database.dataSource())
        .schemas("comanda")
        .locations("classpath:dev/comanda/db")
        .target(version)
        .load()
        .migrate();
  }

  private static List<String> texts(Database database, String sql) {
    return database.read(tx -> tx.rows(sql, row -> row.getString(1)));
  }
}
