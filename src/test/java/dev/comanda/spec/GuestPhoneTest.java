package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What happens to a guest's phone between scanning and paying: tabs, Back, prices, translation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuestPhoneTest {
  /** What a browser's translation does: texts move into elements of its own. */
  private static final String TRANSLATE =
      """
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walk.nextNode()) if (walk.currentNode.data.trim()) texts.push(walk.currentNode);
      for (const text of texts) {
        const font = document.createElement('font');
        font.textContent = text.data;
        text.replaceWith(font);
      }
      """;

  private final Evening evening = new Evening(Clock.systemUTC());
  private final Browser phone = Browser.start(Device.PHONE);

  @BeforeAll
  void expect() {
    phone.expect("ERR_INTERNET_DISCONNECTED|ERR_BLOCKED_BY_CLIENT|/api/guest/orders .*409");
    // Tabs of earlier tests stay open, and a phone forgets the oldest of its sessions.
    phone.expect("/api/guest/menu.*401");
  }

  @AfterAll
  void close() {
    phone.close();
    evening.close();
  }

  private String path(Evening.Table table) {
    return evening.app.url() + "/s/" + table.code();
  }

  private Evening.Table seated() {
    var table = evening.table();
    phone.open(path(table));
    phone.press("Yes, show the menu");
    phone.see(".product");
    return table;
  }

  private JsonNode orders(Evening.Table table) {
    return evening.waiter.get("/api/sessions/" + table.id()).json().get("orders");
  }

  @Test
  void a_cart_that_one_tab_has_ordered_is_gone_from_the_other() {
    var table = seated();
    phone.press("Add Burrata");
    phone.see(".cart-bar .count", "1");
    var first = phone.openBeside(path(table));
    phone.press("Show order");
    phone.press("Order now");
    phone.see(".slip:not(.is-pending)", "Burrata");
    phone.turnTo(first);
    phone.gone(".cart-bar");
    assertThat(orders(table)).hasSize(1);
  }

  @Test
  void what_two_tabs_keep_without_a_connection_all_arrives_once() {
    var table = seated();
    var first = phone.openBeside(path(table));
    phone.see(".product");
    phone.offline(true);
    phone.press("Add Burrata");
    phone.press("Show order");
    phone.press("Order now");
    phone.see(".is-pending", "Burrata");
    phone.turnTo(first);
    phone.offline(true);
    phone.press("Add Tomato soup");
    phone.press("Show order");
    phone.press("Order now");
    phone.see(".is-pending", "Tomato soup");
    phone.see(".is-pending", "Burrata");
    phone.offline(false);
    phone.reload();
    phone.press("Our orders");
    phone.see(".slip:not(.is-pending)", "Tomato soup");
    phone.see(".slip:not(.is-pending)", "Burrata");
    phone.gone(".is-pending");
    assertThat(orders(table)).hasSize(2);
  }

  @Test
  void the_same_cart_is_the_same_order_whoever_sends_it_first() {
    phone.open(evening.app.url());
    var key =
        """
        const line = (quantity) => ({
          id: 'a', product_id: 'p', quantity, note: '', modifiers: [], groups: [],
          product: { name: 'Soup', unit: 'piece', price: { amount: 5 }, modifier_groups: [] },
        });
        return import('/web/js/guest/cart.js').then(({ entryOf }) =>
          [1000, 1000, 2000].map((quantity) => entryOf([line(quantity)]).key));
        """;
    var keys = (List<?>) Objects.requireNonNull(phone.run(key));
    assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
  }

  @Test
  void a_price_that_rose_before_a_kept_order_arrived_is_asked_about() {
    var oysters = product("Oysters", 1200);
    var table = seated();
    phone.press("Add Oysters");
    phone.offline(true);
    phone.press("Show order");
    phone.press("Order now");
    phone.see(".is-pending", "Not sent yet");
    evening.manager.patch(oysters, price(1800)).expect(200);
    phone.offline(false);
    phone.see("cart-sheet [role=alert]", "Oysters now costs €18.00, not €12.00");
    assertThat(orders(table)).isEmpty();
    phone.press("Order now");
    phone.see(".slip:not(.is-pending)", "€18.00");
    assertThat(orders(table).get(0).at("/total/amount").longValue()).isEqualTo(1800);
  }

  @Test
  void what_sells_out_in_the_cart_is_named_beside_the_lower_sum() {
    var snails = product("Snails", 900);
    seated();
    phone.press("Add Snails");
    phone.press("Add Burrata");
    evening.kitchen.put(snails + "/availability", Map.of("available", false)).expect(200);
    phone.see(".cart-bar .message", "Snails: sold out, not in the sum");
    phone.see(".toast", "Snails: sold out");
    phone.press("Show order");
    phone.see("cart-sheet .sum", "Snails: sold out, not in the sum");
  }

  @Test
  void a_note_of_whole_characters_and_lines_arrives_as_it_was_typed() {
    var table = seated();
    phone.press(phone.see(".product-open", "Burrata"));
    phone.run(
        """
        const note = document.querySelector('product-sheet textarea');
        note.value = 'no salt\\n' + '🍹'.repeat(300);
        note.dispatchEvent(new Event('input', { bubbles: true }));
        """);
    phone.press("Add");
    phone.gone("dialog");
    phone.press("Show order");
    phone.press("Order now");
    phone.see(".slip:not(.is-pending) .line-note", "no salt");
    assertThat(orders(table).get(0).at("/lines/0/note").textValue())
        .isEqualTo("no salt\n" + "🍹".repeat(192));
  }

  @Test
  void back_closes_what_is_open_and_stays_on_the_page() {
    var table = seated();
    phone.press("Add Burrata");
    phone.press(phone.see(".product-open", "Beef tartare"));
    phone.see("product-sheet dialog");
    phone.run("history.back()");
    phone.gone("dialog");
    phone.press("Show order");
    phone.press("Edit Burrata");
    phone.see("product-sheet dialog");
    phone.run("history.back()");
    phone.gone("product-sheet dialog");
    phone.see("cart-sheet dialog");
    phone.press("Close");
    phone.gone("dialog");
    phone.press("Show order");
    phone.run("history.back()");
    phone.gone("dialog");
    assertThat(phone.url()).isEqualTo(path(table));
    phone.see(".cart-bar .count", "1");
  }

  @Test
  void a_translated_page_goes_on_showing_what_is_true() {
    seated();
    phone.press("Add Burrata");
    phone.press("Add Burrata");
    phone.run(TRANSLATE);
    phone.press("Add Burrata");
    phone.see(".cart-bar .count", "3");
    phone.run(TRANSLATE);
    phone.press("Show order");
    phone.run(TRANSLATE);
    phone.press("More");
    phone.see("cart-sheet output", "4");
    phone.press("Order now");
    phone.see(".slip:not(.is-pending)", "4 × Burrata");
    assertThat(phone.count(".cart-bar")).isZero();
  }

  @Test
  void a_cancelled_order_says_why() {
    var table = seated();
    var order = evening.order(table.guest(), 1).expect(201).json().get("id").textValue();
    phone.press("Our orders");
    phone.see(".slip", "Received");
    var reason = Map.of("reason", "The oven is broken");
    evening.waiter.post("/api/orders/" + order + "/cancellation", reason).expect(200);
    phone.see(".toast", "cancelled by the staff: The oven is broken");
    phone.see(".slip.is-cancelled", "The oven is broken");
    phone.reload();
    phone.press("Our orders");
    phone.see(".slip.is-cancelled", "The oven is broken");
    evening.order(table.guest(), 2).expect(201);
    phone.see(".slip:not(.is-cancelled)", "Received");
    assertThat(phone.count(".notice")).as("what was told before the reload").isZero();
  }

  @Test
  void a_closed_table_is_summed_up_with_the_tax_that_is_added_and_what_was_not_ordered() {
    var diner = Map.of("payments", "off", "tax_mode", "added");
    evening.admin.patch("/api/locations/bistro", diner).expect(200);
    var plain = product("Plain burger", 1000);
    var table = seated();
    phone.press("Add Plain burger");
    phone.press("Show order");
    phone.press("Order now");
    phone.see(".slip:not(.is-pending)", "Plain burger");
    var due = phone.see(".table-sum strong").getText();
    assertThat(due).isNotEqualTo("€10.00");
    phone.press("Menu");
    phone.press("Add Plain burger");
    phone.see(".cart-bar .count", "1");
    evening.waiter.post("/api/sessions/" + table.id() + "/closure", Map.of()).expect(200);
    phone.see(".screen.closed .slip-sum", due);
    phone.see(".screen.closed .message-fault", "1 × Plain burger");
    evening.admin.patch("/api/locations/bistro", Map.of("tax_mode", "included")).expect(200);
    assertThat(plain).isNotEmpty();
  }

  @Test
  void every_page_that_a_browser_cannot_start_says_so_in_words() {
    phone.command("Network.enable", Map.of());
    blocked("*/web/lib/*");
    for (var page :
        List.of(
            "/",
            "/setup",
            "/s/1-a",
            "/t/1-a",
            "/panel",
            "/products",
            "/admin",
            "/reports",
            "/integrations",
            "/receipt",
            "/spots",
            "/scan/bar",
            "/station/bistro",
            "/board/bar")) {
      phone.open(evening.app.url() + page);
      phone.see(".not-started", "this browser is too old");
    }
    blocked();
  }

  private void blocked(String... urls) {
    phone.command("Network.setBlockedURLs", Map.of("urls", List.of(urls)));
  }

  /** Makes a product that nobody else knows, with nothing to choose; returns its path. */
  private String product(String name, long minor) {
    var path = "/api/locations/bistro/products";
    var like = evening.manager.get(path + "/" + evening.product).json();
    var product =
        Map.of(
            "sku", UUID.randomUUID().toString(),
            "names", Map.of("en", name),
            "category_id", like.get("category_id"),
            "price", price(minor).get("price"),
            "tax_class", like.get("tax_class"),
            "unit", "piece");
    var made = evening.manager.post(path, product).expect(201).json();
    return path + "/" + made.get("id").textValue();
  }

  private static Map<String, Object> price(long minor) {
    return Map.of("price", Map.of("amount", minor, "currency", "EUR"));
  }
}
