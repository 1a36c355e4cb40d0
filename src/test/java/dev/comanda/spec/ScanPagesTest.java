package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import dev.comanda.session.QrImage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page that asks before it orders, the live grid of codes, the sheet to print. */
class ScanPagesTest {
  private static final String ASK = "/scan/bar/order?drink=Gin+Tonic";
  private static final Pattern ACTION =
      Pattern.compile("<form method=\"post\" action=\"([^\"]+)\">");

  private final HandClock clock = new HandClock(Instant.parse("2026-11-20T19:30:00Z"));
  private final Evening evening = new Evening(clock);
  private final List<Client> phones = new ArrayList<>();

  @AfterEach
  void close() {
    phones.forEach(Client::close);
    evening.close();
  }

  private Client phone() {
    var phone = Client.of(evening.app.url(), evening.nobody.contract());
    phones.add(phone);
    return phone;
  }

  private JsonNode scans() {
    return evening.waiter.get("/api/locations/bar/panel").expect(200).json().get("scans");
  }

  /** Where the button of a page leads. */
  private static String button(Client.Answer page) {
    var action = ACTION.matcher(page.expect(200).text());
    assertThat(action.find()).as(page.text()).isTrue();
    return action.group(1).replace("&amp;", "&");
  }

  @Test
  void the_page_asks_and_only_its_button_orders() {
    var phone = phone();
    var page = phone.get(ASK);
    assertThat(page.text()).contains("<h1>Gin Tonic</h1>", "€9.50", "Order now");
    assertThat(page.header("Content-Security-Policy"))
        .contains("form-action 'self'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.text()).contains("<script type=\"module\" src=\"/web/js/scan/ask.js\">");
    phone.get(ASK).expect(200);
    phone.head(ASK).expect(200);
    assertThat(scans()).isEmpty();
    var answer = phone.post(button(page), "").expect(200);
    assertThat(answer.text()).contains("Preparing Gin Tonic", "<strong>1</strong>");
    assertThat(scans()).hasSize(1);
  }

