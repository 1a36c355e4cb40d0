package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.BISTRO;
import static dev.comanda.spec.Kitchens.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import dev.comanda.preparation.robot.EngineStandIn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

/** What a manager sets up for the kitchen: stations, what goes where, robots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KitchenScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "admin-kitchen";

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));
  private final Kitchens kitchens = new Kitchens(Clock.systemUTC());
  private final Evening evening = kitchens.evening;

  @AfterAll
  void close() {
    kitchens.close();
    pictures.complete();
  }

  private Browser open(Evening where, String part, String place) {
    var browser = Administration.signedIn(where, "manager");
    browser.open(where.app.url() + "/admin?part=" + part + "&loc=" + place);
    return browser;
  }

  private void everywhere(Browser browser, String name) {
    Administration.everywhere(pictures, browser, name);
  }

  /** Looks at what is shown on a desk and on a phone. */
  private void look(Browser browser, String name) {
    pictures.look(browser, name);
    browser.hold(Device.PHONE);
    pictures.look(browser, name + "-phone");
    browser.hold(Device.DESK);
  }

  /** What was typed is there again; what is no number is refused, not taken for none. */
  private static void goesOnWithTheDraft(Browser browser) {
    browser.press("Add a station");
    browser.see("station-dialog .modal-foot", "Not saved yet.");
    browser.type("station-dialog [name=minutes]", "12");
    browser.type("station-dialog [name=intake_minutes]", "12abc");
    browser.press("Save");
    browser.see("station-dialog .fault", "wrong type");
    browser.type("station-dialog [name=intake_minutes]", "30");
    browser.press("Save");
    browser.gone("station-dialog dialog");
  }

  @Test
  void a_place_without_stations_gets_its_first_and_sends_its_menu_there() {
    var empty = new Evening(Clock.systemUTC());
    try (var browser = open(empty, "routing", "bistro")) {
      browser.expect("/stations .*400");
      browser.see(".empty", "No stations yet, so nothing goes anywhere.");
      look(browser, "admin-kitchen-routing-none");
      browser.press(browser.see(".empty a", "Add a station"));
      browser.see(".empty", "No stations yet: nothing is prepared through Comanda here.");
      look(browser, "admin-kitchen-none");
      browser.press("Add a station");
      browser.type("station-dialog [name=minutes]", "0");
      browser.press("Save");
      browser.see("station-dialog .fault");
      look(browser, "admin-kitchen-wrong");
      browser.type("station-dialog [name=name]", "Grill");
      browser.strike(Keys.ESCAPE);
      browser.gone("station-dialog dialog");
      goesOnWithTheDraft(browser);
      browser.see(".key", "Grill People");
      var pace = "makes 4 at once · takes in 30 minutes of work a quarter of an hour";
      browser.see(".key", "12 min a ticket · " + pace);
      browser.press("What goes where");
      browser.see(".nowhere", "Starters whole category");
      everywhere(browser, "admin-kitchen-nowhere");
      browser.press("Send to Grill: Starters");
      browser.see(".toast.is-shown", "Starters: Grill.");
      browser.see(".where-group", "Starters Change Grill");
      assertThat(focused(browser)).isEqualTo("Send to Grill: Salads and bowls");
      browser.press("Needs no preparation: Soft drinks");
      browser.see(".where-group", "Soft drinks Change handed over without preparation");
      var routing = empty.manager.get(BISTRO + "/routing").expect(200).json();
      assertThat(text(routing.at("/nowhere/0"), "name")).isNotEqualTo("Tomato soup");
    } finally {
      empty.close();
    }
  }

  private static String focused(Browser browser) {
    var label = "return document.activeElement.ariaLabel ?? ''";
    return Objects.toString(browser.run(label));
  }

  @Test
  void stations_robots_and_what_stands_still() {
    try (var engine = EngineStandIn.start()) {
      robots(engine);
      evening.nobody.get("/OMS/bar?drink=Gin+Tonic").expect(200);
      var robots = kitchens.station("bar", "Robots");
      standsStill(robots, "Gin Tonic");
      evening.nobody.get("/OMS/bar?drink=Martini").expect(200);
      var report = Map.of("id", 4711, "status", "Mix Cocktail", "orderbot_id", 2);
      evening.nobody.put("/scheduler/update_status", report).expect(200);
      try (var browser = open(evening, "kitchen", "bar")) {
        browser.see(".asks", "Gin Tonic");
        browser.see(".key", "1 waits · 1 stands still");
        browser.see(".robot-why", "It makes nothing of what waits.");
        browser.see(".key", "Drink 4711: Mix Cocktail");
        everywhere(browser, "admin-kitchen");
        browser.press(browser.see("[aria-label='Drop Mixer 7']"));
        browser.see("ask-dialog", "It gets no order until it asks again.");
        look(browser, "admin-kitchen-drop");
        browser.press("Drop");
        browser.gone("ask-dialog dialog");
        browser.see(".empty", "No robot waits.");
        takenOff(browser);
        oneOfTwo(browser, robots);
        removed(browser);
      }
    }
  }

  private void robots(EngineStandIn engine) {
    evening
        .nobody
        .with("Cpee-Callback", engine.instance().waitAnew())
        .with("Cpee-Label", "Mixer 7")
        .get("/scheduler/set_callback?items=Mojito,Mai+Tai&from=00:00&to=23:59")
        .expect(200);
  }

  private void standsStill(String station, String drink) {
    var claims = "/api/stations/" + station + "/claims";
    var makes = Map.<String, Object>of("items", List.of(drink));
    var held = evening.kitchen.post(claims, makes).expect(200).json().at("/tickets/0");
    kitchens.step(held, "start").expect(200);
    kitchens.step(held, "rejection").expect(200);
  }

  private void takenOff(Browser browser) {
    browser.press("Take off");
    browser.see("ask-dialog", "it is not made, and no longer stands on the bill.");
    look(browser, "admin-kitchen-take-off");
    browser.press("Sold out");
    browser.press("Take off");
    browser.gone(".asks");
  }

  /** Of two of a line the one that waits goes; the one that stands still is made again. */
  private void oneOfTwo(Browser browser, String station) {
    var two = List.of(Map.of("name", "Mai Tai", "price", 1, "quantity", 2));
    var order = Map.of("customer_name", "Ada", "location", "bar", "products", two);
    var placed = evening.manager.post("/api/orders", order).expect(201).json().get("order");
    standsStill(station, "Mai Tai");
    browser.press(browser.see(".asks .button.danger", "Take off"));
    browser.see("ask-dialog", "One less is made and billed.");
    browser.press("Guest changed their mind");
    browser.press(browser.see("ask-dialog [type=submit]"));
    browser.gone("ask-dialog dialog");
    var left = evening.manager.get("/api/orders/" + text(placed, "id")).expect(200).json();
    assertThat(left.at("/lines/0/quantity").intValue()).isEqualTo(1);
    browser.press(browser.see(".asks .button", "Again at Robots"));
    browser.gone(".asks");
    browser.see(".key", "2 wait");
  }

  private void removed(Browser browser) {
    browser.press("Remove Robots");
    browser.see("ask-dialog", "2 tickets are still to be made there.");
    browser.see("ask-dialog", "It is the only station: without it nothing is prepared");
    look(browser, "admin-kitchen-remove");
    browser.press("Remove");
    browser.see(".asks", "Its station has been removed.");
    browser.see(".empty", "No stations yet");
  }

  @Test
  void what_two_managers_change_at_once_is_shown_before_it_is_lost() {
    var cold = BISTRO + "/stations/" + kitchens.station("bistro", "Cold station");
    try (var browser = open(evening, "kitchen", "bistro")) {
      browser.expect("/stations/.*412");
      browser.expect("/products/.*412");
      browser.expect("ERR_INTERNET_DISCONNECTED");
      browser.press("Change Cold station");
      browser.type("station-dialog [name=name]", "Cold kitchen");
      evening.manager.patch(cold, Map.of("minutes", 11)).expect(200);
      browser.press("Save");
      browser.see(
          "station-dialog .message-fault", "It is called Cold station now, with 11 minutes.");
      look(browser, "admin-kitchen-other");
      browser.press("Save");
      browser.gone("station-dialog dialog");
      browser.see(".key", "Cold kitchen");
      browser.see(".key", "11 min a ticket");
      evening.manager.patch(cold, Map.of("name", "Cold station")).expect(200);
      browser.offline(true);
      browser.see(".message-fault", "Try again");
      look(browser, "admin-kitchen-failed");
      browser.offline(false);
      browser.press("Try again");
      browser.gone(".message-fault");
      whatGoesThere(browser);
      routed(browser);
    }
  }

  /** Who removes a station is told of what goes there alone, where anything does. */
  private void whatGoesThere(Browser browser) {
    browser.press("Remove Cold station");
    browser.see(
        "ask-dialog", "products then go nowhere until you say where. This cannot be undone.");
    browser.strike(Keys.ESCAPE);
    browser.gone("ask-dialog dialog");
    var spare = evening.manager.post(BISTRO + "/stations", Map.of("name", "Spare")).expect(201);
    browser.press("Remove Spare");
    var asked = browser.see("ask-dialog", "Nothing is to be made there just now.");
    assertThat(asked.getDomProperty("textContent"))
        .contains("This cannot be undone.")
        .doesNotContain("nowhere");
    var soup = BISTRO + "/products/" + kitchens.product("Tomato soup");
    evening.manager.patch(soup, Map.of("station_id", text(spare.json(), "id"))).expect(200);
    kitchens.orders(evening.table().guest(), "Tomato soup");
    browser.press(browser.see("ask-dialog [type=submit]"));
    browser.gone("ask-dialog dialog");
    browser.see(".key", "At no station 1 stands still");
    evening.manager.patch(soup, Map.of("station_id", "")).expect(200);
  }

  private void routed(Browser browser) {
    var salad = BISTRO + "/products/" + kitchens.product("Potato salad");
    var bar = kitchens.station("bistro", "Bar");
    browser.press("What goes where");
    browser.see(".message", "Everything on the menu goes somewhere.");
    everywhere(browser, "admin-kitchen-routing");
    browser.type("admin-routing [type=search]", "potato");
    browser.press("Change Potato salad");
    browser.see("where-dialog .choice-one", "As its category: ");
    browser.press(browser.see("where-dialog .choice-one", "Cold station"));
    browser.press(browser.see("where-dialog .choice-one", "Bar"));
    look(browser, "admin-kitchen-where");
    evening.manager.patch(salad, Map.of("station_id", bar)).expect(200);
    browser.press("Save");
    browser.see("where-dialog .message-fault", "Now it is: Bar.");
    pictures.look(browser, "admin-kitchen-where-other");
    browser.press(browser.see("where-dialog .choice-one", "Cold station"));
    browser.press("Save");
    browser.gone("where-dialog dialog");
    browser.see(".where-row", "Potato salad Change Cold station");
    assertThat(text(evening.manager.get(salad).json(), "station_id"))
        .isEqualTo(kitchens.station("bistro", "Cold station"));
    wholeCategory(browser, salad);
  }

  private void wholeCategory(Browser browser, String salad) {
    browser.press("Change Sides");
    browser.press(
        browser.see("where-dialog .choice-one", "One product says otherwise: let it follow, too"));
    look(browser, "admin-kitchen-where-all");
    browser.press("Save");
    browser.gone("where-dialog dialog");
    browser.see("admin-routing details .where-row", "Potato salad");
    assertThat(evening.manager.get(salad).json().has("station_id")).isFalse();
    browser.open(evening.app.url() + "/products?loc=bistro");
    browser.see(".stock-row", "Potato salad available · Kitchen");
    look(browser, "admin-kitchen-products");
  }

  @Test
  void in_german_and_for_a_namedname() {
    var named = Map.of("name", "Spezialitätenzubereitungsstation im Kellergewölbe hinten");
    var made = evening.manager.post(BISTRO + "/stations", named).expect(201).json();
    try (var phone = Browser.start(Device.PHONE, Scheme.LIGHT, "de")) {
      phone.open(evening.app.url() + "/admin?part=kitchen&loc=bistro");
      phone.type("[name=email]", "manager@demo.example");
      phone.type("[name=password]", DemoPlaces.PASSWORD);
      phone.press("Anmelden");
      phone.see(".key", "kein Bildschirm hört zu");
      pictures.look(phone, "admin-kitchen-german-phone");
      phone.press("Was wohin geht");
      phone.see(".where-group");
      pictures.look(phone, "admin-kitchen-routing-german-phone");
    }
    evening.manager.delete(BISTRO + "/stations/" + text(made, "id")).expect(204);
  }
}
