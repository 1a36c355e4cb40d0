package dev.comanda.spec;

import dev.comanda.HandClock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Times are shown as the place's clock has them, wherever whoever reads them is. */
class PlaceTimesTest {
  @Test
  void a_phone_and_a_desk_in_tokyo_show_the_time_of_berlin() {
    try (var place = new Place(new HandClock(Instant.parse("2026-11-20T19:30:00Z")));
        var desk = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      // A clock by hand is not the database's, and the panel hears of it.
      desk.expect("/readyz .*503");
      desk.stay("Asia/Tokyo");
      phone.stay("Asia/Tokyo");
      place.panel(desk, "bistro");
      Place.opens(desk, "Table 2");
      phone.open(Place.address(desk, "Table 2"));
      phone.press("Yes, show the menu");
      phone.press("Add Burrata");
      phone.press("Show order");
      phone.press("Order now");
      phone.see(".slip small", "8:30");
      desk.press(desk.see(".column-verified .card", "Table 2"));
      desk.see("orders-dialog .slip small", "8:30");
    }
  }

  @Test
  void a_tablet_whose_clock_is_hours_off_shows_ages_and_ends_by_the_servers() {
    try (var place = new Place();
        var desk = Browser.start(Device.DESK)) {
      desk.stay("Asia/Tokyo");
      desk.command(
          "Page.addScriptToEvaluateOnNewDocument",
          Map.of("source", "const now = Date.now; Date.now = () => now() + 3 * 3600e3"));
      place.panel(desk, "bistro");
      Place.opens(desk, "Table 2");
      desk.see(".column-opened .card", "just now");
      desk.open(place.url("/products?loc=bistro"));
      desk.press("Burrata");
      desk.see("sold-out-dialog small", "5:00 AM");
      desk.press(desk.see(".choice-one", "Until a time"));
      desk.see("sold-out-dialog .hint", "5:00 PM");
    }
  }
}
