package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waiters see their own orders, managers those of their location. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderListTest {
  private static final Map<String, String> REASON = Map.of("reason", "spilled");

  /** A Friday evening in Berlin; the business day ends at five in the morning. */
  private final HandClock clock = new HandClock(Instant.parse("2026-11-20T19:30:00Z"));

  private final Evening evening = new Evening(clock);
  private Client waiter = evening.waiter;
  private Client manager = evening.manager;
  private String guests = "";
  private String managers = "";

  @BeforeAll
  void twelve_orders_of_a_waiter_and_one_of_each_other() {
    guests = id(evening.order(evening.table().guest(), 1));
    for (int i = 1; i <= 10; i++) {
      order(waiter, "Guest " + i);
    }
    managers = order(manager, "Ada Lovelace");
    clock.pass(Duration.ofHours(8));
    order(waiter, "After midnight");
    clock.pass(Duration.ofHours(2));
    waiter = evening.signIn("waiter");
    manager = evening.signIn("manager");
    order(waiter, "ADA BYRON");
  }

  private String order(Client by, String customer) {
    var line = Map.of("product_id", evening.product, "quantity", 1);
    return id(by.post("/api/orders", Map.of("customer_name", customer, "lines", List.of(line))));
  }

  private static String id(Client.Answer answer) {
    return answer.expect(201).json().get("id").textValue();
  }

  @AfterAll
  void close() {
    evening.close();
  }

  private static List<String> customers(JsonNode orders) {
    var names = new ArrayList<String>();
    orders.forEach(order -> names.add(order.get("customer_name").asText()));
    return names;
  }

  private JsonNode list(String query) {
    return waiter.get("/api/orders" + query).expect(200).json();
  }

  @Test
  void a_waiters_own_orders_come_ten_to_a_page_the_latest_first() {
    var first = list("");
    assertThat(customers(first.get("orders")))
        .startsWith("ADA BYRON", "After midnight", "Guest 10", "Guest 9")
        .hasSize(10);
    assertThat(first.get("total").intValue()).isEqualTo(12);
    assertThat(first.get("pages").intValue()).isEqualTo(2);
    assertThat(first.get("current_page").intValue()).isEqualTo(1);
    assertThat(first.at("/pagination/has_next").booleanValue()).isTrue();
    assertThat(customers(first.get("data"))).isEqualTo(customers(first.get("orders")));
    var second = list("?page=2");
    assertThat(customers(second.get("orders"))).containsExactly("Guest 2", "Guest 1");
    assertThat(second.get("current_page").intValue()).isEqualTo(2);
    assertThat(list("?page=1000000000").get("orders")).isEmpty();
    assertThat(list("?per_page=100").get("orders")).hasSize(12);
  }

  @Test
  void a_cursor_walks_through_all_of_them() {
    var seen = new ArrayList<String>();
    var page = list("?limit=5");
    assertThat(page.has("total")).isFalse();
    seen.addAll(customers(page.get("data")));
    while (page.get("has_more").booleanValue()) {
      page = list("?limit=5&cursor=" + page.get("next_cursor").textValue());
      seen.addAll(customers(page.get("data")));
    }
    assertThat(seen).hasSize(12).startsWith("ADA BYRON").endsWith("Guest 1");
    assertThat(list("?cursor=" + UUID.randomUUID()).get("data")).isEmpty();
  }

  @Test
  void dates_are_business_dates_of_the_location() {
    assertThat(list("?start_date=2026-11-20&end_date=2026-11-20").get("total").intValue())
        .isEqualTo(11);
    assertThat(customers(list("?start_date=2026-11-21").get("orders")))
        .containsExactly("ADA BYRON");
    assertThat(list("?start_date=2026-11-21&end_date=2026-11-20").get("orders")).isEmpty();
    assertThat(list("?start_date=0001-01-01&end_date=9999-12-31").get("total").intValue())
        .isEqualTo(12);
  }

  @Test
  void a_customer_is_found_by_a_part_of_the_name_in_any_case() {
    assertThat(customers(list("?customer_name=byron").get("orders"))).containsExactly("ADA BYRON");
    assertThat(customers(list("?customer_name=guest%201").get("orders")))
        .containsExactly("Guest 10", "Guest 1");
    assertThat(list("?customer_name=%25").get("orders")).isEmpty();
  }

  @Test
  void managers_see_all_of_the_location_or_those_of_one() {
    var all = manager.get("/api/orders?all=true&per_page=100").expect(200).json();
    assertThat(all.get("total").intValue()).isEqualTo(14);
    assertThat(all.at("/orders/13/id").textValue()).isEqualTo(guests);
    assertThat(all.at("/orders/13/user_id").isNull()).isTrue();
    assertThat(customers(manager.get("/api/orders").expect(200).json().get("orders")))
        .containsExactly("Ada Lovelace");
    var me = waiter.get("/api/auth/verify").json().at("/user/id").textValue();
    var ones = manager.get("/api/orders?user_id=" + me + "&customer_name=ada").expect(200).json();
    assertThat(customers(ones.get("orders"))).containsExactly("ADA BYRON");
    assertThat(ones.at("/orders/0/user_id").textValue()).isEqualTo(me);
    assertThat(list("?user_id=" + me).get("total").intValue()).isEqualTo(12);
    assertThat(manager.get("/api/orders?all=true&location=bar").json().get("orders")).isEmpty();
  }

  @Test
  void those_without_a_session_are_listed_by_themselves() {
    var query = "/api/orders?all=true&without_session=true&limit=100";
    var without = manager.get(query).expect(200).json().get("data");
    assertThat(without).hasSize(13).noneMatch(order -> order.hasNonNull("session_id"));
    assertThat(list("?without_session=true").get("total").intValue()).isEqualTo(12);
  }

  @Test
  void a_program_gets_all_of_its_location() {
    var admin = evening.signIn("admin");
    var key =
        Map.of("name", "Export", "locations", List.of("bistro"), "scopes", List.of("orders:read"));
    var made = admin.post("/api/api-keys", key).expect(201).json();
    var program = evening.nobody.as(made.get("key").textValue());
    assertThat(program.get("/api/orders").expect(200).json().get("total").intValue()).isEqualTo(14);
    program.get("/api/orders/" + managers).expect(200);
    program.get("/api/orders?location=bar").expect(400, "invalid");
  }

  @Test
  void another_waiters_order_is_not_there() {
    waiter.get("/api/orders?all=true").expect(403, "forbidden");
    waiter.get("/api/orders?user_id=" + UUID.randomUUID()).expect(403, "forbidden");
    var path = "/api/orders/" + managers;
    waiter.get(path).expect(404, "not_found");
    waiter.post(path + "/cancellation", REASON).expect(404, "not_found");
    waiter.post(path + "/lines/1/void", REASON).expect(404, "not_found");
    assertThat(manager.get(path).expect(200).json().get("state").textValue()).isEqualTo("placed");
    waiter.get("/api/orders/" + guests).expect(200);
    var mine = list("?per_page=1").at("/orders/0/id").textValue();
    var seen = manager.get("/api/orders/" + mine).expect(200).json();
    assertThat(seen.at("/order/id").textValue()).isEqualTo(mine);
    assertThat(seen.get("id").textValue()).isEqualTo(mine);
  }

  @ParameterizedTest
  @CsvSource({
    "page=0,query:page",
    "page=-1,query:page",
    "page=1000000001,query:page",
    "page=99999999999999999999,query:page",
    "page=two,query:page",
    "page=1.5,query:page",
    "per_page=0,query:per_page",
    "per_page=101,query:per_page",
    "page_size=101,query:page_size",
    "limit=0,query:limit",
    "limit=101,query:limit",
    "cursor=x,query:cursor",
    "start_date=2026-02-30,query:start_date",
    "start_date=2026-13-01,query:start_date",
    "start_date=20261120,query:start_date",
    "start_date=yesterday,query:start_date",
    "end_date=2026-11-20T00:00:00Z,query:end_date",
    "end_date=%2B12026-11-20,query:end_date",
    "end_date=-2026-11-20,query:end_date",
    "location=nowhere,query:location",
    "all=1,query:all",
    "without_session=1,query:without_session",
    "user_id=me,query:user_id",
    "customer_name=%00,query:customer_name"
  })
  void what_cannot_be_asked_for_is_named(String query, String pointer) {
    var answer = waiter.get("/api/orders?" + query).expect(400, "invalid");
    assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
  }

  @Test
  void a_name_that_is_too_long_is_named() {
    var answer = waiter.get("/api/orders?customer_name=" + "x".repeat(101)).expect(400, "invalid");
    assertThat(answer.json().at("/errors/0/code").textValue()).isEqualTo("too_long");
    manager.get("/api/orders?all=true&user_id=" + UUID.randomUUID()).expect(400, "invalid");
  }
}
