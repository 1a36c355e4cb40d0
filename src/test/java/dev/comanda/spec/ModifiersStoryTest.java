package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Client;
import dev.comanda.ops.Invariants;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is chosen with a product is checked, priced and fixed when it is ordered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModifiersStoryTest {
  private static final String BISTRO = "/api/locations/bistro";

  private final Evening evening = new Evening(Clock.systemUTC());
  private final Evening.Table table = evening.table();
  private final JsonNode menu = table.guest().get("/api/guest/menu?lang=en").expect(200).json();
  private final JsonNode burger = item("Linden burger");

  @AfterAll
  void close() {
    evening.close();
  }

  private JsonNode item(String name) {
    for (var each : menu.get("categories").findValues("products")) {
      for (var product : each) {
        if (product.get("name").textValue().equals(name)) {
          return product;
        }
      }
    }
    throw new IllegalStateException(name);
  }

  private String modifier(String name) {
    for (var group : menu.get("modifier_groups")) {
      for (var each : group.get("modifiers")) {
        if (each.get("name").textValue().equals(name)) {
          return each.get("id").textValue();
        }
      }
    }
    throw new IllegalStateException(name);
  }

  private Client.Answer order(JsonNode product, double quantity, Object modifiers) {
    var line =
        Map.of(
            "product_id",
            product.get("id").textValue(),
            "quantity",
            quantity,
            "modifiers",
            modifiers);
    return table
        .guest()
        .key(UUID.randomUUID().toString())
        .post("/api/guest/orders", Map.of("lines", List.of(line)));
  }

  private static void refused(Client.Answer answer, String pointer, String code) {
    assertThat(answer.expect(400, "invalid").json().at("/errors/0/pointer").textValue())
        .isEqualTo(pointer);
    assertThat(answer.json().at("/errors/0/code").textValue()).isEqualTo(code);
  }

  @Test
  void the_menu_has_each_group_once_and_products_name_theirs() {
    assertThat(menu.get("modifier_groups")).hasSize(3);
    assertThat(burger.get("modifier_groups")).hasSize(2);
    var german = table.guest().get("/api/guest/menu?lang=de").json();
    assertThat(german.at("/modifier_groups/0/modifiers/0/name").textValue()).isEqualTo("Blutig");
  }

  @Test
  void a_line_costs_what_was_chosen_with_it() {
    var chosen = List.of(modifier("Bacon"), modifier("Medium"), modifier("Double cheddar"));
    var order = order(burger, 2, chosen).expect(201).json();
    assertThat(order.at("/lines/0/unit_price/amount").longValue()).isEqualTo(1790 + 200 + 150);
    assertThat(order.at("/total/amount").longValue()).isEqualTo(2 * (1790 + 200 + 150));
    // In the order in which the product asks, whatever the order they were sent in.
    assertThat(order.at("/lines/0/modifiers").findValuesAsText("name"))
        .containsExactly("Medium", "Double cheddar", "Bacon");
    var read = evening.waiter.get("/api/orders/" + order.get("id").textValue()).expect(200).json();
    assertThat(read.get("lines")).isEqualTo(order.get("lines"));
    var seen = table.guest().get("/api/guest/session").expect(200).json();
    assertThat(seen.get("orders").findValue("modifiers")).isNotEmpty();
  }

  @Test
  void what_must_be_chosen_is_asked_for() {
    refused(order(burger, 1, List.of()), "/lines/0/modifiers", "too_few");
    var withoutAny = Evening.one(burger.get("id").textValue(), 1);
    var answer = table.guest().key("none").post("/api/guest/orders", withoutAny);
    refused(answer, "/lines/0/modifiers", "too_few");
    refused(
        order(burger, 1, List.of(modifier("Medium"), modifier("Rare"))),
        "/lines/0/modifiers",
        "too_many");
    var all =
        List.of(
            modifier("Rare"),
            modifier("Bacon"),
            modifier("Double cheddar"),
            modifier("Sweet potato fries"));
    refused(order(burger, 1, all), "/lines/0/modifiers", "too_many");
  }

  @Test
  void what_cannot_be_chosen_is_named() {
    var soup = item("Tomato soup");
    refused(order(soup, 1, List.of(modifier("Bacon"))), "/lines/0/modifiers/0", "unknown");
    var steak = item("Steak frites");
    refused(
        order(steak, 1, List.of(modifier("Rare"), modifier("Bacon"))),
        "/lines/0/modifiers/1",
        "unknown");
    refused(
        order(steak, 1, List.of(modifier("Rare"), UUID.randomUUID().toString())),
        "/lines/0/modifiers/1",
        "unknown");
    var rare = modifier("Rare");
    refused(order(steak, 1, List.of(rare, rare)), "/lines/0/modifiers/1", "doubled");
    refused(order(steak, 1, List.of("rare")), "/lines/0/modifiers/0", "type");
    refused(order(steak, 1, rare), "/lines/0/modifiers", "type");
    refused(order(steak, 1, Collections.nCopies(51, rare)), "/lines/0/modifiers", "too_many");
    assertThat(order(steak, 1, Collections.singletonList(null)).status()).isEqualTo(400);
  }

  @Test
  void a_change_of_the_group_touches_no_past_line_and_counts_at_once() {
    var latte = item("Latte macchiato");
    var oat = modifier("Oat milk");
    var before = order(latte, 1, List.of(oat)).expect(201).json();
    var group = latte.at("/modifier_groups/0").textValue();
    var path = BISTRO + "/modifiers/" + group;
    var dearer =
        Map.of(
            "id",
            oat,
            "names",
            Map.of("en", "Oat drink"),
            "price",
            Map.of("amount", 90, "currency", "EUR"));
    evening.manager.patch(path, Map.of("modifiers", List.of(dearer), "max", 1)).expect(200);
    var after = order(latte, 1, List.of(oat)).expect(201).json();
    assertThat(after.at("/total/amount").longValue()).isEqualTo(430 + 90);
    assertThat(after.at("/lines/0/modifiers/0/name").textValue()).isEqualTo("Oat drink");
    var path1 = "/api/orders/" + before.get("id").textValue();
    assertThat(evening.waiter.get(path1).json().get("lines")).isEqualTo(before.get("lines"));

    var gone = Map.of("id", oat, "names", Map.of("en", "Oat drink"), "available", false);
    evening.manager.patch(path, Map.of("modifiers", List.of(gone))).expect(200);
    var refused = order(latte, 1, List.of(oat)).expect(409, "product_unavailable");
    assertThat(refused.json().at("/errors/0/pointer").textValue())
        .isEqualTo("/lines/0/modifiers/0");
    order(latte, 1, List.of()).expect(201);
  }

  @Test
  void a_voided_line_takes_its_modifiers_along() throws Exception {
    var chosen = List.of(modifier("Rare"));
    var order = order(item("Steak frites"), 1, chosen).expect(201).json();
    var path = "/api/orders/" + order.get("id").textValue() + "/lines/1/void";
    var voided = evening.waiter.post(path, Map.of("reason", "cold")).expect(200).json();
    assertThat(voided.at("/total/amount").longValue()).isZero();
    assertThat(voided.at("/lines/0/modifiers/0/name").textValue()).isEqualTo("Rare");
    assertThat(Invariants.check(evening.app.database()).holds()).isTrue();
  }
}
