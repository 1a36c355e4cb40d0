package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import org.junit.jupiter.api.Test;

/** What a panel does for those who have many tables at once, and for those who have none. */
class BusyPanelStoryTest {
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

      desk.press(desk.see(".column-verified .card", "Table 2"));
      desk.press("Close session");
      desk.see("ask-dialog", "Guests are at it");
      desk.press("Keep it");
      desk.gone("ask-dialog dialog");
      assertThat(desk.count(".column-verified .card")).isEqualTo(2);
    }
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
      assertThat(desk.count(".column")).isZero();
    }
  }
}
