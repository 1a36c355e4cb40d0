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

  /** Food of 10.01 at 7 % and drinks of 10.00 at 19 %. */
  private static final String ORDERED =
      """
      WITH placed AS (
        INSERT INTO orders (location_id, id, business_date, number, source, session_id, placed_by,
          consumption, state, total, placed_at, hour)
        SELECT id, id, '2026-11-03', 1, 'guest', id, id, 'eat_in', 'placed', 2001, now(), 12
        FROM location)
      INSERT INTO order_line (location_id, order_id, no, product_id, name, names, quantity, unit,
        unit_price, total, tax_class, tax_rate, tax_mode, state)
      SELECT l.id, l.id, no, l.id, 'Some', '{}', 1, 'piece', price, price, 'standard', rate, 'included',
             'ordered'
      FROM location l, (VALUES (1, 1001, 0.07), (2, 1000, 0.19)) AS s(no, price, rate)
      """;

  /** An amount taken back, one handed out, the half of the drinks by itself, the rest. */
  private static final String PAID =
      """
      INSERT INTO payment (location_id, id, number, bill, bill_id, amount, method, items, taxes,
        business_date, paid_at, paid_by, paid_by_name, takes_back, reason, receipt, issued)
      SELECT l.id, ('00000000-0000-0000-0000-00000000010' || n)::uuid, n, 'session', l.id, amount, 'cash',
             items::jsonb, taxes::jsonb, '2026-11-03', now(), l.id, 'Ada',
             CASE n WHEN 2 THEN '00000000-0000-0000-0000-000000000101'::uuid END,
             CASE n WHEN 2 THEN 'wrong' END,
             format('{"number":%s,"lines":[{"total":{"amount":2001}}],"taxes":[],'
               '"total":{"amount":2001,"currency":"EUR"},"amount":{"amount":%s}}', n, amount)::jsonb,
             CASE n WHEN 3 THEN 1 ELSE 0 END
      FROM location l, (VALUES
        (1, 300, '[]', '[]'), (2, -300, '[]', '[]'), (3, 777, '[]', '[]'),
        (4, 500, '[{"order_id":"00000000-0000-0000-0000-000000000001","line":2}]',
         '[{"rate":"0.19","mode":"included","net":{"amount":420,"currency":"EUR"},
            "tax":{"amount":80,"currency":"EUR"},"gross":{"amount":500,"currency":"EUR"}}]'),
        (5, 724, '[]', '[]')) AS p(n, amount, items, taxes)
      """;

  @Test
  void payments_of_before_hold_the_taxes_of_their_bill() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(2)) {
      begin(database, "16");
      database.write(tx -> tx.update(LOCATION));
      database.write(tx -> tx.update(ORDERED));
      database.write(tx -> tx.update(PAID));

      assertThat(Migrations.migrate(database)).isPositive();

      assertThat(
              texts(
                  database,
                  """
                  SELECT one ->> 'rate' || ' ' || sum((one -> 'gross' ->> 'amount')::bigint) || ' '
                    || sum((one -> 'tax' ->> 'amount')::bigint)
                  FROM payment, jsonb_array_elements(taxes) AS one
                  GROUP BY one ->> 'rate' ORDER BY 1
                  """))
          .containsExactly("0.07 1001 65", "0.19 1000 160");
      assertThat(
              texts(database, "SELECT number::text FROM payment WHERE receipt -> 'taxes' = taxes"))
          .containsExactlyInAnyOrder("1", "2", "5");
      assertThat(
              texts(
                  database,
                  "SELECT number::text FROM payment WHERE receipt ->> 'taxes_of' = 'amount'"))
          .containsExactly("5");
    }
  }

  /** Notes how long what writes down the steps may take, wait for others and do nothing. */
  private static final String NOTED =
      """
      CREATE TABLE noted (settings text NOT NULL);
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO comanda.noted
        VALUES (current_setting('statement_timeout') || ' ' || current_setting('lock_timeout') || ' '
          || current_setting('idle_in_transaction_session_timeout'));
        RETURN NEW;
      END $$;
      CREATE TRIGGER noted BEFORE INSERT ON flyway_schema_history FOR EACH ROW EXECUTE FUNCTION note();
      """;

  @Test
  void steps_take_as_long_as_there_are_rows() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(2)) {
      begin(database, "23");
      database.write(tx -> tx.update(NOTED));

      assertThat(Migrations.migrate(database)).isPositive();

      assertThat(texts(database, "SELECT DISTINCT settings FROM noted")).containsExactly("0 10s 0");
    }
  }

  @Test
  void sessions_of_the_first_version_go_on_after_the_last() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(2)) {
      begin(database, "1");
      database.write(tx -> tx.update(LOCATION));
      database.write(tx -> tx.update(SESSIONS));

      assertThat(Migrations.migrate(database)).isPositive();

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

      assertThat(Migrations.migrate(database)).isPositive();

      assertThat(
              texts(database, "SELECT business_date || ' ' || staff_through FROM totals_through"))
          .containsExactly("2026-11-20 2026-11-02");
    }
  }

  static void begin(Database database, String version) {
    database.write(tx -> tx.update("DROP SCHEMA comanda CASCADE"));
    Flyway.configure()
        .dataSource(database.dataSource())
        .schemas("comanda")
        .locations("classpath:dev/comanda/db")
        .target(version)
        .load()
        .migrate();
  }

  static List<String> texts(Database database, String sql) {
    return database.read(tx -> tx.rows(sql, row -> row.getString(1)));
  }
}
