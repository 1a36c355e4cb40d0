package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.TestApp;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.http.Client.Answer;
import dev.comanda.log.writer.Wait;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
  void who_is_signed_in_is_told_as_changed_at_once_at_that_node_and_soon_at_the_other() {
    var admin = there.as(token(here.nobody, "admin"));
    var waiters = List.of(waiterThere(), here.waiter);
    var person = "/api/users/" + me(here.waiter).get("id").textValue();
    List<Supplier<Answer>> changes =
        List.of(
            () -> admin.patch(person, Map.of("name", "Wanda")),
            () -> admin.patch(BISTRO, Map.of("name", "Under the linden")));
    for (var change : changes) {
      waiters.forEach(waiter -> me(waiter));
      change.get().expect(200);
      var now = admin.get(person).expect(200).json().get("user");
      assertThat(me(waiters.getFirst())).isEqualTo(now);
      Wait.until("the other node knows: " + now, () -> me(waiters.getLast()).equals(now));
    }
  }

  private static JsonNode me(Client who) {
    return who.get("/api/auth/verify").expect(200).json().get("user");
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

  /** Names of the menu that guests read next, in each language that somebody may ask for. */
  private static List<String> menus(Client guest) {
    return Stream.of("en", "de", "fr")
        .map(language -> guest.get("/api/guest/menu?lang=" + language).expect(200).header("ETag"))
        .toList();
  }

  @Test
  void what_changes_the_menu_at_one_is_in_the_next_that_is_read_at_each() {
    var table = here.table();
    var joined = here.nobody.post("/api/join/" + table.code(), Map.of()).expect(200).json();
    var token = joined.get("guest_token").textValue();
    var guests = List.of(here.nobody.as(token), there.as(token));
    var product = BISTRO + "/products/" + here.product;
    var category = here.manager.get(product).json().get("category_id").textValue();
    var managers = List.of(here.manager, there.as(token(here.nobody, "manager")));
    var admin = there.as(token(here.nobody, "admin"));
    List<Supplier<Answer>> changes =
        List.of(
            () -> managers.getFirst().patch(product, Map.of("names", both("Soup"))),
            () -> managers.getLast().patch(product, Map.of("names", both("Broth"))),
            () -> managers.getLast().put(product + "/availability", Map.of("available", false)),
            () ->
                managers
                    .getFirst()
                    .patch(BISTRO + "/categories/" + category, Map.of("names", both("Warm"))),
            () -> admin.patch(BISTRO, Map.of("name", "Linden")),
            () -> admin.patch(BISTRO, Map.of("tax_mode", "added")),
            () -> admin.patch(BISTRO, Map.of("languages", List.of("de", "en", "fr"))));
    var before = menus(guests.getFirst());
    for (var change : changes) {
      var said = change.get().expect(200).text();
      var after = menus(guests.getFirst());
      assertThat(menus(guests.getLast())).as(said).isEqualTo(after);
      for (int i = 0; i < after.size(); i++) {
        assertThat(after.get(i)).as(said).isNotEqualTo(before.get(i));
      }
      before = after;
    }
    here.waiter.post("/api/sessions/" + table.id() + "/closure", Map.of()).expect(200);
    guests.forEach(guest -> guest.get("/api/guest/menu").expect(409, "session_closed"));
  }

  private static Map<String, String> both(String name) {
    return Map.of("en", name, "de", name + " (de)");
  }

  /** The products that a name stands for in the next orders at each node, or why in none. */
  private static Set<String> meant(List<Client> waiters, String name) {
    var product = Map.of("name", name, "price", 1, "quantity", 1);
    var order = Map.of("location", "bistro", "customer_name", "Ada", "products", List.of(product));
    return waiters.stream()
        .map(waiter -> waiter.post("/api/orders", order).json())
        .map(
            answer ->
                answer.has("order")
                    ? answer.at("/order/products/0/id").textValue()
                    : answer.at("/errors/0/code").textValue())
        .collect(Collectors.toSet());
  }

  @Test
  void what_changes_the_meaning_of_a_name_at_one_counts_at_the_next_order_at_each() {
    var waiters = List.of(here.waiter, waiterThere());
    var admin = there.as(token(here.nobody, "admin"));
    var products = BISTRO + "/products";
    var product = products + "/" + here.product;
    var open = meant(waiters, "Broth");
    assertThat(open).hasSize(1).doesNotContain(here.product);
    admin.patch(product, Map.of("names", both("Broth"))).expect(200);
    assertThat(meant(waiters, "Broth")).containsExactly(here.product);
    assertThat(meant(waiters, "BROTH")).containsExactly(here.product);
    admin.patch(product, Map.of("names", Map.of("en", "Soup", "de", "Broth"))).expect(200);
    assertThat(meant(waiters, "Broth")).isEqualTo(open);
    admin.patch(BISTRO, Map.of("languages", List.of("de", "en"))).expect(200);
    assertThat(meant(waiters, "Broth")).containsExactly(here.product);
    var old = admin.get(product).expect(200).json();
    var made =
        Map.of(
            "sku", "broth",
            "names", Map.of("de", "broth"),
            "category_id", old.get("category_id"),
            "price", old.get("price"),
            "tax_class", old.get("tax_class"),
            "unit", "piece",
            "quantity_step", 1);
    var other = admin.post(products, made).expect(201).json().get("id").textValue();
    assertThat(meant(waiters, "broth")).containsExactly(other);
    assertThat(meant(waiters, "BROTH")).containsExactly("ambiguous");
    admin.delete(product).expect(204);
    assertThat(meant(waiters, "BROTH")).containsExactly(other);
    admin.delete(products + "/" + other).expect(204);
    assertThat(meant(waiters, "Broth")).isEqualTo(open);
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
