package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.log.writer.Wait;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a panel does for those who have many tables at once, and for those who have none. */
class BusyPanelStoryTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "busy-";

  /** Of which a panel has room for sixteen, and a guest's session for sixteen of half the size. */
  private static final int ORDER_BYTES = 128 * 1024;

  private static final int ORDERS_MORE = 20;

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));

  @Test
  void new_orders_come_first_and_guests_are_not_sent_away_by_a_slip_of_the_hand() {
    try (var place = new Place();
        var desk = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      place.panel(desk, "bistro");
      Place.opens(desk, "Table 1");
      Place.opens(desk, "Table 2");
      var first = Place.address(desk, "Table 1");
      join(phone, first);
      join(phone, Place.address(desk, "Table 2"));
      desk.see(".column-verified li:first-child .card", "Table 2");

      phone.open(first);
      phone.press("Add Tomato soup");
      phone.press("Show order");
      phone.press("Order now");
      desk.see(".column-verified li:first-child .card.is-new", "Table 1");
      newsIsToldOnce(desk);

      desk.press(desk.see(".column-verified .card", "Table 2"));
      desk.press("Close session");
      desk.see("ask-dialog", "Guests are at it");
      desk.press("Keep it");
      desk.gone("ask-dialog dialog");
      desk.press("Close");
      desk.gone("dialog");
      keepsWhatIsPicked(desk);
      pickedForATableThatCloses(place, desk);
      olderOrdersAreReadWhenAskedFor(place, desk, phone);
    }
    pictures.complete();
  }

  /** Looking at a card moves it nowhere, and loading the page again rings for nothing old. */
  private static void newsIsToldOnce(Browser desk) {
    desk.reload();
    desk.see(".column-verified li:first-child .card.is-new", "Table 1");
    assertThat(desk.count(".card.is-ringing")).isZero();
    assertThat(desk.run("return Object.keys(localStorage).filter((key) => key.includes('told'))"))
        .asInstanceOf(LIST)
        .hasSize(1);
    desk.press(desk.see(".column-verified .card", "Table 1"));
    desk.see(".slip.is-new");
    desk.press("Close");
    desk.gone("dialog");
    desk.gone(".card.is-new");
    desk.see(".column-verified li:first-child .card", "Table 1");
  }

  private void keepsWhatIsPicked(Browser desk) {
    desk.press(desk.see(".column-verified .card", "Table 2"));
    desk.press("Add order");
    desk.press("Add Tomato soup");
    desk.press("Add Burrata");
    desk.see("order-picker .hint", "Kept on this device");
    desk.run("document.querySelector('order-picker dialog').requestClose()");
    desk.gone("order-picker dialog");
    desk.reload();
    desk.press(desk.see(".column-verified .card", "Table 2"));
    desk.press("Add order");
    desk.see(".pick.is-picked", "Burrata");
    assertThat(desk.count(".pick.is-picked")).isEqualTo(2);
    pictures.look(desk, "busy-kept");
    desk.press("Discard it");
    desk.gone(".pick.is-picked");
    desk.press("Add Burrata");
    desk.press("More");
  }

  private void pickedForATableThatCloses(Place place, Browser desk) {
    try (var manager = Client.of(place.url(""))) {
      var signedIn = signedIn(manager);
      var closure = "/api/sessions/" + session(signedIn, "Table 2") + "/closure";
      signedIn.post(closure, Map.of("confirm", true)).expect(200);
    }
    desk.see("unsent-dialog h2", "Not sent: Table 2");
    desk.see("unsent-dialog .line", "Burrata");
    pictures.look(desk, "busy-unsent");
    desk.hold(Device.PHONE);
    pictures.look(desk, "busy-unsent-phone");
    desk.press("Keep it");
    desk.gone("unsent-dialog dialog");
    desk.reload();
    desk.see(".message-warning", "Table 2 was closed. Picked for it and not sent: 2.");
    pictures.look(desk, "busy-unsent-panel-phone");
    desk.hold(Device.DESK);
    pictures.look(desk, "busy-unsent-panel");
    desk.press("Look at it");
    desk.press(desk.see("unsent-dialog .chip", "Table 1"));
    desk.see("order-picker h2", "Order for Table 1");
    desk.see(".pick.is-picked", "Burrata");
    desk.press("Place order");
    desk.gone("order-picker dialog");
    desk.gone(".message-warning");
    desk.press(desk.see(".column-verified .card", "Table 1"));
    desk.see(".slip", "2 × Burrata");
  }

  private static Client signedIn(Client manager) {
    var login = Map.of("email", Place.MANAGER, "password", DemoPlaces.PASSWORD);
    var token = manager.post("/api/auth/login", login).expect(200).json().get("access_token");
    return manager.as(token.textValue());
  }

  private static String session(Client staff, String name) {
    for (var session : staff.get("/api/locations/bistro/panel").json().get("sessions")) {
      if (session.get("name").textValue().equals(name)) {
        return session.get("id").textValue();
      }
    }
    throw new IllegalStateException("no session " + name);
  }

  /** What a panel and a phone had no room for is counted, and read when somebody asks. */
  private void olderOrdersAreReadWhenAskedFor(Place place, Browser desk, Browser phone) {
    try (var manager = Client.of(place.url(""))) {
      var signedIn = signedIn(manager);
      var products = signedIn.get("/api/locations/bistro/products?limit=100").expect(200);
      var dish = products.named("Tomato soup").get("id").textValue();
      var order =
          Map.of(
              "session_id",
              session(signedIn, "Table 1"),
              "lines",
              List.of(Map.of("product_id", dish, "quantity", 1)));
      for (int i = 0; i < ORDERS_MORE; i++) {
        signedIn.post("/api/orders", order).expect(201);
      }
    }
    CrowdRows.weigh(place.database(), ORDER_BYTES);
    desk.reload();
    desk.press(desk.see(".column-verified .card", "Table 1"));
    showsOlder(desk, "busy-older");

    CrowdRows.weigh(place.database(), ORDER_BYTES / 2);
    phone.reload();
    phone.press("Our orders");
    showsOlder(phone, "busy-older-phone");
  }

  private void showsOlder(Browser browser, String name) {
    var older = browser.see(".button", "Show 6 older orders");
    assertThat(browser.count(".slip")).isEqualTo(16);
    browser.run("arguments[0].scrollIntoView({block: 'end'})", older);
    pictures.look(browser, name);
    browser.press("Show 6 older orders");
    Wait.until("older orders are shown", () -> browser.count(".slip") == 22);
  }

  private static void join(Browser phone, String address) {
    phone.open(address);
    phone.press("Yes, show the menu");
    phone.see(".product");
  }

  @Test
  void who_may_not_see_the_panel_is_led_to_what_is_sold_out() {
    try (var place = new Place();
        var desk = Browser.start(Device.DESK)) {
      desk.open(place.url("/panel?loc=bistro"));
      desk.type("[name=email]", "kitchen@demo.example");
      desk.type("[name=password]", DemoPlaces.PASSWORD);
      desk.press("Sign in");
      desk.see("h1", "What is sold out");
      assertThat(desk.url()).contains("/products?loc=bistro");
    }
  }
}
