package dev.comanda.spec;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Times are shown as the place's clock has them, wherever whoever reads them is. */
class PlaceTimesTest {
  @Test
  void a_phone_and_a_desk_in_tokyo_show_the_time_of_berlin() {
    try (var place = new Place(new HandClock(Instant.parse("2026-11-20T19:30:00Z")));
        var desk = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
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
}
