package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A screen that loses its connection says so, and has everything again when it is back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensCatchUpStoryTest {
  @AutoClose private final Place place = new Place();

  @Test
  void a_panel_that_was_cut_off_says_so_and_shows_what_it_missed_without_a_reload() {
    try (var wire = Wire.to(place.url(""));
        var panel = Browser.start(Device.DESK);
        var other = Browser.start(Device.DESK)) {
      panel.expect("WebSocket connection .* failed");
      Place.panel(panel, wire.url(), "workshop", Place.WAITER);
      place.panel(other, "workshop");
      panel.run("window.loadedOnce = true");

      wire.cut();
      panel.see(".fresh-reconnecting");
      Place.opens(other, "Seat 1");

      wire.mend();
      panel.see(".fresh-live");
      panel.see(".column-opened .card", "Seat 1");
      panel.press(panel.see(".card", "Seat 1"));
      panel.see(".join-url", "/s/");
      assertThat(panel.run("return window.loadedOnce")).isEqualTo(true);
    }
  }

  @Test
  void what_sells_out_cannot_be_ordered_any_more_on_a_menu_that_is_open() {
    try (var panel = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      place.panel(panel, "bar");
      Place.opens(panel, "Seat 2");
      phone.open(Place.address(panel, "Seat 2"));
      phone.press("Yes, show the menu");
      phone.press("Add Mojito");

      panel.run(
          """
          const csrf = /comanda_csrf=([^;]+)/.exec(document.cookie)[1];
          return fetch('/api/locations/bar/products?limit=100')
            .then((answer) => answer.json())
            .then(({ data }) => data.find((product) => product.name === 'Mojito'))
            .then(({ id }) => fetch(`/api/locations/bar/products/${id}/availability`, {
              method: 'PUT',
              headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf },
              body: '{"available": false}',
            }));
          """);

      phone.see(".product.is-sold-out", "Mojito");
      phone.press("Show order");
      phone.see(".cart-line.is-sold-out", "Sold out");
      phone.see(".modal-foot .button:disabled");
      phone.press("Remove Mojito");
      phone.gone(".cart-bar");
    }
  }

  @Test
  void a_guest_whose_browser_asks_for_german_reads_german_and_may_change() {
    try (var panel = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE, Scheme.LIGHT, "de-AT,de")) {
      place.panel(panel, "bistro");
      Place.opens(panel, "Table 1");
      phone.open(Place.address(panel, "Table 1"));
      phone.press("Ja, zur Karte");
      phone.see(".product", "Tomatensuppe");
      phone.see(".product-price", "€ 6,90");
      phone.choose(".language select", "en");
      phone.see(".product", "Tomato soup");
    }
  }
}
