package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Cooks and everybody else mark what is sold out and take it back; the panel leads there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoldOutScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "soldout";

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));
  private final Evening evening = new Evening(Clock.systemUTC());

  @AfterAll
  void close() {
    evening.close();
    pictures.complete();
  }

  private void signIn(Browser browser, String who, String path) {
    browser.open(evening.app.url() + path);
    browser.type("[name=email]", who + "@demo.example");
    browser.type("[name=password]", DemoPlaces.PASSWORD);
    browser.press(browser.see(".entry-card [type=submit]"));
  }

  @Test
  void a_cook_marks_what_is_sold_out_and_takes_it_back() {
    try (var phone = Browser.start(Device.PHONE)) {
      signIn(phone, "kitchen", "/");
      phone.press("Bistro Linden");
      phone.see(".stock-row", "Tomato soup available");
      phone.see(".fresh-live");
      assertThat(phone.url()).contains("/products?loc=bistro");
      phone.press("Sold out: Tomato soup");
      phone.see("sold-out-dialog", "Until the next business day");
      pictures.look(phone, "soldout-how-phone");
      phone.press("Sold out");
      phone.see(".stock-row", "Tomato soup Sold out until");
      phone.press("Sold out: Burrata");
      phone.press(phone.see("sold-out-dialog .choice-one", "Until a time"));
      phone.see("sold-out-dialog .hint", "It comes back by itself:");
      pictures.look(phone, "soldout-time-phone");
      phone.press("Sold out");
      phone.see(".stock-row", "Burrata Sold out until");
      phone.press("Sold out: Beef tartare");
      phone.press(phone.see("sold-out-dialog .choice-one", "Until further notice"));
      phone.press("Sold out");
      phone.see(".stock-row", "Beef tartare Sold out Back");
      pictures.look(phone, "soldout-phone");
      phone.press("Only sold out (3)");
      assertThat(phone.count(".stock-row")).isEqualTo(3);
      phone.press("Back: Tomato soup");
      phone.see(".toast.is-shown", "Tomato soup");
      phone.press("Only sold out (2)");
      phone.see(".stock-row", "Tomato soup available");
      phone.gone(".toast.is-shown");
    }
    setAllBack();
  }

  private void setAllBack() {
    var products = "/api/locations/bistro/products";
    for (var each : evening.kitchen.get(products + "?limit=100").json().get("data")) {
      if (!each.get("available").booleanValue()) {
        var path = products + "/" + each.get("id").textValue() + "/availability";
        evening.kitchen.put(path, Map.of("available", true)).expect(200);
      }
    }
  }

  @Test
  void what_somebody_else_marks_is_seen_at_once_and_what_fails_is_said_and_tried_again() {
    var product = "/api/locations/bistro/products/" + evening.product;
    try (var desk = Browser.start(Device.DESK)) {
      desk.expect("ERR_INTERNET_DISCONNECTED");
      signIn(desk, "kitchen", "/products?loc=bistro");
      desk.see(".fresh-live");
      evening.waiter.put(product + "/availability", Map.of("available", false)).expect(200);
      desk.see(".stock-row .tag", "Sold out");
      desk.offline(true);
      desk.press("Back: ");
      desk.see(".stock-row .message-fault", "could not be put back. No connection to the server.");
      pictures.look(desk, "soldout-failed");
      desk.offline(false);
      desk.press("Try again: ");
      desk.gone(".stock-row .message-fault");
      desk.gone(".stock-row .tag");
      desk.press("Only sold out (0)");
      desk.see(".empty", "Nothing is sold out.");
      pictures.look(desk, "soldout-none");
      desk.press("Only sold out (0)");
      desk.type(".search input", "CREME  brulee");
      desk.see(".stock-row", "Crème brûlée");
      assertThat(desk.count(".stock-row")).isEqualTo(1);
      desk.type(".search input", "xyz");
      desk.see(".empty", "No product matches “xyz”.");
    }
    setAllBack();
  }

  @Test
  void a_manager_brings_the_menu_back_as_a_file(@TempDir Path folder) {
    var file = new SetupFiles(folder);
    try (var desk = Browser.start(Device.DESK)) {
      signIn(desk, "manager", "/products?loc=bistro");
      desk.press("As a file");
      desk.see("file-dialog [type=file]");
      pictures.look(desk, "soldout-file");
      file.choose(desk, "sku;Kosten\n101;7,10 €\n");
      desk.see("file-dialog summary", "What are these columns?");
      pictures.look(desk, "soldout-file-columns");
      phone(desk, "soldout-file-columns-phone");
      desk.choose("file-dialog .is-wrong select", "price");
      desk.see("file-dialog .made", "1 product");
      pictures.look(desk, "soldout-file-ready");
      phone(desk, "soldout-file-ready-phone");
      desk.press("Take it over");
      desk.see("file-dialog .message-success", "Changed ones: 1.");
    }
  }

  /** Looks at what is shown on a phone, and goes back. */
  private void phone(Browser desk, String name) {
    desk.hold(Device.PHONE);
    pictures.look(desk, name);
    desk.hold(Device.DESK);
  }

  @Test
  void a_manager_in_germany_sees_the_menu_as_a_file() {
    try (var desk = Browser.start(Device.DESK, Scheme.LIGHT, "de")) {
      signIn(desk, "manager", "/products?loc=bistro");
      desk.press("Als Datei");
      desk.see("file-dialog [type=file]");
      pictures.look(desk, "soldout-file-german");
      phone(desk, "soldout-file-german-phone");
    }
  }

  @Test
  void a_page_that_has_nothing_to_show_says_why() {
    var place =
        Map.of(
            "name",
            "Empty",
            "slug",
            "empty",
            "currency",
            "EUR",
            "time_zone",
            "Europe/Berlin",
            "languages",
            List.of("en"));
    evening.admin.post("/api/locations", place).expect(201);
    try (var desk = Browser.start(Device.DESK)) {
      desk.expect("ERR_INTERNET_DISCONNECTED");
      signIn(desk, "admin", "/products?loc=empty");
      desk.see(".empty", "This place has no products yet.");
      pictures.look(desk, "soldout-empty");
      desk.offline(true);
      desk.choose(".place-choice", "bistro");
      desk.see(".message-fault", "No connection to the server.");
      pictures.look(desk, "soldout-not-loaded");
      desk.offline(false);
      desk.run("window.answers = fetch; window.fetch = () => new Promise(() => {})");
      desk.press("Try again");
      desk.see(".waiting", "Loading");
      pictures.look(desk, "soldout-loading");
      desk.open(evening.app.url() + "/products?loc=nowhere");
      desk.see(".message-fault", "There is no such place, or it is not one of yours.");
    }
  }

  @Test
  void a_cook_who_opens_the_panel_is_led_here_and_a_waiter_takes_over_by_pin() {
    try (var tablet = Browser.start(Device.TABLET)) {
      // The sign-in that ends may be noticed before the new one is there.
      tablet.expect("/api/auth/refresh .*401");
      signIn(tablet, "kitchen", "/panel?loc=bistro");
      tablet.see(".stock-row", "Tomato soup");
      assertThat(tablet.url()).contains("/products?loc=bistro");
      tablet.gone("a[href^='/reports'], a[href^='/panel']");
      pictures.look(tablet, "soldout-tablet");
      tablet.press("Kofi: let somebody else take over");
      tablet.press(tablet.see("switch-dialog .chip", "Wei"));
      tablet.type("switch-dialog [name=pin]", DemoPlaces.PIN);
      tablet.press("Take over");
      tablet.see("[aria-label^='Wei']");
      tablet.press("Orders");
      tablet.see(".column-opened");
    }
  }

  @Test
  void the_head_of_the_panel_leads_to_what_is_sold_out_and_to_the_administration() {
    try (var browser = Browser.start(Device.DESK, Scheme.LIGHT, "de")) {
      signIn(browser, "manager", "/panel?loc=bistro");
      browser.see(".fresh-live");
      pictures.look(browser, "soldout-panel");
      browser.press("Ausverkauft");
      browser.see("h1", "Was ausverkauft ist");
      pictures.look(browser, "soldout-german");
      browser.hold(Device.PHONE);
      browser.press("Menü");
      browser.press("Bestellungen");
      browser.see(".fresh-live");
      browser.press("Menü");
      browser.see(".head-menu .way", "Verwaltung");
      pictures.look(browser, "soldout-menu-phone");
      browser.press("Verwaltung");
      browser.see("h1", "Verwaltung");
    }
  }
}
