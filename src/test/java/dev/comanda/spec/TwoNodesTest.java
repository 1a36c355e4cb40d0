package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.TestApp;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.http.Client.Answer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one node does counts at once at the other, whatever that one remembers. */
class TwoNodesTest {
  private static final String BISTRO = "/api/locations/bistro";

  private final Evening here = new Evening(Clock.systemUTC());
  private final TestApp other = here.app.beside();
  private final Client there = Client.of(other.url(), here.nobody.contract());

  @AfterEach
  void close() {
    there.close();
    other.close();
    here.close();
  }

  private Client waiterThere() {
    return there.as(token(here.nobody, "waiter"));
  }

  private static String token(Client page, String who) {
    var login = Map.of("email", who + "@demo.example", "password", DemoPlaces.PASSWORD);
    return page.post("/api/auth/login", login).expect(200).json().get("access_token").textValue();
  }

  private Answer order(Client waiter) {
    var order = Map.of("location", "bistro", "lines", lines());
    return waiter.post("/api/orders", order);
  }

  private List<Map<String, Object>> lines() {
    return List.of(Map.of("product_id", here.product, "quantity", 1));
  }

  private static int price(Answer order) {
    return order.expect(201).json().at("/lines/0/unit_price/amount").intValue();
  }

  @Test
  void who_signed_in_at_one_is_known_at_the_other() {
    waiterThere().get("/api/auth/verify").expect(200);
  }

  @Test
  void a_price_and_what_is_sold_out_count_at_the_next_order() {
    var waiter = waiterThere();
    price(order(waiter));
    var product = BISTRO + "/products/" + here.product;
    here.manager
        .patch(product, Map.of("price", Map.of("amount", 777, "currency", "EUR")))
        .expect(200);
    assertThat(price(order(waiter))).isEqualTo(777);
    here.manager.put(product + "/availability", Map.of("available", false)).expect(200);
    order(waiter).expect(409, "product_unavailable");
    here.manager.put(product + "/availability", Map.of("available", true)).expect(200);
    assertThat(price(order(waiter))).isEqualTo(777);
  }

  @Test
  void how_a_location_taxes_counts_at_the_next_order() {
    var waiter = waiterThere();
    order(waiter).expect(201);
    here.admin.patch(BISTRO, Map.of("tax_mode", "added")).expect(200);
    var order = order(waiter).expect(201).json();
    assertThat(order.at("/lines/0/tax_mode").textValue()).isEqualTo("added");
  }

  @Test
  void a_guest_is_known_everywhere_until_the_session_is_closed_anywhere() {
    var table = here.table();
    var joined = here.nobody.post("/api/join/" + table.code(), Map.of()).expect(200).json();
    var guest = there.as(joined.get("guest_token").textValue());
    guest.key("one").post("/api/guest/orders", Map.of("lines", lines())).expect(201);
    here.waiter.post("/api/sessions/" + table.id() + "/closure", Map.of()).expect(200);
    guest.key("two").post("/api/guest/orders", Map.of("lines", lines())).expect(409);
  }

  @Test
  void a_key_that_was_used_at_one_orders_nothing_more_at_the_other() {
    var both = List.of(here.waiter.key("same"), waiterThere().key("same"));
    var answers = new ArrayList<CompletableFuture<Answer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        both.forEach(
            node -> answers.add(CompletableFuture.supplyAsync(() -> order(node), threads)));
      }
    }
    assertThat(answers.stream().map(a -> a.join().expect(201).json().get("id")).distinct())
        .hasSize(1);
  }

  @Test
  void numbers_of_orders_at_both_at_once_are_consecutive() {
    var nodes = List.of(here.waiter, waiterThere());
    List<CompletableFuture<Integer>> numbers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      numbers =
          IntStream.range(0, 60)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> order(nodes.get(i % 2)).expect(201).json().get("number").intValue(),
                          threads))
              .toList();
    }
    assertThat(numbers.stream().map(CompletableFuture::join).sorted())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 60).boxed().toList());
  }
}
