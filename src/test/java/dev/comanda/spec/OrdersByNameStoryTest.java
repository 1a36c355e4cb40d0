package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the panel shows what was sold beside the catalog, and what another waiter ordered. */
class OrdersByNameStoryTest {
  @Test
  void the_panel_marks_open_items_and_other_prices_and_leaves_other_peoples_orders_alone() {
    try (var place = new Place();
        var nobody = Client.of(place.url(""));
        var desk = Browser.start(Device.DESK)) {
      var manager = signIn(nobody, place, "manager");
      var opened =
          manager.post("/api/locations/bistro/sessions", Map.of("name", "Table 1")).expect(201);
      var session = opened.json().get("id").textValue();
      nobody.post("/api/join/" + opened.json().get("code").textValue(), Map.of()).expect(200);
      orders(manager, session, WaiterOrdersTest.named("Stew", 7.5, 1));
      orders(manager, session, WaiterOrdersTest.named("Tomato soup", 1, 1));

      place.panel(desk, "bistro");
      desk.press(desk.see(".card", "Table 1"));
      desk.see(".slip .line", "Not on the menu");
      desk.see(".slip .line", "instead of €");
      assertThat(desk.count(".slip .icon-button")).isZero();
      assertThat(desk.count(".slip .link-button")).isZero();

      var waiter = signIn(nobody, place, "waiter");
      orders(waiter, session, WaiterOrdersTest.named("Tomato soup", 1, 2));
      desk.see(".slip .icon-button");
      assertThat(desk.count(".slip .icon-button")).isEqualTo(1);
      desk.accessible("orders by name");
    }
  }

  private static Client signIn(Client nobody, Place place, String who) {
    try (var page = Client.of(place.url(""))) {
      var login = Map.of("email", who + "@demo.example", "password", DemoPlaces.PASSWORD);
      var answer = page.post("/api/auth/login", login).expect(200);
      return nobody.as(answer.json().get("access_token").textValue());
    }
  }

  private static void orders(Client by, String session, Map<String, Object> product) {
    by.post("/api/orders", Map.of("session_id", session, "products", List.of(product))).expect(201);
  }
}
