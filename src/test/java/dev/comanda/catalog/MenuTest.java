package dev.comanda.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import dev.comanda.demo.DemoApp;
import dev.comanda.http.Client;
import dev.comanda.json.Json;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import dev.comanda.problem.Turns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MenuTest {
  private static final String MENU = "/api/guest/menu";
  private static final String PRODUCTS = "/api/locations/bistro/products";
  private static final String EVENTS = "/api/locations/bistro/events?after=";

  private static final byte[] END = "}".getBytes(UTF_8);

  private final DemoApp demo = new DemoApp();
  private final Client manager = demo.as("manager");

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void a_guest_sees_the_menu_in_any_language_of_the_location() {
    var guest = guest();
    var english = guest.get(MENU + "?lang=en").expect(200).json();
    assertThat(english.at("/location/name").textValue()).isEqualTo("Bistro Linden");
    assertThat(english.at("/categories/0/name").textValue()).isEqualTo("Starters");
    var german = guest.get(MENU + "?lang=de").expect(200).json();
    assertThat(german.at("/categories/0/name").textValue()).isEqualTo("Vorspeisen");
    assertThat(german.at("/categories/0/products/0/name").textValue()).isEqualTo("Tomatensuppe");
    var french = guest.get(MENU + "?lang=fr").expect(200).json();
    assertThat(french.get("language").textValue()).isEqualTo("en");
    assertThat(french.get("categories")).isEqualTo(english.get("categories"));
  }

  @Test
  void it_shows_what_is_sold_out_and_nothing_that_is_retired() {
    var guest = guest();
    var products = guest.get(MENU).json().at("/categories/0/products");
    var soldOut = products.get(0).get("id").textValue();
    var retired = products.get(1).get("id").textValue();
    manager.put(PRODUCTS + "/" + soldOut + "/availability", Map.of("available", false)).expect(200);
    manager.delete(PRODUCTS + "/" + retired).expect(204);

    var after = guest.get(MENU).json().at("/categories/0/products");
    assertThat(after).hasSize(products.size() - 1);
    assertThat(after.get(0).get("id").textValue()).isEqualTo(soldOut);
    assertThat(after.get(0).get("available").booleanValue()).isFalse();
    assertThat(after.findValuesAsText("id")).doesNotContain(retired);
  }

  @Test
  void it_stands_in_the_order_that_the_place_gives_it() {
    var guest = guest();
    var before = guest.get(MENU).json().get("categories");
    var firstCategory = before.get(0).get("id").textValue();
    var lastCategory = before.get(before.size() - 1);
    var products = lastCategory.get("products");
    var lastProduct = products.get(products.size() - 1).get("id").textValue();
    for (var each : products) {
      manager.patch(PRODUCTS + "/" + each.get("id").textValue(), Map.of("sort", 2)).expect(200);
    }
    manager.patch(PRODUCTS + "/" + lastProduct, Map.of("sort", 1)).expect(200);
    var categories = "/api/locations/bistro/categories/";
    manager.patch(categories + firstCategory, Map.of("sort", 900)).expect(200);
    var lastId = lastCategory.get("id").textValue();
    manager.patch(categories + lastId, Map.of("sort", 0)).expect(200);

    var after = guest.get(MENU).json().get("categories");
    assertThat(after.get(0).get("id").textValue()).isEqualTo(lastId);
    assertThat(after.get(0).at("/products/0/id").textValue()).isEqualTo(lastProduct);
    assertThat(after.get(after.size() - 1).get("id").textValue()).isEqualTo(firstCategory);
  }

  @Test
  void it_is_sent_again_only_when_it_has_changed() {
    var guest = guest();
    var first = guest.get(MENU + "?lang=en").expect(200);
    var known = guest.with("If-None-Match", first.header("ETag"));
    known.get(MENU + "?lang=en").expect(304);
    // The log goes on without the menu, so a copy of it stays right.
    var waiter = demo.as("waiter");
    waiter.post("/api/locations/bistro/sessions", Map.of("name", "Another")).expect(201);
    known.get(MENU + "?lang=en").expect(304);
    var id = first.json().at("/categories/0/products/0/id").textValue();
    manager.patch(PRODUCTS + "/" + id, Map.of("names", Map.of("en", "Soup"))).expect(200);
    var second = known.get(MENU + "?lang=en").expect(200);
    assertThat(second.json().at("/categories/0/products/0/name").textValue()).isEqualTo("Soup");
    assertThat(second.header("ETag")).isNotEqualTo(first.header("ETag"));
  }

  @Test
  void its_position_goes_on_with_the_log() {
    var guest = guest();
    var first = guest.get(MENU).expect(200).json();
    demo.as("waiter").post("/api/locations/bistro/sessions", Map.of("name", "More")).expect(201);
    var second = guest.get(MENU).expect(200).json();
    assertThat(second.get("categories")).isEqualTo(first.get("categories"));
    var since = manager.get(EVENTS + first.get("position").textValue()).expect(200).json();
    assertThat(since.get("data")).hasSize(1);
    assertThat(since.get("position")).isEqualTo(second.get("position"));
  }

  @Test
  void what_is_sold_out_until_a_time_is_back_at_that_time_though_nobody_put_it_back() {
    var clock = new HandClock(DemoApp.CLOCK.instant());
    var database = demo.app().database();
    var kept = new KeptMenus(new Menus(database, clock), clock);
    var products = guest().get(MENU).json().at("/categories/0/products");
    for (int hours : new int[] {1, 2}) {
      var path = PRODUCTS + "/" + products.get(hours).get("id").textValue() + "/availability";
      var until = clock.instant().plus(Duration.ofHours(hours));
      manager.put(path, Map.of("available", false, "until", until)).expect(200);
    }
    // By minutes, there and back: a clock may be set back as well.
    for (int minutes : new int[] {0, 59, 60, 61, 119, 120, 600, 119, 60, 59, 0}) {
      clock.set(DemoApp.CLOCK.instant().plus(Duration.ofMinutes(minutes)));
      var shown = Json.tree(new String(page(kept).beginning().plain(END), UTF_8));
      for (int hours : new int[] {1, 2}) {
        var product = shown.at("/categories/0/products/" + hours);
        boolean back = minutes >= 60 * hours;
        assertThat(product.get("available").booleanValue()).as("at " + minutes).isEqualTo(back);
        assertThat(product.has("sold_out_until")).isEqualTo(!back);
      }
      assertThat(page(kept)).isSameAs(page(kept));
    }
  }

  private KeptMenus.Page page(KeptMenus kept) {
    var database = demo.app().database();
    var bistro = database.read(tx -> Locations.bySlug(tx, "bistro")).orElseThrow();
    var mark = database.glance(tx -> LocationLog.mark(tx, bistro).get());
    return kept.page(bistro, "en", mark, Turns.atReading());
  }

  @Test
  void who_takes_no_gzip_gets_the_same() {
    var guest = guest();
    var plain = guest.get(MENU).expect(200);
    assertThat(plain.header("Content-Encoding")).isEmpty();
    var packed = guest.with("Accept-Encoding", "gzip").get(MENU).expect(200);
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.body()).isEqualTo(plain.body());
    for (var answer : List.of(plain, packed)) {
      assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Encoding");
      assertThat(answer.header("ETag")).isEqualTo(plain.header("ETag"));
    }
  }

  @Test
  void from_its_position_on_no_change_of_it_is_missed() {
    var guest = guest();
    var menu = guest.get(MENU).json();
    var id = menu.at("/categories/0/products/0/id").textValue();
    manager.patch(PRODUCTS + "/" + id, Map.of("sort", 5)).expect(200);
    var position = menu.get("position").textValue();
    var log = manager.get("/api/locations/bistro/events?after=" + position).expect(200).json();
    assertThat(log.get("data")).hasSize(1);
    assertThat(log.at("/data/0/data/id").textValue()).isEqualTo(id);
  }

  private Client guest() {
    var session =
        demo.as("waiter")
            .post("/api/locations/bistro/sessions", Map.of("name", "Table 1"))
            .expect(201);
    var joined = demo.nobody().post("/api/join/" + session.json().get("code").textValue(), "{}");
    return demo.nobody().as(joined.expect(200).json().get("guest_token").textValue());
  }
}
