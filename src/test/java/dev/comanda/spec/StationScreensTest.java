package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.BISTRO;
import static dev.comanda.spec.Kitchens.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoPlaces;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How a kitchen's screens look, full and empty, heard and unheard, on a wall and in a pocket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StationScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "station";

  private static final int FULL = 40;

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));
  private final Kitchens kitchens = new Kitchens(Clock.systemUTC());
  private final Evening evening = kitchens.evening;

  @AfterAll
  void close() {
    kitchens.close();
    pictures.complete();
  }

  private void cook(Browser screen, String station) {
    at(screen, evening.app.url(), "kitchen", "/station/" + station);
  }

  private void at(Browser browser, String url, String who, String path) {
    browser.open(url + path);
    browser.type("[name=email]", who + "@demo.example");
    browser.type("[name=password]", DemoPlaces.PASSWORD);
    browser.press(browser.see(".entry-card [type=submit]"));
  }

  private void look(Browser browser, String name) {
    pictures.look(browser, name);
    browser.hold(Device.PHONE);
    pictures.look(browser, name + "-phone");
    browser.hold(Device.DESK);
  }

  private Map<String, Object> line(String name, int quantity, String note) {
    return note.isEmpty()
        ? Map.of("product_id", kitchens.product(name), "quantity", quantity)
        : Map.of("product_id", kitchens.product(name), "quantity", quantity, "note", note);
  }

  private JsonNode orders(List<Map<String, Object>> lines) {
    return evening
        .table()
        .guest()
        .key(UUID.randomUUID().toString())
        .post("/api/guest/orders", Map.of("lines", lines))
        .expect(201)
        .json();
  }

  @Test
  void a_station_at_work_and_what_can_be_done_with_a_ticket() {
    var changed =
        orders(List.of(line("Tomato soup", 1, ""), line("Burrata", 2, "no basil, please")));
    orders(List.of(line("Beef goulash", 3, ""), line("French fries", 2, "")));
    orders(List.of(line("Cheese spaetzle", 1, "allergic to nuts"), line("Bread basket", 1, "")));
    var kitchen = kitchens.station("bistro", "Kitchen");
    var last = kitchens.tickets(kitchen).getLast();
    evening.kitchen.put("/api/tickets/" + text(last, "id") + "/rush", Map.of("rush", true));
    var less = Map.of("reason", "dropped", "left", 1);
    evening.waiter.post("/api/orders/" + text(changed, "id") + "/lines/2/void", less).expect(200);
    try (var screen = Browser.start(Device.DESK)) {
      cook(screen, kitchen);
      screen.see(".fresh-live");
      screen.see(".work", "Burrata");
      look(screen, "station");
      screen.press(screen.see(".ticket-more"));
      screen.see("ticket-drawer");
      pictures.look(screen, "station-ticket");
    }
    kitchens.clear("Kitchen");
    kitchens.clear("Cold station");
  }

  @Test
  void a_station_with_forty_tickets() {
    var names = List.of("Pilsner 0.3 l", "Aperol spritz", "Espresso", "Riesling, dry, 0.2 l");
    for (int i = 0; i < FULL; i++) {
      var lines = new ArrayList<Map<String, Object>>();
      for (int j = 0; j <= i % names.size(); j++) {
        lines.add(line(names.get(j), 1 + (i + j) % 3, ""));
      }
      orders(lines);
    }
    try (var screen = Browser.start(Device.DESK)) {
      cook(screen, kitchens.station("bistro", "Bar"));
      screen.see(".fresh-live");
      screen.see(".ticket", "Aperol spritz");
      assertThat(screen.count(".ticket")).isEqualTo(FULL);
      look(screen, "station-full");
    }
    kitchens.clear("Bar");
  }

  @Test
  void a_station_with_nothing_to_make_and_one_that_hears_nothing() {
    try (var wire = Wire.to(evening.app.url());
        var screen = Browser.start(Device.DESK)) {
      screen.expect("WebSocket|ERR_");
      at(screen, wire.url(), "kitchen", "/station/" + kitchens.station("bistro", "Cold station"));
      screen.see(".idle", "Listening since");
      look(screen, "station-quiet");
      wire.cut();
      screen.see(".deaf");
      look(screen, "station-deaf");
      wire.mend();
      screen.gone(".deaf");
    }
  }

  @Test
  void a_robots_station_with_work_in_hand_and_a_drink_that_stands_still() {
    var robots = kitchens.station("bar", "Robots");
    for (var drink : List.of("Gin+Tonic", "Martini", "Mojito")) {
      evening.nobody.get("/OMS/bar?drink=" + drink).expect(200);
    }
    var claims = "/api/stations/" + robots + "/claims";
    var held = evening.kitchen.post(claims, Map.of()).expect(200).json().at("/tickets/0");
    kitchens.step(held, "start").expect(200);
    kitchens.step(held, "rejection").expect(200);
    var made = evening.kitchen.post(claims, Map.of()).expect(200).json().at("/tickets/0");
    kitchens.step(made, "start").expect(200);
    try (var screen = Browser.start(Device.DESK)) {
      cook(screen, robots);
      screen.see(".fresh-live");
      screen.see(".ticket-held");
      screen.see(".ticket-worker", "No robot waits for work.");
      look(screen, "station-robots");
      screen.open(evening.app.url() + "/board/bar");
      screen.see(".half[data-s=preparing] .call");
      look(screen, "station-board");
    }
  }

  @Test
  void what_nobody_makes_on_the_panel_and_how_far_a_guests_order_is() {
    var salad = BISTRO + "/products/" + kitchens.product("Potato salad");
    var grill =
        evening.manager.post(BISTRO + "/stations", Map.of("name", "Grill")).expect(201).json();
    evening.manager.patch(salad, Map.of("station_id", text(grill, "id"))).expect(200);
    evening.manager.delete(BISTRO + "/stations/" + text(grill, "id")).expect(204);
    var table = evening.table();
    var order = kitchens.orders(table.guest(), "Potato salad", "Espresso", "Cola 0.33 l");
    for (var ticket : kitchens.tickets(kitchens.station("bistro", "Bar"))) {
      if (text(ticket, "order_id").equals(text(order, "id"))) {
        kitchens.step(ticket, "ready").expect(200);
      }
    }
    try (var panel = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      at(panel, evening.app.url(), "waiter", "/panel?loc=bistro");
      panel.see(".ask", "Potato salad");
      look(panel, "station-held");
      phone.open(evening.app.url() + "/s/" + table.code());
      phone.press("Yes, show the menu");
      phone.press("Our orders");
      phone.see(".line", "Espresso Ready");
      pictures.look(phone, "station-guest");
    }
  }
}
