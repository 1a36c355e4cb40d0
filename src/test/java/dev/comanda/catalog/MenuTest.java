package dev.comanda.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoApp;
import dev.comanda.http.Client;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MenuTest {
  private static final String MENU = "/api/guest/menu";
  private static final String PRODUCTS = "/api/locations/bistro/products";

  private final DemoApp demo = new DemoApp();
  private final Client manager = demo.as("manager");

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void aGuestSeesTheMenuInAnyLanguageOfTheLocation() {
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
  void itShowsWhatIsSoldOutAndNothingThatIsRetired() {
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
  void itStandsInTheOrderThatThePlaceGivesIt() {
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
  void itIsSentAgainOnlyWhenItHasChanged() {
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
  void fromItsPositionOnNoChangeOfItIsMissed() {
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
