package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import java.awt.Color;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.WebElement;

/** What guests see of a product: its photo, what is in it, and until when it is sold out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DishScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "dish-";

  /** The end of the menu, well out of sight at first. */
  private static final String LAST = "Bottle of Riesling 0.75 l";

  private static final String PRODUCTS = "/api/locations/bistro/products";

  /** Tomorrow, at the place. */
  private final Instant tomorrow =
      ZonedDateTime.now(ZoneId.of("Europe/Berlin"))
          .plusDays(1)
          .with(LocalTime.of(17, 0))
          .toInstant();

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));
  private final Place place = new Place();
  private final Client manager = Client.of(place.url(""));
  private JsonNode products;

  @BeforeAll
  void signIn() {
    var login = Map.of("email", Place.MANAGER, "password", DemoPlaces.PASSWORD);
    manager.post("/api/auth/login", login).expect(200);
    products = manager.get(PRODUCTS + "?limit=100").expect(200).json().get("data");
    photo("Tomato soup", new Color(0xc8371e), new Color(0x4e8a3a));
    photo("Potato and leek soup", new Color(0xd9c27e), new Color(0x7fa34a));
    photo("Beetroot carpaccio", new Color(0x8c1f4d), new Color(0xefe6d2));
    photo("Olives and bread", new Color(0x6f7a35), new Color(0xc79a5b));
    photo(LAST, new Color(0xb5772e), new Color(0xf0e2c0));
  }

  @AfterAll
  void close() {
    manager.close();
    place.close();
    pictures.complete();
  }

  private String path(String name) {
    for (var each : products) {
      if (each.get("name").textValue().equals(name)) {
        return PRODUCTS + "/" + each.get("id").textValue();
      }
    }
    throw new IllegalStateException(name);
  }

  private void photo(String name, Color food, Color garnish) {
    manager
        .page()
        .with("Content-Type", "image/jpeg")
        .put(path(name) + "/photo", Dish.jpeg(name.hashCode(), food, garnish))
        .expect(200);
  }

  private void soldOut(String name, Instant until) {
    var gone = Map.of("available", false, "until", until);
    manager.page().put(path(name) + "/availability", gone).expect(200);
  }

  private void back(String name) {
    manager.page().put(path(name) + "/availability", Map.of("available", true)).expect(200);
  }

  private String address(String name) {
    var opened =
        manager.page().post("/api/locations/bistro/sessions", Map.of("name", name)).expect(201);
    return place.url("/s/" + opened.json().get("code").textValue());
  }

  private static void enter(Browser browser, String address) {
    browser.open(address);
    browser.press("Yes, show the menu");
    browser.see(".product");
    browser.run("window.loadedOnce = true");
  }

  @Test
  void a_menu_with_photos_and_what_is_sold_out_on_a_phone_and_on_a_desk() {
    soldOut("Potato and leek soup", tomorrow);
    soldOut("Burrata", tomorrow);
    try (var phone = Browser.start(Device.PHONE)) {
      enter(phone, address("Table 21"));
      phone.see(".is-sold-out", "Sold out until tomorrow, 5:00 PM");
      photosComeWhenTheyAreNear(phone);
      pictures.look(phone, "dish-menu");
      phone.press(phone.see(".product-open", "Tomato soup"));
      phone.see("product-sheet", "Contains: cereals containing gluten, celery");
      loaded(phone, phone.see(".sheet-photo"));
      pictures.look(phone, "dish-allergens");
      phone.press("Close");
      phone.gone("dialog");
      phone.choose(".language select", "de");
      phone.see(".is-sold-out", "Ausverkauft bis morgen, 17:00");
      phone.press(phone.see(".product-open", "Tomatensuppe"));
      phone.see("product-sheet", "Enthält: glutenhaltiges Getreide, Sellerie");
      pictures.look(phone, "dish-allergens-german");
      phone.hold(Device.DESK);
      pictures.look(phone, "dish-allergens-desk");
      phone.press("Schließen");
      phone.gone("dialog");
      pictures.look(phone, "dish-menu-desk");
    }
    back("Potato and leek soup");
    back("Burrata");
  }

  private static void photosComeWhenTheyAreNear(Browser phone) {
    loaded(phone, phone.see(".product-photo"));
    var asked = "return performance.getEntriesByType('resource').map(e => e.name)";
    var photos = "return [...document.querySelectorAll('.product-photo')].at(-1)";
    var far = (WebElement) Objects.requireNonNull(phone.run(photos));
    var address = (String) phone.run("return arguments[0].src", far);
    assertThat(String.valueOf(phone.run(asked)))
        .contains("/photos/")
        .doesNotContain(Objects.requireNonNull(address));
    phone.run("arguments[0].scrollIntoView()", far);
    loaded(phone, far);
    phone.run("scrollTo(0, 0)");
  }

  private static void loaded(Browser browser, WebElement photo) {
    assertThat(browser.run("return arguments[0].decode().then(() => true)", photo)).isEqualTo(true);
  }

  @Test
  void an_open_page_hears_that_something_is_sold_out_and_that_it_is_back() {
    try (var phone = Browser.start(Device.PHONE)) {
      enter(phone, address("Table 22"));
      phone.press("Add Beef tartare");
      phone.press(phone.see(".product-open", "Beef tartare"));
      soldOut("Beef tartare", tomorrow);
      phone.see("product-sheet .allergens", "Contains: cereals containing gluten, eggs, mustard");
      phone.see("product-sheet .message-fault", "Available again from tomorrow, 5:00 PM.");
      pictures.look(phone, "dish-just-sold-out");
      phone.press("Close");
      phone.gone("dialog");
      phone.press("Show order");
      phone.see(".cart-line.is-sold-out", "Sold out until tomorrow, 5:00 PM");
      pictures.look(phone, "dish-cart-sold-out");
      back("Beef tartare");
      phone.gone(".cart-line.is-sold-out");
      phone.press("Close");
      phone.gone("dialog");

      soldOut("Beetroot carpaccio", Instant.now().plusSeconds(10));
      phone.see(".product.is-sold-out", "Sold out until");
      phone.gone(".product.is-sold-out");
      phone.see(".product-open:enabled", "Beetroot carpaccio");
      assertThat(phone.run("return window.loadedOnce")).isEqualTo(true);
    }
  }
}
