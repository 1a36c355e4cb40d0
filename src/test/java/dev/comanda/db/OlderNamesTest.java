package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names of an older database that are the same by now: all stay, the younger ones are numbered. */
class OlderNamesTest {
  private static final String LOCATION =
      """
      INSERT INTO location (id, slug, name, currency, time_zone, day_start, languages, tax_mode, created_at)
      VALUES ('00000000-0000-0000-0000-000000000001', 'bar', 'Bar', 'EUR', 'Europe/Berlin', '05:00',
              '{en}', 'included', now())
      """;

  /** One name as a till, a phone and a keyboard with wide letters write it; the youngest first. */
  private static final String SAME =
      """
      FROM location l, (VALUES ('1', '00000000-0000-0000-0000-000000000011'::uuid, '\u00C9clair@x'),
                               ('2', '00000000-0000-0000-0000-000000000012', 'e\u0301clair@x'),
                               ('3', '00000000-0000-0000-0000-000000000013', '\uFF45\u0301clair@x'))
        AS same(n, id, name)
      ORDER BY n DESC
      """;

  /** Where names must differ; staff first, who made the keys. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "staff",
              "email",
              """
              INSERT INTO staff (id, email, name, role, default_location, created_at)
              SELECT same.id, same.name, 'Ada', 'waiter', l.id, now()
              """),
          new Kind(
              "api_key",
              "name",
              """
              INSERT INTO api_key (id, key_hash, name, locations, scopes, created_by, created_at)
              SELECT same.id, sha256(n::bytea), same.name, ARRAY[l.id], '{orders:read}', same.id, now()
              """),
          new Kind(
              "open_item",
              "name",
              "INSERT INTO open_item (location_id, id, name) SELECT l.id, same.id, same.name "),
          new Kind(
              "spot",
              "name",
              "INSERT INTO spot (location_id, id, name, code) SELECT l.id, same.id, same.name, n "),
          new Kind(
              "session",
              "name",
              """
              INSERT INTO session (location_id, id, code, name, state, opened_at, opened_by)
              SELECT l.id, same.id, n, same.name, 'opened', now(), same.id
              """));

  private static final String CATEGORY =
      """
      INSERT INTO category (location_id, id, names, sort) SELECT id, id, '{"en": "Cakes"}', 1 FROM location
      """;

  private static final String PRODUCTS =
      """
      INSERT INTO product (location_id, id, sku, names, descriptions, category_id, price, tax_class, unit,
        quantity_step, sort)
      SELECT l.id, same.id, n, jsonb_build_object('en', same.name), '{}', l.id, 100, 'standard', 'piece', 1, 1
      """;

  /** A table whose names in a column must differ, and how it was filled before. */
  private record Kind(String table, String column, String insert) {
    String keys() {
      return "SELECT %2$s || ': ' || %2$s_key FROM %1$s ORDER BY id".formatted(table, column);
    }
  }

  @Test
  void names_that_are_the_same_by_now_all_stay_and_the_younger_ones_are_numbered() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(2)) {
      OlderDataTest.begin(database, "22");
      database.write(tx -> tx.update(LOCATION));
      KINDS.forEach(kind -> database.write(tx -> tx.update(kind.insert() + SAME)));
      database.write(tx -> tx.update(CATEGORY));
      database.write(tx -> tx.update(PRODUCTS + SAME));

      assertThat(Migrations.migrate(database)).isPositive();

      for (var kind : KINDS) {
        assertThat(OlderDataTest.texts(database, kind.keys()))
            .as(kind.table())
            .containsExactly(
                "\u00C9clair@x: \u00E9clair@x",
                "e\u0301clair@x: \u00E9clair@x (2)",
                "\uFF45\u0301clair@x: \u00E9clair@x (3)");
      }
      // Two dishes may have one name.
      assertThat(
              OlderDataTest.texts(database, "SELECT name_keys ->> 'en' FROM product ORDER BY id"))
          .containsOnly("\u00E9clair@x")
          .hasSize(3);
    }
  }
}
