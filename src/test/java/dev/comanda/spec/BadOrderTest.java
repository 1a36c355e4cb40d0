package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Client;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A broken or hostile order gets a refusal that names what is wrong, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadOrderTest {
  private static final String PRODUCTS = "/api/locations/bistro/products";

  private final Evening evening = new Evening(Clock.systemUTC());
  private final Evening.Table table = evening.table();
  private final String oil = evening.product("workshop", "litre");
  private JsonNode before = panel();

  @BeforeEach
  void look() {
    before = panel();
  }

  @AfterEach
  void nothing_changed() {
    assertThat(panel()).isEqualTo(before);
  }

  @AfterAll
  void close() {
    evening.close();
  }

  private JsonNode panel() {
    return evening.waiter.get("/api/locations/bistro/panel").json();
  }

  private Client.Answer order(Object body) {
    return table.guest().key(UUID.randomUUID().toString()).post("/api/guest/orders", body);
  }

  private static void names(Client.Answer answer, String pointer) {
    assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense",
        "{\"lines\":[}",
        "{\"lines\":[]} trailing",
        "{\"lines\":[],\"lines\":[]}",
        "{\"lines\":[{\"quantity\":12345678901234567890123456789012345678901234567890}]}"
      })
  void what_is_no_json_is_malformed(String body) {
    order(body).expect(400, "malformed");
  }

  @Test
  void deep_nesting_is_refused() {
    order("[".repeat(5000) + "]".repeat(5000)).expect(400);
    order("{\"lines\":" + "[".repeat(5000) + "]".repeat(5000) + "}").expect(400);
    order("{\"lines\":[{\"note\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5002)).expect(400);
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    order("{\"lines\":\"" + "x".repeat(70_000) + "\"}").expect(413, "too_large");
  }

  @Test
  void another_type_than_json_is_refused() {
    table
        .guest()
        .key("t")
        .with("Content-Type", "text/plain")
        .post("/api/guest/orders", "{}")
        .expect(415, "unsupported_media_type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"lines\":5}|/lines",
        "{\"lines\":{}}|/lines",
        "{\"lines\":null}|/lines",
        "{\"lines\":[]}|/lines",
        "{\"lines\":[null]}|/lines/0",
        "{\"lines\":[7]}|/lines/0",
        "{\"lines\":[{}]}|/lines/0/product_id",
        "{\"lines\":[{\"product_id\":7,\"quantity\":1}]}|/lines/0/product_id",
        "{\"lines\":[{\"product_id\":\"gin\",\"quantity\":1}]}|/lines/0/product_id",
        "{\"lines\":[{\"quantity\":\"1\"}]}|/lines/0/quantity",
        "{\"lines\":[{\"quantity\":1e99999999999}]}|/lines/0/quantity",
        "{\"lines\":[{\"quantity\":true}]}|/lines/0/quantity",
        "{\"lines\":[{\"price\":1}]}|/lines/0/price",
        "{\"total\":0}|/total",
        "{\"lines\":[{\"note\":\"a\\u0000b\"}]}|/lines/0/note",
        "{\"lines\":[{\"note\":\"\\ud800\"}]}|/lines/0/note",
        "{\"lines\":[{\"note\":7}]}|/lines/0/note",
        "{\"consumption\":\"outside\"}|/consumption",
        "{\"consumption\":1}|/consumption"
      })
  void a_field_of_the_wrong_kind_is_named(String body, String pointer) {
    names(order(body).expect(400, "invalid"), pointer);
  }

  @ParameterizedTest
  @CsvSource({
    "0,out_of_bounds",
    "-1,out_of_bounds",
    "0.5,quantity_step",
    "1.0001,too_fine",
    "100001,out_of_bounds",
    "1e30,out_of_bounds",
    "1e-30,too_fine"
  })
  void a_quantity_that_cannot_be_sold_is_named(String quantity, String why) {
    var body =
        "{\"lines\":[{\"product_id\":\"%s\",\"quantity\":%s}]}"
            .formatted(evening.product, quantity);
    var answer = order(body).expect(400, "invalid");
    names(answer, "/lines/0/quantity");
    assertThat(answer.json().at("/errors/0/code").textValue()).isEqualTo(why);
  }

  @Test
  void oil_is_sold_by_the_tenth_of_a_litre() {
    var order = new HashMap<>(Evening.one(oil, 4.75));
    order.put("location", "workshop");
    names(evening.waiter.post("/api/orders", order).expect(400, "invalid"), "/lines/0/quantity");
    order.putAll(Evening.one(oil, 4.7));
    evening.waiter.post("/api/orders", order).expect(201);
  }

  @Test
  void more_lines_than_anybody_orders_at_once_are_refused() {
    var line = Map.of("product_id", evening.product, "quantity", 1);
    var many = Map.of("lines", Collections.nCopies(101, line));
    names(order(many).expect(400, "invalid"), "/lines");
  }

  @Test
  void a_sum_that_is_too_large_is_refused() {
    var dear = made("Dearest of all", 1_000_000_000);
    for (int lines : List.of(1, 100)) {
      var line = Map.of("product_id", dear, "quantity", 100_000);
      var body = Map.of("location", "bistro", "lines", Collections.nCopies(lines, line));
      var sum = evening.waiter.post("/api/orders", body).expect(400, "invalid");
      names(sum, "/lines");
      assertThat(sum.json().at("/errors/0/code").textValue()).isEqualTo("total");
    }
  }

  @Test
  void unknown_and_foreign_and_retired_products_are_named() {
    for (var product : List.of(UUID.randomUUID().toString(), oil, retired())) {
      names(order(Evening.one(product, 1)).expect(400, "invalid"), "/lines/0/product_id");
    }
  }

  private String retired() {
    var id = made("Yesterday's soup", 500);
    evening.manager.delete(PRODUCTS + "/" + id).expect(204);
    before = panel();
    return id;
  }

  private String made(String name, long price) {
    var like = evening.manager.get(PRODUCTS + "/" + evening.product).json();
    var product =
        Map.of(
            "sku", "made-" + evening.next(),
            "names", Map.of("en", name),
            "category_id", like.get("category_id"),
            "price", Map.of("amount", price, "currency", "EUR"),
            "tax_class", like.get("tax_class"),
            "unit", "piece",
            "quantity_step", 1);
    var id = evening.manager.post(PRODUCTS, product).expect(201).json().get("id").textValue();
    before = panel();
    return id;
  }

  @Test
  void what_costs_more_than_was_shown_is_refused_naming_both_prices() {
    var dear = made("Oysters", 1800);
    var answer = order(shown(dear, 1200)).expect(409, "price_raised");
    names(answer, "/lines/0/unit_price_shown");
    assertThat(answer.json().get("detail").textValue())
        .isEqualTo("Oysters costs 18.00 EUR by now, not 12.00 EUR.");
    names(order(shown(dear, -1)).expect(400, "invalid"), "/lines/0/unit_price_shown");
  }

  @Test
  void what_costs_less_than_was_shown_or_the_same_costs_what_it_costs() {
    var cheap = made("Snails", 900);
    for (long shown : List.of(900L, 1200L)) {
      var order = order(shown(cheap, shown)).expect(201).json();
      assertThat(order.at("/total/amount").longValue()).isEqualTo(900);
    }
    before = panel();
  }

  private static Map<String, Object> shown(String product, long price) {
    return Map.of(
        "lines", List.of(Map.of("product_id", product, "quantity", 1, "unit_price_shown", price)));
  }

  @Test
  void a_product_that_is_sold_out_is_named() {
    var availability = "/api/locations/bistro/products/" + evening.product + "/availability";
    evening.kitchen.put(availability, Map.of("available", false)).expect(200);
    names(
        order(Evening.one(evening.product, 1)).expect(409, "product_unavailable"),
        "/lines/0/product_id");
    evening.kitchen.put(availability, Map.of("available", true)).expect(200);
    before = panel();
  }

  @Test
  void unknown_and_foreign_sessions_are_named_and_a_closed_one_is_refused() {
    var elsewhere =
        evening
            .waiter
            .post("/api/locations/bar/sessions", Map.of("name", "Bar " + evening.next()))
            .expect(201)
            .json()
            .get("id")
            .textValue();
    for (var session : List.of(UUID.randomUUID().toString(), elsewhere)) {
      names(atSession(session).expect(400, "invalid"), "/session_id");
    }
    var closed = evening.table();
    evening.waiter.post("/api/sessions/" + closed.id() + "/closure", Map.of()).expect(200);
    before = panel();
    atSession(closed.id()).expect(409, "session_closed");
  }

  private Client.Answer atSession(String session) {
    var order = new HashMap<>(Evening.one(evening.product, 1));
    order.put("location", "bistro");
    order.put("session_id", session);
    return evening.waiter.post("/api/orders", order);
  }

  @Test
  void a_location_that_is_not_the_waiters_is_named() {
    var order = new HashMap<>(Evening.one(evening.product, 1));
    order.put("location", "nowhere");
    names(evening.waiter.post("/api/orders", order).expect(400, "invalid"), "/location");
  }

  @Test
  void a_key_that_is_too_long_is_named() {
    var answer =
        table
            .guest()
            .key("k".repeat(256))
            .post("/api/guest/orders", Evening.one(evening.product, 1));
    names(answer.expect(400, "invalid"), "header:Idempotency-Key");
  }

  @Test
  void another_tables_token_shows_and_orders_nothing_here() {
    var other = evening.table();
    before = panel();
    var mine = other.guest().get("/api/guest/session").expect(200).json();
    assertThat(mine.get("id").textValue()).isEqualTo(other.id());
    assertThat(mine.get("orders")).isEmpty();
  }
}
