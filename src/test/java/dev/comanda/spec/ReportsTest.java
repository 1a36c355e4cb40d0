package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import dev.comanda.order.day.ClosedDays;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was sold, as the reports tell it. */
class ReportsTest {
  private static final String PRODUCTS = "/api/reports/products";

  /** A Friday evening in Berlin. */
  private final HandClock clock = new HandClock(Instant.parse("2026-11-20T19:30:00Z"));

  private final Evening evening = new Evening(clock);
  private final List<JsonNode> menu = menu();

  @AfterEach
  void close() {
    evening.close();
  }

  /** Three products by the piece with nothing to choose. */
  private List<JsonNode> menu() {
    var found = new ArrayList<JsonNode>();
    for (var each :
        evening.manager.get("/api/locations/bistro/products?limit=100").json().get("data")) {
      if (each.get("modifier_groups").isEmpty() && each.get("unit").textValue().equals("piece")) {
        found.add(each);
      }
    }
    return found.subList(0, 3);
  }

  private String id(int product) {
    return menu.get(product).get("id").textValue();
  }

  private long price(int product) {
    return menu.get(product).at("/price/amount").longValue();
  }

  private static JsonNode sell(Client staff, String product, int quantity) {
    return staff.post("/api/orders", Evening.one(product, quantity)).expect(201).json();
  }

  private static JsonNode report(Client staff, String path) {
    return staff.get(path).expect(200).json().get("report");
  }

  private static List<String> texts(JsonNode list, String member) {
    var texts = new ArrayList<String>();
    list.forEach(each -> texts.add(each.get(member).asText()));
    return texts;
  }

  @Test
  void products_are_listed_as_clients_of_the_waiter_api_know_them() {
    sell(evening.waiter, id(0), 2);
    sell(evening.waiter, id(1), 5);
    var answer =
        evening
            .waiter
            .get(PRODUCTS + "?start_date=2026-11-20&end_date=2026-11-20")
            .expect(200)
            .json();
    var report = answer.get("report");
    assertThat(report.get("start_date").textValue()).isEqualTo("2026-11-20");
    assertThat(report.get("end_date").textValue()).isEqualTo("2026-11-20");
    var first = report.get("products").get(0);
    assertThat(first.get("product_name")).isEqualTo(menu.get(1).get("name"));
    assertThat(first.get("total_quantity").intValue()).isEqualTo(5);
    assertThat(first.get("total_price").decimalValue())
        .isEqualByComparingTo(BigDecimal.valueOf(5 * price(1), 2));
    assertThat(first.get("revenue").get("amount").longValue()).isEqualTo(5 * price(1));
    assertThat(report.get("products").get(1).get("total_quantity").intValue()).isEqualTo(2);
    assertThat(answer.get("data")).isEqualTo(report.get("products"));
    assertThat(report.get("total").intValue()).isEqualTo(2);
    assertThat(report.at("/totals/revenue/amount").longValue())
        .isEqualTo(2 * price(0) + 5 * price(1));
  }

  @Test
  void dates_that_are_missing_are_open_and_null_in_the_answer() {
    sell(evening.waiter, id(0), 1);
    for (var query : List.of("", "?start_date=&end_date=")) {
      var report = report(evening.waiter, PRODUCTS + query);
      assertThat(report.get("start_date").isNull()).isTrue();
      assertThat(report.get("end_date").isNull()).isTrue();
      assertThat(report.get("products")).hasSize(1);
    }
    assertThat(report(evening.waiter, PRODUCTS + "?start_date=2026-11-20").get("products"))
        .hasSize(1);
    assertThat(report(evening.waiter, PRODUCTS + "?start_date=2026-11-21").get("products"))
        .isEmpty();
    assertThat(report(evening.waiter, PRODUCTS + "?end_date=2026-11-19").get("products")).isEmpty();
  }

  @Test
  void the_widest_range_has_everything() {
    sell(evening.waiter, id(0), 1);
    var all = "?start_date=0001-01-01&end_date=9999-12-31";
    assertThat(report(evening.manager, PRODUCTS + all).get("products")).hasSize(1);
    var summary = report(evening.manager, "/api/reports/summary" + all);
    assertThat(summary.get("days")).hasSize(1);
    assertThat(summary.get("previous").isNull()).isTrue();
  }

