package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.BISTRO;

import dev.comanda.demo.DemoPlaces;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** When something will be ready, as it is said before and after it is ordered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadyScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "ready";

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));
  private final Kitchens kitchens = new Kitchens(Clock.systemUTC());
  private final Evening evening = kitchens.evening;
  private final String kitchen = kitchens.station("bistro", "Kitchen");

  @AfterAll
  void close() {
    kitchens.close();
    pictures.complete();
  }

  private void signIn(Browser browser, String who, String path) {
    browser.open(evening.app.url() + path);
    browser.type("[name=email]", who + "@demo.example");
    browser.type("[name=password]", DemoPlaces.PASSWORD);
    browser.press(browser.see(".entry-card [type=submit]"));
  }

  private void takesIn(int minutes) {
    var cap = Map.of("intake_minutes", minutes);
    evening.manager.patch(BISTRO + "/stations/" + kitchen, cap).expect(200);
  }

  /**
   * What was said before it was ordered stays with the order, also when the page is loaded again.
   */
  private void beginsLater(Browser phone) {
    phone.press("Menu");
    phone.press("Add Tomato soup");
    phone.press("Show order");
    phone.see(".ready-quote", "Much to do: begun at");
    phone.press("Order now");
    phone.see(".slip-promise", "Begins at");
    phone.reload();
    phone.press("Our orders");
    phone.see(".slip-promise", "Begins at");
    pictures.look(phone, "ready-order-later");
  }

  @Test
  void guests_waiters_and_cooks_are_told_when_it_will_be_ready() {
    var table = evening.table();
    try (var phone = Browser.start(Device.PHONE);
        var desk = Browser.start(Device.DESK);
        var cook = Browser.start(Device.DESK)) {
      phone.open(evening.app.url() + "/s/" + table.code());
      phone.press("Yes, show the menu");
      phone.press("Add Tomato soup");
      phone.press("Show order");
      phone.see(".ready-quote", "Ordered now, ready about");
      pictures.look(phone, "ready-cart");
      phone.press("Order now");
      phone.see(".slip-promise", "Ready about");
      pictures.look(phone, "ready-order");

      takesIn(1);
      for (var dish : List.of("Beef goulash", "Burrata", "Cheese spaetzle")) {
        kitchens.orders(evening.table().guest(), dish);
      }
      signIn(cook, "kitchen", "/station/" + kitchen);
      cook.see(".ticket", "Beef goulash");
      cook.see(".ticket-begins", "begin at");
      pictures.look(cook, "ready-later");

      signIn(desk, "waiter", "/panel?loc=bistro");
      desk.press(desk.see(".card", "Table 1"));
      desk.see(".slip-promise", "Ready about");
      pictures.look(desk, "ready-panel");
      beginsLater(phone);
      desk.press("Add order");
      desk.press(desk.see("[aria-label='Add Tomato soup']"));
      desk.see(".ready-quote", "Much to do: begun at");
      pictures.look(desk, "ready-picker");
    }
  }

  @Test
  void who_scans_a_drink_is_told_the_same_before_and_after() {
    for (int i = 0; i < 3; i++) {
      evening.nobody.get("/OMS/bar?drink=" + List.of("Martini", "Mojito", "Mai+Tai").get(i));
    }
    try (var phone = Browser.start(Device.PHONE)) {
      phone.open(evening.app.url() + "/scan/bar/order?drink=Gin+Tonic");
      phone.see(".scan-ready", "Ordered now, ready about");
      pictures.look(phone, "ready-scan-ask");
      phone.press("Order now");
      phone.see(".scan-queue", "4th in the queue");
      phone.see(".scan-ready", "Ready about");
      pictures.look(phone, "ready-scan-ordered");
      phone.open(evening.app.url() + "/scan/bar");
      phone.see(".scan-made", "Gin Tonic Ready about");
      pictures.look(phone, "ready-scan-grid");
    }
  }
}
