package dev.comanda.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoApp;
import dev.comanda.http.Client;
import dev.comanda.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogTest {
  private static final String BAR = "/api/locations/bar";
  private static final String PRODUCTS = BAR + "/products";
  private static final String CATEGORIES = BAR + "/categories";

  private final DemoApp demo = new DemoApp();
  private final Client manager = demo.as("manager");
  private final Client waiter = demo.as("waiter");
  private final Client kitchen = demo.as("kitchen");
  private String cocktails = "";

  @BeforeAll
  void find() {
    cocktails = manager.get(CATEGORIES).expect(200).json().at("/data/0/id").textValue();
  }

  @AfterAll
  void close() {
    demo.close();
  }

  @Test
  void a_new_product_is_in_the_log_as_a_whole() {
    var made = create("negroni", "Negroni").expect(201);
    var product = made.json();
    assertThat(product.get("name").textValue()).isEqualTo("Negroni");
    assertThat(product.get("available").booleanValue()).isTrue();
    assertThat(product.get("quantity_step").decimalValue()).isEqualByComparingTo("1");
    assertThat(manager.get(made.header("Location")).expect(200).json()).isEqualTo(product);
    var event = lastEvent();
    assertThat(event.get("type").textValue()).isEqualTo("product.changed");
    assertThat(event.get("data")).isEqualTo(product);
  }

  @Test
  void a_text_of_markup_stays_a_text() {
    var name = "<script>alert('x')</script>";
    var made = create("markup", name).expect(201).json();
    assertThat(made.get("name").textValue()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sku | \"\" | /sku",
        "names | {} | /names",
        "names | {\"fr\":\"Eau\"} | /names",
        "names | {\"en\":\" \"} | /names/en",
        "names | {\"en\":null} | /names/en",
        "names | {\"en\":\"a\\u0000b\"} | /names/en",
        "names | [\"Water\"] | /names",
        "descriptions | {\"en\":\"a\\ud800b\"} | /descriptions/en",
        "category_id | \"nonsense\" | /category_id",
        "category_id | \"01990000-0000-7000-8000-000000000001\" | /category_id",
        "price | {\"amount\":-1,\"currency\":\"EUR\"} | /price/amount",
        "price | {\"amount\":1000000001,\"currency\":\"EUR\"} | /price/amount",
        "price | {\"amount\":9.5,\"currency\":\"EUR\"} | /price/amount",
        "price | {\"amount\":\"9\",\"currency\":\"EUR\"} | /price/amount",
        "price | {\"amount\":100,\"currency\":\"USD\"} | /price/currency",
        "price | {\"amount\":100} | /price/currency",
        "price | 9.5 | /price",
        "tax_class | \"luxury\" | /tax_class",
        "unit | \"Pieces!\" | /unit",
        "quantity_step | 0 | /quantity_step",
        "quantity_step | -1 | /quantity_step",
        "quantity_step | 0.0001 | /quantity_step",
        "quantity_step | 1e999999999 | /quantity_step",
        "sort | -1 | /sort",
        "sort | 1000001 | /sort",
        "id | \"x\" | /id",
        "available | false | /available",
      })
  void a_bad_field_is_named_and_nothing_is_made(String field, String json, String pointer) {
    var body = new HashMap<String, Object>(body("bad", "Bad"));
    body.remove(field);
    var text = Json.text(body);
    var sent = text.substring(0, text.length() - 1) + ",\"" + field + "\":" + json + "}";
    var before = lastEvent();
    var answer = manager.post(PRODUCTS, sent).expect(400, "invalid");
    assertThat(pointers(answer.json())).contains(pointer);
    assertThat(lastEvent()).isEqualTo(before);
  }

  @Test
  void all_bad_fields_are_named_at_once() {
    var answer = manager.post(PRODUCTS, Map.of("sort", -1)).expect(400, "invalid");
    assertThat(pointers(answer.json()))
        .containsExactly(
            "/sku", "/names", "/category_id", "/sort", "/price", "/tax_class", "/unit");
  }

  @Test
  void a_category_or_product_of_another_location_is_not_there() {
    var elsewhere = manager.get("/api/locations/bistro/categories").json().at("/data/0/id");
    var body = new HashMap<String, Object>(body("foreign", "Foreign"));
    body.put("category_id", elsewhere);
    var answer = manager.post(PRODUCTS, body).expect(400, "invalid");
    assertThat(pointers(answer.json())).containsExactly("/category_id");
    manager.get(CATEGORIES + "/" + elsewhere.textValue()).expect(404, "not_found");
    var foreign = manager.get("/api/locations/bistro/products").json().at("/data/0/id").textValue();
    manager.get(PRODUCTS + "/" + foreign).expect(404, "not_found");
    manager.patch(PRODUCTS + "/" + foreign, Map.of("sort", 1)).expect(404, "not_found");
    manager.delete(PRODUCTS + "/" + foreign).expect(404, "not_found");
    waiter.put(availability(foreign), Map.of("available", false)).expect(404, "not_found");
  }

  @Test
  void a_number_is_of_one_product() {
    create("unique", "One").expect(201);
    create("unique", "Two").expect(409, "sku_taken");
    var other = id(create("unique-2", "Two").expect(201));
    manager.patch(PRODUCTS + "/" + other, Map.of("sku", "unique")).expect(409, "sku_taken");
    manager.patch(PRODUCTS + "/" + other, Map.of("sku", "unique-2")).expect(200);
  }

  @Test
  void a_change_touches_only_what_was_sent() {
    var made = create("old-fashioned", "Old Fashioned").expect(201);
    var path = PRODUCTS + "/" + id(made);
    var price = Map.of("amount", 1450, "currency", "EUR");
    var changed = manager.with("If-Match", made.header("ETag")).patch(path, Map.of("price", price));
    var expected = (com.fasterxml.jackson.databind.node.ObjectNode) made.json();
    expected.set("price", Json.tree(Json.text(price)));
    expected.put("version", 2);
    assertThat(changed.expect(200).json()).isEqualTo(expected);
    manager
        .with("If-Match", made.header("ETag"))
        .patch(path, Map.of("price", price))
        .expect(412, "version_mismatch");
    manager.with("If-Match", made.header("ETag")).delete(path).expect(412, "version_mismatch");
  }

  @Test
  void what_is_sold_out_is_marked_by_whoever_serves_or_cooks() {
    var id = id(create("soldout", "Sold out").expect(201));
    var gone = kitchen.put(availability(id), Map.of("available", false)).expect(200).json();
    assertThat(gone.get("available").booleanValue()).isFalse();
    var event = lastEvent();
    assertThat(event.get("data")).isEqualTo(gone);
    waiter.put(availability(id), Map.of("available", false)).expect(200);
    assertThat(lastEvent()).isEqualTo(event);
    waiter.put(availability(id), Map.of("available", true)).expect(200);
    assertThat(lastEvent().at("/data/available").booleanValue()).isTrue();
    waiter.put(availability(id), Map.of()).expect(400, "invalid");
    waiter.put(availability(id), "{\"available\":\"no\"}").expect(400, "invalid");
  }

  @Test
  void a_deleted_product_is_retired_and_may_come_back() {
    var path = PRODUCTS + "/" + id(create("retired", "Retired").expect(201));
    manager.delete(path).expect(204);
    var event = lastEvent();
    assertThat(event.at("/data/retired").booleanValue()).isTrue();
    manager.delete(path).expect(204);
    assertThat(lastEvent()).isEqualTo(event);
    assertThat(manager.get(path).expect(200).json().get("retired").booleanValue()).isTrue();
    var back = manager.patch(path, Map.of("retired", false)).expect(200).json();
    assertThat(back.get("retired").booleanValue()).isFalse();
  }

  @Test
  void a_category_ends_once_its_products_have_moved() {
    var made = manager.post(CATEGORIES, Map.of("names", Map.of("en", "Beer"))).expect(201);
    var category = id(made);
    assertThat(lastEvent().get("data")).isEqualTo(made.json());
    var body = new HashMap<String, Object>(body("pils", "Pils"));
    body.put("category_id", category);
    var product = id(manager.post(PRODUCTS, body).expect(201));
    manager.delete(PRODUCTS + "/" + product).expect(204);
    manager.delete(CATEGORIES + "/" + category).expect(409, "category_in_use");
    manager.patch(PRODUCTS + "/" + product, Map.of("category_id", cocktails)).expect(200);
    var renamed = Map.of("names", Map.of("en", "Beers", "de", "Biere"), "sort", 3);
    manager.patch(CATEGORIES + "/" + category, renamed).expect(200);
    assertThat(manager.get(CATEGORIES + "/" + category + "?lang=de").json().get("name").textValue())
        .isEqualTo("Biere");
    manager
        .with("If-Match", "\"1\"")
        .delete(CATEGORIES + "/" + category)
        .expect(412, "version_mismatch");
    manager.delete(CATEGORIES + "/" + category).expect(204);
    var event = lastEvent();
    assertThat(event.get("type").textValue()).isEqualTo("category.changed");
    assertThat(event.at("/data/deleted").booleanValue()).isTrue();
    manager.get(CATEGORIES + "/" + category).expect(404, "not_found");
  }

  @Test
  void only_managers_change_the_catalog() {
    for (var client : List.of(waiter, kitchen)) {
      client.post(PRODUCTS, body("x", "X")).expect(403, "forbidden");
      client.post(CATEGORIES, Map.of("names", Map.of("en", "X"))).expect(403, "forbidden");
      client.get(PRODUCTS + "?limit=1").expect(200);
    }
  }

  @Test
  void changes_at_once_are_one_after_the_other() throws Exception {
    var id = id(create("busy", "Busy").expect(201));
    long before = lastEvent().get("seq").longValue();
    var changes = new ArrayList<Callable<Integer>>();
    for (int i = 1; i <= 16; i++) {
      var sort = Map.of("sort", i);
      changes.add(() -> manager.patch(PRODUCTS + "/" + id, sort).status());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var change : threads.invokeAll(changes)) {
        assertThat(change.get()).isEqualTo(200);
      }
    }
    assertThat(manager.get(PRODUCTS + "/" + id).json().get("version").intValue()).isEqualTo(17);
    assertThat(lastEvent().get("seq").longValue()).isEqualTo(before + 16);
  }

  private Client.Answer create(String sku, String name) {
    return manager.post(PRODUCTS, body(sku, name));
  }

  private Map<String, Object> body(String sku, String name) {
    return Map.of(
        "sku",
        sku,
        "names",
        Map.of("en", name),
        "category_id",
        cocktails,
        "price",
        Map.of("amount", 1200, "currency", "EUR"),
        "tax_class",
        "standard",
        "unit",
        "piece");
  }

  private JsonNode lastEvent() {
    var page = manager.get(BAR + "/events?limit=1000").expect(200).json();
    assertThat(page.get("has_more").booleanValue()).isFalse();
    var events = page.get("data");
    return events.get(events.size() - 1);
  }

  private static String availability(String id) {
    return PRODUCTS + "/" + id + "/availability";
  }

  private static String id(Client.Answer answer) {
    return answer.json().get("id").textValue();
  }

  private static List<String> pointers(JsonNode problem) {
    return problem.get("errors").findValuesAsText("pointer");
  }
}
