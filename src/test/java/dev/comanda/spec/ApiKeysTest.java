package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of programs: made by administrators, shown once, good for what they say and no longer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiKeysTest {
  private static final String KEYS = "/api/api-keys";
  private static final Duration REVOKED_WITHIN = Duration.ofSeconds(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final HandClock clock = new HandClock(Instant.parse("2026-05-31T18:00:00Z"));
  @AutoClose private final Evening evening = new Evening(clock);

  private JsonNode made(String... scopes) {
    return made(Map.of(), scopes);
  }

  private JsonNode made(Map<String, Object> more, String... scopes) {
    var body =
        new HashMap<String, Object>(
            Map.of(
                "name", "Key " + evening.next(),
                "locations", List.of("bistro"),
                "scopes", Arrays.asList(scopes)));
    body.putAll(more);
    return evening.admin.post(KEYS, body).expect(201).json();
  }

  private Client with(JsonNode made) {
    return evening.nobody.as(made.get("key").textValue());
  }

  private JsonNode listed(JsonNode made) {
    for (var each : evening.admin.get(KEYS + "?limit=100").expect(200).json().get("data")) {
      if (each.get("id").equals(made.get("id"))) {
        return each;
      }
    }
    throw new AssertionError("not in the list");
  }

  @Test
  void a_key_is_shown_once_and_begins_with_the_short_id_of_its_location() {
    var made = made("orders:write", "catalog:read", "orders:write");
    assertThat(made.get("key").textValue()).matches("k\\.[0-9a-z]{1,6}\\.[A-Za-z0-9_-]{43}");
    assertThat(made.get("scopes")).hasSize(2);
    assertThat(made.at("/created_by/name").textValue()).isNotEmpty();
    var list = evening.admin.get(KEYS + "?limit=100").expect(200);
    assertThat(list.text()).doesNotContain(made.get("key").textValue());
    assertThat(listed(made).has("key")).isFalse();
    assertThat(listed(made).has("last_used_at")).isFalse();
    with(made).get("/api/locations/bistro/products").expect(200);
    assertThat(listed(made).get("last_used_at").textValue()).isEqualTo(clock.instant().toString());
  }

  @Test
  void a_program_orders_in_its_own_name() {
    var client = with(made("orders:write", "orders:read"));
    var order = Evening.one(evening.product, 1);
    var placed = client.key("1").post("/api/orders", order).expect(201).json();
    assertThat(placed.get("source").textValue()).isEqualTo("api");
    var again = client.key("1").post("/api/orders", order).expect(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    var path = "/api/orders/" + placed.get("id").textValue();
    client.get(path).expect(200);
    client.post(path + "/lines/1/void", Map.of("reason", "spilled")).expect(200);
    client.post(path + "/cancellation", Map.of("reason", "late")).expect(200);
    assertThat(evening.waiter.get(path).expect(200).json().get("placed_by"))
        .isNotEqualTo(evening.waiter.get("/api/auth/verify").json().at("/user/id"));
  }

  @Test
  void a_key_opens_no_screen() {
    var made = made("orders:read", "events:read");
    var token = made.get("key").textValue();
    try (var ear = new Ear(evening.nobody.url(), "/live/locations/bistro", token, null)) {
      assertThat(ear.closeCode()).isEqualTo(4403);
    }
    with(made).get("/api/locations/bistro/events").expect(200);
  }

  @Test
  void a_key_that_works_at_several_places_says_where_it_orders() {
    var client = with(made(Map.of("locations", List.of("bistro", "bar")), "orders:write"));
    var order = new HashMap<>(Evening.one(evening.product, 1));
    assertThat(client.post("/api/orders", order).expect(400, "invalid").text())
        .contains("/location");
    order.put("location", "bistro");
    client.post("/api/orders", order).expect(201);
    order.put("location", "workshop");
    client.post("/api/orders", order).expect(400, "invalid");
  }

  @Test
  void a_program_reads_the_reports_of_its_locations_and_of_everybody_there() {
    evening.waiter.post("/api/orders", Evening.one(evening.product, 1)).expect(201);
    var books = with(made("reports:read"));
    for (var report : List.of("products", "summary", "staff", "hours")) {
      var path = "/api/reports/" + report;
      assertThat(books.get(path).expect(200).json().get("data"))
          .isEqualTo(evening.manager.get(path).json().get("data"));
      books.get(path + "?location=bar").expect(404, "not_found");
    }
    books.with("Accept", "text/csv").get("/api/reports/staff").expect(200);
    books.get("/api/reports/preparation?start_date=2026-01-01&end_date=2026-12-31").expect(200);
    var wei = evening.waiter.get("/api/auth/verify").json().at("/user/id").textValue();
    assertThat(books.get("/api/reports/products?waiter=" + wei).expect(200).json().get("data"))
        .isNotEmpty();
    books.get("/api/orders").expect(403, "forbidden");
    with(made("orders:read")).get("/api/reports/products").expect(403, "forbidden");
    var both = with(made(Map.of("locations", List.of("bistro", "bar")), "reports:read"));
    both.get("/api/reports/products").expect(400, "invalid");
    both.get("/api/reports/products?location=bar").expect(200);
  }

  @Test
  void a_key_is_good_for_what_it_says_and_nowhere_else() {
    var reader = with(made("catalog:read"));
    reader.get("/api/locations/bistro/products").expect(200);
    reader.get("/api/locations/bar/products").expect(404, "not_found");
    reader.post("/api/orders", Evening.one(evening.product, 1)).expect(403, "forbidden");
    reader.get("/api/locations/bistro/panel").expect(403, "forbidden");
    reader.get(KEYS).expect(403, "forbidden");
    evening.manager.get(KEYS).expect(403, "forbidden");
    evening.manager.post(KEYS, Map.of()).expect(403, "forbidden");
  }

  @Test
  void a_key_that_is_revoked_ends_here_at_once_and_at_every_node_within_five_seconds() {
    try (var other = evening.app.beside();
        var there = Client.of(other.url(), evening.nobody.contract())) {
      var made = made("catalog:read");
      var far = there.as(made.get("key").textValue());
      var path = "/api/locations/bistro/products";
      far.get(path).expect(200);
      with(made).get(path).expect(200);
      evening.admin.delete(KEYS + "/" + made.get("id").textValue()).expect(204);
      long revoked = System.nanoTime();
      with(made).get(path).expect(401, "token_invalid");
      while (far.get(path).status() == 200) {
        assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(REVOKED_WITHIN);
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
      far.get(path).expect(401, "token_invalid");
      assertThat(listed(made).get("revoked_at").textValue()).isEqualTo(clock.instant().toString());
      evening.admin.delete(KEYS + "/" + made.get("id").textValue()).expect(204);
    }
  }

  @Test
  void a_key_with_an_end_is_good_until_then() {
    var end = clock.instant().plus(Duration.ofMinutes(1)).toString();
    var made = made(Map.of("expires_at", end), "catalog:read");
    assertThat(made.get("expires_at").textValue()).isEqualTo(end);
    with(made).get("/api/locations/bistro").expect(200);
    clock.pass(Duration.ofMinutes(1));
    with(made).get("/api/locations/bistro").expect(401, "token_expired");
  }

  @Test
  void two_keys_in_use_never_have_one_name() {
    var made = made(Map.of("name", "Till"), "catalog:read");
    var same =
        Map.of("name", "TILL", "locations", List.of("bar"), "scopes", List.of("orders:read"));
    evening.admin.post(KEYS, same).expect(409, "key_name_taken");
    evening.admin.delete(KEYS + "/" + made.get("id").textValue()).expect(204);
    evening.admin.post(KEYS, same).expect(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /name",
        "{\"name\":\" \",\"locations\":[\"bistro\"],\"scopes\":[\"orders:read\"]} | /name",
        "{\"name\":\"a\\u0000b\",\"locations\":[\"bistro\"],\"scopes\":[\"orders:read\"]} | /name",
        "{\"name\":\"x\",\"locations\":[],\"scopes\":[\"orders:read\"]} | /locations",
        "{\"name\":\"x\",\"locations\":[null],\"scopes\":[\"orders:read\"]} | /locations/0",
        "{\"name\":\"x\",\"locations\":[\"nowhere\"],\"scopes\":[\"orders:read\"]} | /locations/0",
        "{\"name\":\"x\",\"locations\":[\"bistro\"],\"scopes\":[]} | /scopes",
        "{\"name\":\"x\",\"locations\":[\"bistro\"],\"scopes\":[null]} | /scopes/0",
        "{\"name\":\"x\",\"locations\":[\"bistro\"],\"scopes\":[\"everything\"]} | /scopes/0",
        "{\"name\":\"x\",\"locations\":[\"bistro\"],\"scopes\":[\"orders:read\"],"
            + "\"expires_at\":\"2020-01-01T00:00:00Z\"} | /expires_at",
        "{\"name\":\"x\",\"locations\":[\"bistro\"],\"scopes\":[\"orders:read\"],"
            + "\"expires_at\":\"+999999999-01-01T00:00:00Z\"} | /expires_at"
      })
  void what_makes_no_key_is_refused_by_name(String body, String pointer) {
    var refused = evening.admin.post(KEYS, body).expect(400, "invalid").json();
    assertThat(refused.get("errors").findValuesAsText("pointer")).contains(pointer);
  }

  @Test
  void unknown_keys_are_slowed_down_and_right_ones_are_not() {
    try (var own = new Evening(clock)) {
      var body =
          Map.of("name", "x", "locations", List.of("bistro"), "scopes", List.of("catalog:read"));
      var made = own.admin.post(KEYS, body).expect(201).json();
      var right = own.nobody.as(made.get("key").textValue());
      var wrong = own.nobody.as("k.1." + "x".repeat(43));
      own.nobody.as("k.1.x").get("/api/locations/bistro").expect(401, "token_invalid");
      IntStream.range(0, 59)
          .forEach(i -> wrong.get("/api/locations/bistro").expect(401, "token_invalid"));
      wrong.get("/api/locations/bistro").expect(429, "too_many");
      right.get("/api/locations/bistro").expect(200);
      own.nobody.get("/api/join/1-aaaaaaaaaa").expect(404, "not_found");
    }
  }
}
