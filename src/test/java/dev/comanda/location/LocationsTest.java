package dev.comanda.location;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoApp;
import dev.comanda.http.Client;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocationsTest {
  private final DemoApp demo = new DemoApp();
  private final Client admin = demo.as("admin");
  private final Client waiter = demo.as("waiter");

  @AfterAll
  void close() {
    demo.close();
  }

  @Test
  void a_new_location_is_there_at_once_with_its_log() {
    var made = create("Zum Ochsen").json();
    assertThat(made.get("slug").textValue()).isEqualTo("zum-ochsen");
    assertThat(made.get("version").intValue()).isOne();
    var id = made.get("id").textValue();
    for (var name : List.of("zum-ochsen", id, id.toUpperCase(Locale.ROOT))) {
      assertThat(admin.get("/api/locations/" + name).expect(200).json()).isEqualTo(made);
    }
    var log = admin.get("/api/locations/zum-ochsen/events").expect(200).json();
    assertThat(log.get("data")).isEmpty();
    assertThat(log.get("position").textValue()).endsWith(":0");
  }

  @Test
  void namesakes_get_slugs_of_their_own() {
    assertThat(create("Eck 9").json().get("slug").textValue()).isEqualTo("eck-9");
    assertThat(create("Eck-9").json().get("slug").textValue()).isEqualTo("eck-9-2");
    assertThat(create("居酒屋").json().get("slug").textValue()).isEqualTo("location");
  }

  @Test
  void a_chosen_slug_is_nobody_elses() {
    admin.post("/api/locations", with("slug", "bar")).expect(409, "slug_taken");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | \" \" | /name",
        "name | \"\\u0000\" | /name",
        "name | \"\\n\\t\" | /name",
        "name | 5 | /name",
        "slug | \"Bar\" | /slug",
        "slug | \"a--b\" | /slug",
        "slug | \"01990000-0000-7000-8000-000000000001\" | /slug",
        "currency | \"euro\" | /currency",
        "currency | \"XXX\" | /currency",
        "time_zone | \"Berlin\" | /time_zone",
        "time_zone | \"+02:00\" | /time_zone",
        "day_start | \"24:00\" | /day_start",
        "day_start | \"5:00\" | /day_start",
        "languages | [] | /languages",
        "languages | [\"english\"] | /languages/0",
        "languages | [\"en\",\"en\"] | /languages/1",
        "languages | [\"en\",null] | /languages/1",
        "tax_mode | \"gross\" | /tax_mode",
        "tax_rates | [] | /tax_rates",
        "tax_rates | [null] | /tax_rates/0",
        "tax_rates | [{\"rate\":\"1.5\"}] | /tax_rates/0/rate",
        "tax_rates | [{\"rate\":0.19}] | /tax_rates/0/rate",
        "open_items | \"on\" | /open_items",
        "waiters_set_prices | 1 | /waiters_set_prices",
        "short_id | 7 | /short_id",
      })
  void a_bad_field_is_named(String field, String json, String pointer) {
    var body = new HashMap<String, Object>(body());
    body.put(field, dev.comanda.json.Json.tree(json));
    var answer = admin.post("/api/locations", body).expect(400, "invalid");
    assertThat(pointers(answer.json())).contains(pointer);
  }

  @Test
  void all_bad_fields_are_named_at_once() {
    var answer = admin.post("/api/locations", Map.of("currency", "?")).expect(400, "invalid");
    assertThat(pointers(answer.json()))
        .containsExactly("/name", "/currency", "/time_zone", "/languages");
  }

  @Test
  void a_change_expects_the_version_that_was_seen() {
    var path = "/api/locations/" + create("Versions").json().get("id").textValue();
    var seen = admin.get(path).header("ETag");
    assertThat(seen).isEqualTo("\"1\"");
    var changed = admin.with("If-Match", seen).patch(path, Map.of("name", "Second")).expect(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(changed.json().get("name").textValue()).isEqualTo("Second");
    assertThat(changed.json().get("time_zone").textValue()).isEqualTo("Europe/Berlin");
    admin
        .with("If-Match", seen)
        .patch(path, Map.of("name", "Third"))
        .expect(412, "version_mismatch");
    admin.with("If-Match", "1").patch(path, Map.of("name", "Third")).expect(400, "invalid");
    assertThat(admin.get(path).json()).isEqualTo(changed.json());
  }

  @Test
  void of_two_who_saw_the_same_only_one_changes_it() throws Exception {
    var path = "/api/locations/" + create("Race").json().get("id").textValue();
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var attempts =
          List.<Callable<Integer>>of(
              () -> admin.with("If-Match", "\"1\"").patch(path, Map.of("name", "One")).status(),
              () -> admin.with("If-Match", "\"1\"").patch(path, Map.of("name", "Two")).status());
      for (var attempt : threads.invokeAll(attempts)) {
        statuses.add(attempt.get());
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(200, 412);
  }

  @Test
  void tax_rates_are_replaced_as_a_list_and_every_class_stays_complete() {
    var path = "/api/locations/" + create("Taxes").json().get("id").textValue();
    var rates = new ArrayList<Map<String, String>>();
    for (var taxClass : List.of("standard", "reduced", "zero")) {
      rates.add(rate(taxClass, "eat_in", "0.19", "2026-01-01"));
      rates.add(rate(taxClass, "take_away", "0.07", "2026-01-01"));
    }
    rates.add(rate("standard", "eat_in", "0.2", "2027-01-01"));
    var changed = admin.patch(path, Map.of("tax_rates", rates)).expect(200).json();
    assertThat(changed.get("tax_rates")).hasSize(7);
    assertThat(admin.get(path).json()).isEqualTo(changed);

    // Gone for one consumption, not begun yet, named twice.
    refusedRates(path, rates.subList(1, 7), "incomplete");
    var late = new ArrayList<>(rates);
    late.set(0, rate("standard", "eat_in", "0.19", "2026-11-21"));
    refusedRates(path, late, "incomplete");
    var twice = new ArrayList<>(rates);
    twice.add(rates.getFirst());
    refusedRates(path, twice, "duplicate");
    assertThat(admin.get(path).json()).isEqualTo(changed);
  }

  private void refusedRates(String path, List<Map<String, String>> rates, String code) {
    var answer = admin.patch(path, Map.of("tax_rates", rates)).expect(400, "invalid");
    assertThat(answer.json().get("errors").findValuesAsText("code")).containsOnly(code);
  }

  @Test
  void the_currency_changes_until_something_is_served() {
    var path = "/api/locations/" + create("Harbour").json().get("id").textValue();
    var pounds = admin.patch(path, Map.of("currency", "GBP")).expect(200).json();
    assertThat(pounds.get("currency").textValue()).isEqualTo("GBP");
    assertThat(pointers(admin.patch(path, Map.of("currency", "?")).expect(400, "invalid").json()))
        .containsExactly("/currency");
    admin.post(path + "/sessions", Map.of("name", "Table 1")).expect(201);
    var late = admin.patch(path, Map.of("currency", "EUR")).expect(400, "invalid");
    assertThat(late.json().at("/errors/0/code").textValue()).isEqualTo("in_use");
    admin.patch(path, Map.of("currency", "GBP", "name", "Port")).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slug", "id", "version"})
  void what_never_changes_is_no_field_of_a_change(String field) {
    var answer = admin.patch("/api/locations/bar", Map.of(field, "x")).expect(400, "invalid");
    assertThat(pointers(answer.json())).containsExactly("/" + field);
  }

  @Test
  void only_administrators_make_and_change_locations() {
    for (var client : List.of(waiter, demo.as("manager"), demo.as("kitchen"))) {
      client.post("/api/locations", body()).expect(403, "forbidden");
      client.patch("/api/locations/bar", Map.of("name", "Mine")).expect(403, "forbidden");
      client.get("/api/locations/bar").expect(200);
    }
    demo.nobody().get("/api/locations").expect(401, "authorization_required");
  }

  @Test
  void a_location_that_is_not_theirs_is_not_there_for_others() {
    var id = create("Hidden").json().get("id").textValue();
    waiter.get("/api/locations/" + id).expect(404, "not_found");
    waiter.get("/api/locations/hidden").expect(404, "not_found");
    waiter.get("/api/locations/no-such-place").expect(404, "not_found");
    var theirs = waiter.get("/api/locations").expect(200).json();
    assertThat(theirs.get("data").findValuesAsText("slug"))
        .containsExactly("bistro", "bar", "workshop");
  }

  @Test
  void a_list_comes_in_pages() {
    var first = waiter.get("/api/locations?limit=2").expect(200).json();
    assertThat(first.get("data").findValuesAsText("slug")).containsExactly("bistro", "bar");
    assertThat(first.get("has_more").booleanValue()).isTrue();
    var cursor = first.get("next_cursor").textValue();
    var second = waiter.get("/api/locations?limit=2&cursor=" + cursor).expect(200).json();
    assertThat(second.get("data").findValuesAsText("slug")).containsExactly("workshop");
    assertThat(second.get("has_more").booleanValue()).isFalse();
    assertThat(second.has("next_cursor")).isFalse();
    waiter.get("/api/locations?limit=0").expect(400, "invalid");
    waiter.get("/api/locations?limit=101").expect(400, "invalid");
    waiter.get("/api/locations?cursor=x").expect(400, "invalid");
  }

  private Client.Answer create(String name) {
    return admin.post("/api/locations", with("name", name)).expect(201);
  }

  private static Map<String, Object> with(String field, Object value) {
    var body = new HashMap<>(body());
    body.put(field, value);
    return body;
  }

  private static Map<String, Object> body() {
    return Map.of(
        "name",
        "Somewhere",
        "currency",
        "EUR",
        "time_zone",
        "Europe/Berlin",
        "languages",
        List.of("de", "en"));
  }

  private static Map<String, String> rate(
      String taxClass, String consumption, String rate, String from) {
    return Map.of(
        "tax_class", taxClass, "consumption", consumption, "rate", rate, "valid_from", from);
  }

  private static List<String> pointers(JsonNode problem) {
    return problem.get("errors").findValuesAsText("pointer");
  }
}