  @Test
  void products_are_sorted_by_what_is_asked_and_then_by_name() {
    for (int i = 0; i < 3; i++) {
      var price = Map.of("amount", 100 + 10 * i, "currency", "EUR");
      var names = Map.of("en", List.of("Ale", "Äpfel", "Zander").get(i));
      evening
          .manager
          .patch("/api/locations/bistro/products/" + id(i), Map.of("names", names, "price", price))
          .expect(200);
      sell(evening.waiter, id(i), i == 2 ? 7 : 3);
    }
    sorted("-quantity", 2, 0, 1);
    sorted("quantity", 0, 1, 2);
    sorted("-revenue", 2, 1, 0);
    sorted("revenue", 0, 1, 2);
    sorted("name", 0, 1, 2);
    sorted("-name", 2, 1, 0);
  }

  private void sorted(String sort, int... order) {
    var products = report(evening.manager, PRODUCTS + "?sort=" + sort).get("products");
    assertThat(texts(products, "product_id"))
        .as(sort)
        .isEqualTo(IntStream.of(order).mapToObj(this::id).toList());
  }

  @Test
  void pages_have_both_spellings_and_one_past_the_end_is_empty() {
    for (int i = 0; i < 3; i++) {
      sell(evening.waiter, id(i), 3 - i);
    }
    List.of("per_page", "page_size").forEach(this::paged);
  }

  private void paged(String size) {
    var path = PRODUCTS + "?" + size + "=2&page=";
    assertThat(texts(report(evening.waiter, path + 1).get("products"), "product_id"))
        .containsExactly(id(0), id(1));
    var second = report(evening.waiter, path + 2);
    assertThat(texts(second.get("products"), "product_id")).containsExactly(id(2));
    assertThat(second.get("pages").intValue()).isEqualTo(2);
    assertThat(second.get("current_page").intValue()).isEqualTo(2);
    assertThat(second.at("/totals/products").intValue()).isEqualTo(3);
    assertThat(report(evening.waiter, path + 1_000_000_000).get("products")).isEmpty();
  }

  @Test
  void a_waiter_sees_what_he_sold_and_a_manager_sees_all() {
    sell(evening.waiter, id(0), 1);
    sell(evening.manager, id(1), 1);
    evening.order(evening.table().guest(), 4).expect(201);
    assertThat(report(evening.waiter, PRODUCTS).at("/totals/quantity").intValue()).isEqualTo(1);
    assertThat(report(evening.manager, PRODUCTS).at("/totals/quantity").intValue()).isEqualTo(6);
    var guests = report(evening.manager, PRODUCTS + "?source=guest");
    assertThat(guests.at("/totals/quantity").intValue()).isEqualTo(4);
    var staff = report(evening.manager, "/api/reports/staff").get("staff");
    assertThat(texts(staff, "source")).containsExactlyInAnyOrder("guest", "waiter", "waiter");
    assertThat(texts(staff, "name")).containsExactlyInAnyOrder("null", "Wei", "Marta");
    var own = report(evening.waiter, "/api/reports/staff").get("staff");
    assertThat(texts(own, "name")).containsExactly("Wei");
    var wei = own.get(0).get("staff_id").textValue();
    for (var name : List.of("products", "summary", "staff", "hours")) {
      var path = "/api/reports/" + name;
      assertThat(evening.manager.get(path + "?waiter=" + wei).json().get("data"))
          .isEqualTo(evening.waiter.get(path).json().get("data"));
    }
    evening.kitchen.get(PRODUCTS).expect(403, "forbidden");
  }

  @Test
  void products_can_be_picked_by_id_and_category() {
    sell(evening.waiter, id(0), 1);
    sell(evening.waiter, id(1), 2);
    var one = report(evening.manager, PRODUCTS + "?product=" + id(1)).get("products");
    assertThat(texts(one, "product_id")).containsExactly(id(1));
    var other =
        evening
            .manager
            .post("/api/locations/bistro/categories", Map.of("names", Map.of("en", "Specials")))
            .expect(201)
            .json()
            .get("id")
            .textValue();
    var product = "/api/locations/bistro/products/" + id(0);
    evening.manager.patch(product, Map.of("category_id", other)).expect(200);
    var picked = report(evening.manager, PRODUCTS + "?category=" + other).get("products");
    assertThat(texts(picked, "product_id")).containsExactly(id(0));
    assertThat(texts(picked, "category")).containsExactly("Specials");
  }