  @Test
  void pressing_twice_and_loading_the_answer_again_is_one_order_also_without_cookies() {
    var button = button(phone().get(ASK));
    phone().post(button, "").expect(200);
    clock.pass(Duration.ofHours(1));
    var again = phone().post(button, "").expect(200);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text()).contains("<strong>1</strong>", "it was not placed again");
    assertThat(scans()).hasSize(1);
    phone().post(button(phone().get(ASK)), "").expect(200);
    assertThat(scans()).hasSize(2);
  }

  @Test
  void the_page_and_the_bare_address_share_the_window() {
    var phone = phone();
    phone.get("/OMS?drink=Gin+Tonic").expect(200);
    var button = button(phone.get(ASK));
    var answer = phone.post(button, "").expect(200);
    assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(scans()).hasSize(1);
    clock.pass(Duration.ofSeconds(10));
    assertThat(phone.post(button, "").expect(200).text()).isEqualTo(answer.text());
    assertThat(phone().post(button, "").expect(200).text()).isEqualTo(answer.text());
    assertThat(scans()).hasSize(1);
  }

  @Test
  void what_cannot_be_ordered_is_told_on_a_page() {
    assertThat(phone().get("/scan/bar/order").expect(400).text()).contains("Which drink?");
    assertThat(phone().post("/scan/bar/order?drink=Petrol", "").expect(404).text())
        .contains("We don’t have this", "Nothing was ordered");
    available("Gin Tonic", false);
    var answer = phone().with("Accept-Language", "de-AT,en;q=0.5").post(ASK, "").expect(409);
    assertThat(answer.text()).contains("Ausverkauft", "lang=\"de\"");
    assertThat(phone().get("/scan/bistro/order?drink=Burrata").expect(404).text())
        .contains("We don’t have this");
    assertThat(scans()).isEmpty();
  }

  @Test
  void a_hostile_name_is_no_markup_on_a_page() {
    var like = product("Gin Tonic");
    var name = "\"><script>alert(1)</script>{place}";
    evening
        .manager
        .patch(
            "/api/locations/bar/products/" + like.get("id").textValue(),
            Map.of("names", Map.of("en", name)))
        .expect(200);
    var drink = grid().get(0);
    assertThat(drink.get("name").textValue()).isEqualTo(name);
    var page = phone().get(drink.get("order").textValue()).expect(200);
    assertThat(page.text()).contains("&lt;script&gt;", "{place}").doesNotContain("<script>");
    phone().post(button(page), "").expect(200);
    var sheet = evening.waiter.get("/api/locations/bar/scan-sheet").expect(200).text();
    assertThat(sheet).contains("&lt;script&gt;").doesNotContain("<script>alert");
  }

  private JsonNode product(String name) {
    return evening.manager.get("/api/locations/bar/products").named(name);
  }

  private void available(String name, boolean available) {
    var path = "/api/locations/bar/products/" + product(name).get("id").textValue();
    evening.kitchen.put(path + "/availability", Map.of("available", available)).expect(200);
  }

  private JsonNode grid() {
    return evening.nobody.get("/api/scan/bar").expect(200).json().at("/categories/0/drinks");
  }

  @Test
  void the_grid_has_what_can_be_had_now() {
    assertThat(grid())
        .extracting(drink -> drink.get("name").textValue())
        .containsExactly("Gin Tonic", "Martini", "Mai Tai", "Pina Colada", "Mojito", "Margarita");
    available("Martini", false);
    assertThat(grid()).hasSize(5).noneMatch(d -> d.get("name").textValue().equals("Martini"));
    available("Martini", true);
    assertThat(grid()).hasSize(6);
    var path = "/api/locations/bar/products/" + product("Mojito").get("id").textValue();
    evening.manager.delete(path).expect(204);
    assertThat(grid()).hasSize(5);
  }

  @Test
  void codes_carry_the_page_that_asks_or_the_address_that_orders() {
    var drink = grid().get(0);
    assertThat(drink.get("url").textValue()).isEqualTo(evening.app.url() + ASK);
    assertThat(drink.get("order").textValue()).isEqualTo(ASK);
    var picture = drink.get("picture").textValue();
    assertThat(evening.nobody.get(picture).expect(200).body())
        .isEqualTo(QrImage.svg(evening.app.url() + ASK));
    evening.admin.patch("/api/locations/bar", Map.of("scan", "direct")).expect(200);
    var bare = grid().get(0).get("url").textValue();
    assertThat(bare).isEqualTo(evening.app.url() + "/OMS/bar?drink=Gin+Tonic");
    assertThat(evening.nobody.get(picture).expect(200).body()).isEqualTo(QrImage.svg(bare));
    assertThat(grid().get(0).get("order").textValue()).isEqualTo(ASK);
    var opened = phone().get(bare.substring(evening.app.url().length())).expect(200);
    assertThat(opened.text()).endsWith("Ordernumber 1");
  }

  @Test
  void the_sheet_is_for_staff_and_has_what_is_sold_out_too() {
    available("Martini", false);
    var path = "/api/locations/bar/scan-sheet";
    var sheet = evening.waiter.get(path).expect(200).text();
    assertThat(sheet).contains("<strong>Martini</strong>", "<strong>Gin Tonic</strong>");
    assertThat(sheet.split("<svg ", -1)).hasSize(7);
    evening.nobody.get(path).expect(401);
    evening.kitchen.get(path).expect(403, "forbidden");
  }

  @Test
  void a_name_that_needs_encoding_is_found_by_its_code() {
    var name = "Piña & Co. 100% +1?";
    var id = product("Pina Colada").get("id").textValue();
    evening
        .manager
        .patch("/api/locations/bar/products/" + id, Map.of("names", Map.of("en", name)))
        .expect(200);
    for (var drink : grid()) {
      var url = drink.get("order").textValue();
      var said = URLDecoder.decode(url.substring(url.indexOf('=') + 1), StandardCharsets.UTF_8);
      assertThat(said).isEqualTo(drink.get("name").textValue());
      phone().get(url).expect(200);
    }
  }
}
