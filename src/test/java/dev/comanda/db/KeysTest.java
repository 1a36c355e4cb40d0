package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** All that belongs to a location is found by it first, so that data can be spread by location. */
class KeysTest {
  /** Places and people are known before any place is, and some names may stand only once. */
  private static final Set<String> GLOBAL =
      Set.of(
          "location",
          "staff",
          "staff_location",
          "sign_in",
          "refresh_token",
          "device",
          "device_person",
          "second_factor",
          "recovery_code",
          "api_key",
          "setting",
          "database_identity",
          "integration_way",
          "flyway_schema_history");

  @Test
  void every_key_begins_with_the_location_but_in_the_few_tables_that_are_global() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(1)) {
      var others = new TreeSet<>(database.read(KeyRows::beginningOtherwise));
      assertThat(others).isEqualTo(new TreeSet<>(GLOBAL));
    }
  }
}