  @Test
  void a_product_that_was_renamed_or_retired_is_told_by_its_name_of_now() {
    sell(evening.waiter, id(0), 1);
    var path = "/api/locations/bistro/products/" + id(0);
    evening.manager.patch(path, Map.of("names", Map.of("en", "Cake", "de", "Kuchen"))).expect(200);
    sell(evening.waiter, id(0), 1);
    evening.manager.delete(path).expect(204);
    var german = report(evening.manager, PRODUCTS + "?lang=de").get("products");
    assertThat(texts(german, "product_name")).containsExactly("Kuchen");
    assertThat(german.get(0).get("quantity").intValue()).isEqualTo(2);
    assertThat(german.get(0).get("retired").booleanValue()).isTrue();
    assertThat(texts(report(evening.manager, PRODUCTS + "?lang=xx").get("products"), "name"))
        .containsExactly("Cake");
  }

  @Test
  void an_open_item_is_told_by_its_name() {
    var corkage = Map.of("name", "Corkage", "price", 15.00, "quantity", 2);
    var order = Map.of("customer_name", "Ann", "products", List.of(corkage));
    evening.waiter.post("/api/orders", order).expect(201);
    evening.waiter.post("/api/orders", order).expect(201);
    for (var staff : List.of(evening.waiter, evening.manager)) {
      var item = report(staff, PRODUCTS).get("products").get(0);
      assertThat(item.get("product_name").textValue()).isEqualTo("Corkage");
      assertThat(item.get("product_id").isNull()).isTrue();
      assertThat(item.get("quantity").intValue()).isEqualTo(4);
      assertThat(item.at("/revenue/amount").longValue()).isEqualTo(6000);
    }
    var file = evening.manager.with("Accept", "text/csv").get(PRODUCTS).expect(200).text();
    assertThat(file).contains("Corkage,4,60.00,EUR,,,,");
  }

  @Test
  void a_summary_is_compared_with_as_many_days_before() {
    sell(evening.waiter, id(0), 2);
    sell(evening.waiter, id(0), 2);
    clock.pass(Duration.ofDays(2));
    var waiter = evening.signIn("waiter");
    sell(waiter, id(0), 3);
    new ClosedDays(evening.app.database()).runOnce();
    var report = report(waiter, "/api/reports/summary?start_date=2026-11-21&end_date=2026-11-22");
    assertThat(report.at("/totals/revenue/amount").longValue()).isEqualTo(3 * price(0));
    assertThat(report.at("/totals/average/amount").longValue()).isEqualTo(3 * price(0));
    assertThat(report.at("/previous/start_date").textValue()).isEqualTo("2026-11-19");
    assertThat(report.at("/previous/end_date").textValue()).isEqualTo("2026-11-20");
    assertThat(report.at("/previous/orders").intValue()).isEqualTo(2);
    assertThat(report.at("/change/orders").decimalValue()).isEqualByComparingTo("-0.5");
    assertThat(report.at("/change/revenue").decimalValue()).isEqualByComparingTo("-0.25");
    assertThat(report.at("/change/average").decimalValue()).isEqualByComparingTo("0.5");
    assertThat(report.get("first_date").textValue()).isEqualTo("2026-11-20");
    assertThat(report.get("open_date").textValue()).isEqualTo("2026-11-22");
  }

  @Test
  void hours_are_told_by_weekday_too() {
    sell(evening.waiter, id(0), 1);
    var report = report(evening.manager, "/api/reports/hours");
    assertThat(report.get("hours")).hasSize(24);
    assertThat(report.get("hours").get(20).get("orders").intValue()).isEqualTo(1);
    assertThat(report.get("weekdays")).hasSize(7);
    assertThat(report.get("weekdays").get(4).get("dates").intValue()).isEqualTo(1);
    assertThat(report.get("cells")).hasSize(1);
    assertThat(report.at("/cells/0/weekday").intValue()).isEqualTo(5);
    assertThat(report.at("/cells/0/hour").intValue()).isEqualTo(20);
  }
}
