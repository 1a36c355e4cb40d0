package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import dev.comanda.gateway.ScanSettings;
import dev.comanda.http.Client;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The pages around scans in their states; what is sold out leaves the grid while one looks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanScreensTest {
  static final String NAMES = "scan";

  /** The longest window: looking at the pages takes less. */
  private static final Map<String, String> CALM = Map.of(ScanSettings.WINDOW.name(), "60");

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));

  @AfterAll
  void the_document_shows_only_pictures_that_are_made_here() {
    pictures.complete();
  }

  @Test
  void the_pages_around_scans_look_as_in_the_document() {
    try (var place = new Place(CALM);
        var desk = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      desk.open(place.url("/scan/bar"));
      desk.see(".scan-code:nth-of-type(1) img");
      pictures.look(desk, "scan-grid");
      phone.open(place.url("/scan/bar"));
      phone.see(".scan-code");
      pictures.look(phone, "scan-grid-phone");
      ordering(place, phone);
      staff(place, desk, phone);
    }
  }

  private void ordering(Place place, Browser phone) {
    phone.expect("/scan/bar/order.*404");
    phone.press(phone.see(".scan-code", "Gin Tonic"));
    phone.see("h1", "Gin Tonic");
    pictures.look(phone, "scan-ask");
    phone.press("Order now");
    phone.see(".scan-number", "1");
    pictures.look(phone, "scan-ordered");
    phone.press("Another Gin Tonic");
    phone.press("Order now");
    phone.see(".hint", "it was not placed again");
    phone.open(place.url("/scan/bar/order?drink=Petrol"));
    phone.see("h1", "We don’t have this");
    pictures.look(phone, "scan-unknown");
    phone.press("All drinks");
    phone.see(".scan-code", "Mojito");
  }

  private void staff(Place place, Browser desk, Browser phone) {
    place.panel(desk, "bar");
    desk.see(".column-verified .card", "Scanned drinks");
    desk.see(".column-verified .badge", "1");
    pictures.look(desk, "scan-panel");
    desk.press(desk.see(".card", "Scanned drinks"));
    desk.see("orders-dialog .slip", "Drink 1");
    pictures.look(desk, "scan-panel-orders");
    desk.press("Show the codes");
    desk.see(".message-warning", "Phones cannot open this address");
    desk.press("Sheet to print");
    desk.see(".sheet-code svg");
    desk.see(".message-warning", "Phones cannot open the address in these codes");
    pictures.look(desk, "scan-sheet");
    desk.onPaper();
    assertThat(desk.count(".sheet-head .button, .message")).isZero();
    pictures.asItIs(desk, "scan-sheet-paper");
    soldOut(place);
    phone.gone(".scan-code[href*=Mojito]");
    assertThat(phone.count(".scan-code")).isEqualTo(5);
  }

  private static void soldOut(Place place) {
    try (var kitchen = Client.of(place.url(""))) {
      var login = Map.of("email", "kitchen@demo.example", "password", DemoPlaces.PASSWORD);
      kitchen.post("/api/auth/login", login).expect(200);
      for (var each : kitchen.get("/api/locations/bar/products").json().get("data")) {
        if (each.get("name").textValue().equals("Mojito")) {
          var path = "/api/locations/bar/products/" + each.get("id").textValue() + "/availability";
          kitchen.page().put(path, Map.of("available", false)).expect(200);
        }
      }
    }
  }
}
