package dev.comanda.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoApp;
import dev.comanda.http.Client;
import dev.comanda.json.Json;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModifiersTest {
  private static final String BAR = "/api/locations/bar";
  private static final String MODIFIERS = BAR + "/modifiers";
  private static final String PRODUCTS = BAR + "/products";

  private final DemoApp demo = new DemoApp();
  private final Client manager = demo.as("manager");

  @AfterAll
  void close() {
    demo.close();
  }

  private static Map<String, Object> gin() {
    return Map.of(
        "names",
        Map.of("en", "Gin", "de", "Gin"),
        "min",
        1,
        "max",
        1,
        "modifiers",
        List.of(
            Map.of("names", Map.of("en", "House gin")),
            Map.of(
                "names",
                Map.of("en", "Old Tom", "de", "Alter Tom"),
                "price",
                Map.of("amount", 250, "currency", "EUR"))));
  }

  private JsonNode lastEvent() {
    var events = manager.get(BAR + "/events?limit=1000").expect(200).json().get("data");
    return events.get(events.size() - 1);
  }

  @Test
  void a_new_group_is_in_the_log_as_a_whole() {
    var made = manager.post(MODIFIERS, gin()).expect(201);
    var group = made.json();
    assertThat(group.at("/modifiers/0/price/amount").longValue()).isZero();
    assertThat(group.at("/modifiers/1/available").booleanValue()).isTrue();
    assertThat(manager.get(made.header("Location")).expect(200).json()).isEqualTo(group);
    var event = lastEvent();
    assertThat(event.get("type").textValue()).isEqualTo("modifiers.changed");
    assertThat(event.get("data")).isEqualTo(group);
    var german = manager.get(made.header("Location") + "?lang=de").json();
    assertThat(german.at("/modifiers/1/name").textValue()).isEqualTo("Alter Tom");
    assertThat(german.at("/modifiers/0/name").textValue()).isEqualTo("House gin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "names | {} | /names",
        "names | {\"fr\":\"Gin\"} | /names",
        "names | {\"en\":\"a\\u0000b\"} | /names/en",
        "min | -1 | /min",
        "min | 2 | /min",
        "min | 1.5 | /min",
        "max | 0 | /max",
        "max | 3 | /max",
        "max | \"1\" | /max",
        "sort | -1 | /sort",
        "modifiers | [] | /modifiers",
        "modifiers | [null] | /modifiers/0",
        "modifiers | [{}] | /modifiers/0/names",
        "modifiers | {} | /modifiers",
        "modifiers | [{\"names\":{\"en\":\"\"}}] | /modifiers/0/names/en",
        "modifiers | [{\"names\":{\"en\":\"a\"},\"price\":5}] | /modifiers/0/price",
        "modifiers | [{\"names\":{\"en\":\"a\"},\"price\":{\"amount\":-1,\"currency\":\"EUR\"}}]"
            + " | /modifiers/0/price/amount",
        "modifiers | [{\"names\":{\"en\":\"a\"},\"price\":{\"amount\":1,\"currency\":\"USD\"}}]"
            + " | /modifiers/0/price/currency",
        "modifiers | [{\"names\":{\"en\":\"a\"},\"id\":\"01990000-0000-7000-8000-000000000001\"}]"
            + " | /modifiers/0/id",
        "id | \"x\" | /id",
      })
  void a_bad_field_is_named_and_nothing_is_made(String field, String json, String pointer) {
    var body = new HashMap<>(gin());
    body.remove(field);
    var text = Json.text(body);
    var sent = text.substring(0, text.length() - 1) + ",\"" + field + "\":" + json + "}";
    var before = lastEvent();
    var answer = manager.post(MODIFIERS, sent).expect(400, "invalid");
    assertThat(answer.json().get("errors").findValuesAsText("pointer")).contains(pointer);
    assertThat(lastEvent()).isEqualTo(before);
  }

  @Test
  void a_group_has_at_most_fifty_modifiers() {
    var body = new HashMap<>(gin());
    body.put("modifiers", Collections.nCopies(51, Map.of("names", Map.of("en", "x"))));
    manager.post(MODIFIERS, body).expect(400, "invalid");
  }

  @Test
  void a_modifier_that_stays_keeps_its_id() {
    var made = manager.post(MODIFIERS, gin()).expect(201).json();
    var path = MODIFIERS + "/" + made.get("id").textValue();
    var kept = made.at("/modifiers/1/id").textValue();
    var tom = Map.of("id", kept, "names", Map.of("en", "Old Tom gin"), "available", false);
    var dry = Map.of("names", Map.of("en", "Dry gin"));
    var changed = manager.patch(path, Map.of("modifiers", List.of(tom, dry))).expect(200).json();
    assertThat(changed.at("/modifiers/0/id").textValue()).isEqualTo(kept);
    assertThat(changed.at("/modifiers/0/available").booleanValue()).isFalse();
    assertThat(changed.at("/modifiers/1/id").textValue())
        .isNotIn(kept, made.at("/modifiers/0/id").textValue());
    assertThat(changed.get("min")).isEqualTo(made.get("min"));
    manager.patch(path, Map.of("modifiers", List.of(tom, tom))).expect(400, "invalid");
    manager.patch(path, Map.of("max", 3)).expect(400, "invalid");
    manager.with("If-Match", "\"1\"").patch(path, Map.of("sort", 1)).expect(412);
  }

  @Test
  void a_product_has_groups_of_its_location_each_once() {
    var group = manager.post(MODIFIERS, gin()).expect(201).json().get("id").textValue();
    var elsewhere = manager.get("/api/locations/bistro/modifiers").json().at("/data/0/id");
    var product = PRODUCTS + "/" + manager.get(PRODUCTS).json().at("/data/0/id").textValue();
    for (var wrong :
        List.of(
            List.of(group, group),
            List.of(elsewhere.textValue()),
            List.of(UUID.randomUUID().toString()),
            Collections.nCopies(21, group))) {
      var answer =
          manager.patch(product, Map.of("modifier_groups", wrong)).expect(400, "invalid").json();
      assertThat(answer.at("/errors/0/pointer").textValue()).startsWith("/modifier_groups");
    }
    manager.patch(product, "{\"modifier_groups\":[null]}").expect(400, "invalid");
    var changed = manager.patch(product, Map.of("modifier_groups", List.of(group))).expect(200);
    assertThat(changed.json().at("/modifier_groups/0").textValue()).isEqualTo(group);
    assertThat(lastEvent().get("data")).isEqualTo(changed.json());
    manager.delete(MODIFIERS + "/" + group).expect(409, "modifiers_in_use");
    manager.patch(product, Map.of("modifier_groups", List.of())).expect(200);
    manager.delete(MODIFIERS + "/" + group).expect(204);
    assertThat(lastEvent().at("/data/deleted").booleanValue()).isTrue();
    manager.get(MODIFIERS + "/" + group).expect(404, "not_found");
  }

  @Test
  void only_managers_change_them() {
    for (var who : List.of("waiter", "kitchen")) {
      demo.as(who).post(MODIFIERS, gin()).expect(403, "forbidden");
      demo.as(who).get(MODIFIERS).expect(200);
    }
  }
}
