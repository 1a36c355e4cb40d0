package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Client;
import dev.comanda.http.Client.Answer;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What no table orders is told so to its guests, in words and before anybody cooks; staff may. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImplausibleOrderTest {
  private static final String BISTRO = "/api/locations/bistro";

  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  private final long price =
      evening
          .waiter
          .get(BISTRO + "/products/" + evening.product)
          .json()
          .at("/price/amount")
          .longValue();

  @BeforeEach
  void usual() {
    bounds(Map.of("quantity", 100, "order", euros(200_000), "session", euros(2_000_000)));
  }

  private static Map<String, Object> euros(long cents) {
    return Map.of("amount", cents, "currency", "EUR");
  }

  private JsonNode bounds(Map<String, Object> bounds) {
    return evening
        .admin
        .patch(BISTRO, Map.of("guest_bounds", bounds))
        .expect(200)
        .json()
        .get("guest_bounds");
  }

  private static Answer orders(Client guest, Object body) {
    return guest.key(UUID.randomUUID().toString()).post("/api/guest/orders", body);
  }

  private static void refused(Answer answer, String pointer, String fault, String words) {
    var error = answer.expect(400, "invalid").json().at("/errors/0");
    assertThat(error.get("pointer").textValue()).isEqualTo(pointer);
    assertThat(error.get("code").textValue()).isEqualTo(fault);
    assertThat(error.get("detail").textValue()).contains(words);
  }

  @Test
  void a_line_of_more_than_a_place_serves_is_for_the_staff_to_order() {
    var table = evening.table();
    bounds(Map.of("order", euros(2_000_000), "session", euros(2_000_000)));
    refused(
        evening.order(table.guest(), 100_000), "/lines/0/quantity", "quantity_max", "order 100 of");
    refused(
        evening.order(table.guest(), 101), "/lines/0/quantity", "quantity_max", "ask the staff");
    evening.order(table.guest(), 100).expect(201);
    var staff = Map.of("session_id", table.id(), "location", "bistro", "lines", lines(101));
    evening.waiter.post("/api/orders", staff).expect(201);
    bounds(Map.of("quantity", 3));
    refused(evening.order(table.guest(), 4), "/lines/0/quantity", "quantity_max", "order 3 of");
  }

  private List<Map<String, Object>> lines(int quantity) {
    return List.of(Map.of("product_id", evening.product, "quantity", quantity));
  }

  @Test
  void an_order_that_comes_to_too_much_is_refused_whatever_its_lines_are() {
    var table = evening.table();
    bounds(Map.of("order", euros(3 * price)));
    evening.order(table.guest(), 3).expect(201);
    refused(evening.order(table.guest(), 4), "/lines", "order_total", "at once");
    var four = Collections.nCopies(4, lines(1).getFirst());
    refused(orders(table.guest(), Map.of("lines", four)), "/lines", "order_total", "EUR");
    var staff = Map.of("session_id", table.id(), "location", "bistro", "lines", lines(4));
    evening.waiter.post("/api/orders", staff).expect(201);
  }

  @Test
  void what_all_guests_of_a_table_order_has_a_bound_that_staff_and_voids_do_not_use_up() {
    var table = evening.table();
    var second = evening.join(table.code());
    bounds(Map.of("order", euros(3 * price), "session", euros(5 * price)));
    var first = evening.order(table.guest(), 3).expect(201).json();
    var staff = Map.of("session_id", table.id(), "location", "bistro", "lines", lines(50));
    evening.waiter.post("/api/orders", staff).expect(201);
    refused(evening.order(second, 3), "/lines", "session_total", "at one table");
    evening.order(second, 2).expect(201);
    refused(evening.order(second, 1), "/lines", "session_total", "ask the staff");
    evening
        .waiter
        .post(
            "/api/orders/" + first.get("id").textValue() + "/cancellation", Map.of("reason", "no"))
        .expect(200);
    evening.order(second, 3).expect(201);
    evening.order(evening.table().guest(), 3).expect(201);
  }

  @Test
  void a_bound_is_above_nothing_in_the_places_money_and_holds_an_order() {
    for (var wrong :
        List.<Map<String, Object>>of(
            Map.of("quantity", 0),
            Map.of("quantity", 100_001),
            Map.of("order", euros(0)),
            Map.of("order", Map.of("amount", 5, "currency", "USD")),
            Map.of("session", Map.of("currency", "EUR")),
            Map.of("order", euros(3_000_000)),
            Map.of("session", euros(1)))) {
      evening.admin.patch(BISTRO, Map.of("guest_bounds", wrong)).expect(400, "invalid");
    }
    evening.manager.patch(BISTRO, Map.of("guest_bounds", Map.of())).expect(403, "forbidden");
    assertThat(bounds(Map.of("quantity", 7)).get("quantity").intValue()).isEqualTo(7);
    assertThat(bounds(Map.of()).get("quantity").intValue()).isEqualTo(100);
  }

  @Test
  void what_is_usual_is_about_the_same_in_every_currency() {
    usual("EUR", 200_000);
    usual("JPY", 200_000);
    usual("HUF", 20_000_000);
    usual("KWD", 2_000_000);
  }

  @Test
  void a_place_is_made_with_bounds_of_its_own() {
    var place = place("USD");
    place.put("guest_bounds", Map.of("quantity", 3, "order", euros(5)));
    var wrong = evening.admin.post("/api/locations", place).expect(400, "invalid").json();
    assertThat(wrong.at("/errors/0/pointer").textValue()).isEqualTo("/guest_bounds/order/currency");
    place.put(
        "guest_bounds", Map.of("quantity", 3, "order", Map.of("amount", 5, "currency", "USD")));
    var made = evening.admin.post("/api/locations", place).expect(201).json();
    var kept = evening.admin.get("/api/locations/" + made.get("slug").textValue()).json();
    assertThat(kept.at("/guest_bounds/quantity").intValue()).isEqualTo(3);
    assertThat(kept.at("/guest_bounds/order/amount").intValue()).isEqualTo(5);
    assertThat(kept.at("/guest_bounds/session/amount").intValue()).isEqualTo(2_000_000);
  }

  private static Map<String, Object> place(String currency) {
    var place = new HashMap<String, Object>();
    place.put("name", "In " + currency);
    place.put("currency", currency);
    place.put("time_zone", "Europe/Berlin");
    place.put("languages", List.of("en"));
    return place;
  }

  private void usual(String currency, long order) {
    var made =
        evening
            .admin
            .post("/api/locations", place(currency))
            .expect(201)
            .json()
            .get("guest_bounds");
    assertThat(made.at("/order/amount").longValue()).as(currency).isEqualTo(order);
    assertThat(made.at("/session/amount").longValue()).isEqualTo(10 * order);
    assertThat(made.at("/order/currency").textValue()).isEqualTo(currency);
  }

  @Test
  void an_order_that_is_longer_than_an_answer_has_room_for_is_to_be_ordered_in_two_parts() {
    var table = evening.table();
    var long100 = "🍒".repeat(100);
    var product = BISTRO + "/products/" + evening.product;
    var names = evening.manager.get(product).json().get("names");
    evening
        .manager
        .patch(product, Map.of("names", Map.of("en", long100, "de", long100)))
        .expect(200);
    var many = Collections.nCopies(100, lines(1).getFirst());
    bounds(Map.of("order", euros(1_900_000)));
    orders(table.guest(), Map.of("lines", many)).expect(413, "too_large");
    orders(table.guest(), Map.of("lines", many.subList(0, 50))).expect(201);
    evening.manager.patch(product, Map.of("names", names)).expect(200);
  }
}
