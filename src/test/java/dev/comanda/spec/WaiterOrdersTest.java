package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import dev.comanda.ops.Invariants;
import dev.comanda.order.day.ClosedDays;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Orders by name, as clients of the waiter API place them: what counts, and whose price. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaiterOrdersTest {
  private static final String BISTRO = "/api/locations/bistro";

  /** A Friday evening in Berlin. */
  private final HandClock clock = new HandClock(Instant.parse("2026-11-20T19:30:00Z"));

  private final Evening evening = new Evening(clock);
  private final JsonNode product =
      evening.waiter.get(BISTRO + "/products/" + evening.product).expect(200).json();
  private final String name = product.get("name").textValue();
  private final BigDecimal price = BigDecimal.valueOf(product.at("/price/amount").longValue(), 2);

  @AfterAll
  void every_figure_agrees_with_the_lines() throws SQLException {
    var told = SoldRows.toldByTheLines(evening.app.database());
    clock.pass(Duration.ofDays(40));
    evening.signIn("waiter").post("/api/orders", Evening.one(evening.product, 1)).expect(201);
    new ClosedDays(evening.app.database()).runOnce();
    assertThat(SoldRows.addedUp(evening.app.database())).containsExactlyElementsOf(told);
    var report = Invariants.check(evening.app.database());
    evening.close();
    assertThat(report.lines()).noneMatch(line -> line.contains("BROKEN"));
  }

  static Map<String, Object> named(Object name, Object price, Object quantity) {
    return Map.of("name", name, "price", price, "quantity", quantity);
  }

  private static Map<String, Object> of(Map<String, Object> product) {
    return Map.of("customer_name", "Ada", "products", List.of(product));
  }

  private static JsonNode placed(Client.Answer answer) {
    var json = answer.expect(201).json();
    assertThat(json.get("message").textValue()).isEqualTo("Order created successfully");
    return json.get("order");
  }

  private static JsonNode line(JsonNode order) {
    return order.at("/lines/0");
  }

  private void setting(String name, boolean value) {
    evening.admin.patch(BISTRO, Map.of(name, value)).expect(200);
  }

  @Test
  void a_product_is_found_by_its_name_and_its_own_price_counts() {
    for (var written : List.of(name, name.toUpperCase(Locale.ROOT))) {
      var order = placed(evening.waiter.post("/api/orders", of(named(written, 0.01, 2))));
      var total = price.multiply(BigDecimal.TWO);
      assertThat(order.get("customer_name").textValue()).isEqualTo("Ada");
      assertThat(order.get("total_price").decimalValue()).isEqualByComparingTo(total);
      assertThat(order.get("created_at")).isEqualTo(order.get("placed_at"));
      var sold = order.at("/products/0");
      assertThat(order.get("products")).hasSize(1);
      assertThat(sold.get("id").textValue()).isEqualTo(evening.product);
      assertThat(sold.get("name").textValue()).isEqualTo(name);
      assertThat(sold.get("quantity").intValue()).isEqualTo(2);
      assertThat(sold.get("unit_price").decimalValue()).isEqualByComparingTo(price);
      assertThat(line(order).has("catalog_price")).isFalse();
      assertThat(line(order).has("open_item")).isFalse();
    }
  }

  @Test
  void an_id_names_the_product_under_either_name() {
    for (var member : List.of("id", "product_id")) {
      var wanted = Map.<String, Object>of(member, evening.product, "quantity", 1);
      var order = placed(evening.waiter.post("/api/orders", of(wanted)));
      assertThat(order.at("/products/0/name").textValue()).isEqualTo(name);
    }
    var unknown = Map.<String, Object>of("id", UUID.randomUUID(), "quantity", 1);
    evening.waiter.post("/api/orders", of(unknown)).expect(404, "not_found");
  }

  @Test
  void a_manager_sets_the_price_and_the_line_says_so() {
    var order = placed(evening.manager.post("/api/orders", of(named(name, 0.05, 3))));
    assertThat(order.get("total_price").decimalValue())
        .isEqualByComparingTo(new BigDecimal("0.15"));
    assertThat(line(order).at("/catalog_price/amount").longValue())
        .isEqualTo(product.at("/price/amount").longValue());
    var own = evening.manager.get("/api/orders/" + order.get("id").textValue()).json();
    assertThat(line(own)).isEqualTo(line(order));
    var same = placed(evening.manager.post("/api/orders", of(named(name, price, 1))));
    assertThat(line(same).has("catalog_price")).isFalse();
  }

  @Test
  void waiters_set_prices_where_the_location_lets_them() {
    setting("waiters_set_prices", true);
    var order = placed(evening.waiter.post("/api/orders", of(named(name, 0, 1))));
    assertThat(order.get("total_price").decimalValue())
        .isEqualByComparingTo(new BigDecimal("0.00"));
    assertThat(line(order).has("catalog_price")).isTrue();
    setting("waiters_set_prices", false);
    var next = placed(evening.waiter.post("/api/orders", of(named(name, 0, 1))));
    assertThat(next.get("total_price").decimalValue()).isEqualByComparingTo(price);
  }

  @Test
  void what_the_catalog_does_not_have_is_an_open_item_where_the_location_has_such() {
    var stew = of(named("Grandma's stew", 7.5, 2));
    var order = placed(evening.waiter.post("/api/orders", stew));
    assertThat(order.get("total_price").decimalValue())
        .isEqualByComparingTo(new BigDecimal("15.00"));
    assertThat(line(order).get("open_item").booleanValue()).isTrue();
    assertThat(line(order).get("tax_class").textValue()).isEqualTo("standard");
    var again = placed(evening.waiter.post("/api/orders", of(named("Grandma's stew", 8, 0.5))));
    assertThat(again.at("/products/0/id")).isEqualTo(order.at("/products/0/id"));
    var read = evening.waiter.get("/api/orders/" + again.get("id").textValue()).expect(200).json();
    assertThat(read.at("/lines/0/open_item").booleanValue()).isTrue();
    assertThat(read.at("/order/products/0/name").textValue()).isEqualTo("Grandma's stew");
    var voided = "/api/orders/" + order.get("id").textValue() + "/lines/1/void";
    var none = evening.waiter.post(voided, Map.of("reason", "spilled")).expect(200).json();
    assertThat(line(none).get("open_item").booleanValue()).isTrue();
    setting("open_items", false);
    var refused = evening.waiter.post("/api/orders", stew).expect(400, "invalid");
    assertThat(refused.json().at("/errors/0/pointer").textValue()).isEqualTo("/products/0/name");
    assertThat(refused.json().get("detail").textValue()).contains("Grandma's stew");
    setting("open_items", true);
  }

  @Test
  void a_name_that_several_products_have_is_refused_and_an_exact_one_wins() {
    var made = new HashMap<String, String>();
    for (var each : List.of("SOUP OF THE DAY", "soup of the day")) {
      made.put(each, product(each));
    }
    var refused = evening.waiter.post("/api/orders", of(named("Soup of the day", 1, 1)));
    assertThat(refused.expect(400, "invalid").json().at("/errors/0/code").textValue())
        .isEqualTo("ambiguous");
    var exact = placed(evening.waiter.post("/api/orders", of(named("soup of the day", 1, 1))));
    assertThat(exact.at("/products/0/id").textValue()).isEqualTo(made.get("soup of the day"));
  }

  private String product(String called) {
    var body =
        Map.of(
            "sku", "named-" + evening.next(),
            "names", Map.of("en", called),
            "category_id", product.get("category_id"),
            "price", product.get("price"),
            "tax_class", product.get("tax_class"),
            "unit", "piece",
            "quantity_step", 1);
    var answer = evening.manager.post(BISTRO + "/products", body);
    return answer.expect(201).json().get("id").textValue();
  }

  @Test
  void a_key_makes_a_repeat_harmless() {
    var keyed = evening.waiter.key("once");
    var body = of(named("Grandma's stew", 7.5, 2));
    var first = keyed.post("/api/orders", body).expect(201);
    var again = keyed.post("/api/orders", body).expect(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  void a_repeat_is_one_with_and_without_a_slash_at_the_end() {
    var order = Evening.one(evening.product, 1);
    for (var paths : List.of(List.of("", "/"), List.of("/", ""))) {
      var once = evening.waiter.key(UUID.randomUUID().toString());
      var first = once.post("/api/orders" + paths.getFirst(), order).expect(201);
      var again = once.post("/api/orders" + paths.getLast(), order).expect(201);
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    }
  }

  @Test
  void an_order_is_for_the_session_that_is_open_at_a_spot() {
    var made = evening.manager.post(BISTRO + "/spots", Map.of("name", "Terrace 7")).expect(201);
    var spot = made.json().get("id").textValue();
    var order = new HashMap<String, Object>();
    order.put("products", List.of(named(name, 1, 1)));
    order.put("spot_id", spot);
    evening.waiter.post("/api/orders", order).expect(409, "session_closed");
    var session =
        evening.waiter.post(BISTRO + "/sessions", Map.of("spot_id", spot)).expect(201).json();
    assertThat(placed(evening.waiter.post("/api/orders", order)).get("session_id"))
        .isEqualTo(session.get("id"));
    order.put("session_id", session.get("id"));
    evening.waiter.post("/api/orders", order).expect(400, "invalid");
    order.remove("spot_id");
    placed(evening.waiter.post("/api/orders", order));
    order.put("session_id", UUID.randomUUID());
    evening.waiter.post("/api/orders", order).expect(404, "not_found");
    var own = new HashMap<>(Evening.one(evening.product, 1));
    own.put("spot_id", UUID.randomUUID());
    evening.waiter.post("/api/orders", own).expect(400, "invalid");
    own.put("spot_id", spot);
    evening.waiter.post("/api/orders", own).expect(201);
  }

  @Test
  void a_change_expects_the_version_that_was_seen() {
    var answer = evening.waiter.post("/api/orders", Evening.one(evening.product, 2)).expect(201);
    var path = "/api/orders/" + answer.json().get("id").textValue();
    var seen = answer.header("ETag");
    assertThat(evening.waiter.get(path).header("ETag")).isEqualTo(seen).isEqualTo("\"1\"");
    var reason = Map.of("reason", "changed their mind");
    var voided = evening.waiter.with("If-Match", seen).post(path + "/lines/1/void", reason);
    assertThat(voided.expect(200).header("ETag")).isEqualTo("\"2\"");
    var stale = evening.waiter.with("If-Match", seen);
    stale.post(path + "/cancellation", reason).expect(412, "version_mismatch");
    stale.post(path + "/lines/1/void", reason).expect(412, "version_mismatch");
    assertThat(evening.waiter.get(path).json().get("state").textValue()).isEqualTo("placed");
    evening.waiter.with("If-Match", "3").post(path + "/cancellation", reason).expect(400);
    evening.waiter.with("If-Match", "\"2\"").post(path + "/cancellation", reason).expect(200);
  }
}
