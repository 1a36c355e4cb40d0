package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From the code that is glued to a table to the order, and to another table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableCodeStoryTest {
  @AutoClose private final Place place = new Place();

  @Test
  void a_guest_scans_the_tables_code_is_let_in_orders_is_moved_and_merged() {
    try (var panel = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      place.panel(panel, "bar", Place.MANAGER);
      Place.makesSpot(panel, "Seat 1");
      Place.makesSpot(panel, "Seat 2");
      phone.open(Place.spotAddress(panel, "Seat 1"));
      phone.see("h1", "Seat 1");
      phone.press("Ask for this table");
      phone.see("h1", "The staff has been told");
      panel.see(".ask", "Seat 1");
      phone.reload();
      phone.see("h1", "The staff has been told");

      panel.press("Let in at Seat 1");
      panel.gone(".ask");
      phone.see(".product");
      assertThat(phone.url()).contains("/s/");
      panel.see(".column-verified .card", "Seat 1");
      orders(phone, "Add Martini");
      panel.see(".column-verified .badge", "1");

      panel.press(panel.see(".column-verified .card", "Seat 1"));
      panel.press("Move or merge");
      panel.press(panel.see("move-dialog .chip", "Seat 2"));
      panel.press("Move");
      phone.see(".guest-head h1", "Seat 2");
      panel.see(".column-verified .card", "Seat 2");

      mergesIntoHandOpened(panel, phone);
    }
  }

  private void mergesIntoHandOpened(Browser panel, Browser phone) {
    Place.opens(panel, "Terrace");
    panel.press(panel.see(".column-verified .card", "Seat 2"));
    panel.press("Move or merge");
    panel.press(panel.see("move-dialog .chip", "Terrace"));
    panel.see("ask-dialog", "Merge Seat 2 into Terrace?");
    panel.press("Merge");
    panel.see(".column-closed .card", "Seat 2");
    panel.see(".column-verified .card", "Terrace");
    phone.see(".guest-head h1", "Terrace");
    orders(phone, "Add Mojito");
    panel.press(panel.see(".column-verified .card", "Terrace"));
    panel.see(".slip", "Martini");
    panel.see(".slip", "Mojito");
    phone.reload();
    phone.see(".guest-head h1", "Terrace");
    phone.press("Our orders");
    phone.see(".slip", "Martini");
  }

  @Test
  void who_is_refused_hears_so_and_may_ask_again() {
    try (var panel = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      place.panel(panel, "bistro", Place.MANAGER);
      Place.makesSpot(panel, "Table 1");
      phone.open(Place.spotAddress(panel, "Table 1"));
      phone.press("Ask for this table");
      panel.press("Refuse at Table 1");
      phone.see("h1", "Not this time");
      phone.press("Ask again");
      panel.see(".ask", "Table 1");
      panel.press("Open Table 1");
      panel.see("qr-dialog .join-url");
      panel.press("Close");
      panel.see(".ask", "somebody asks to join");
      panel.press("Let in at Table 1");
      phone.see(".product");
    }
  }

  private static void orders(Browser phone, String button) {
    phone.press("Menu");
    phone.press(button);
    phone.press("Show order");
    phone.press("Order now");
    phone.gone("cart-sheet dialog");
    phone.see(".slip");
    phone.gone(".is-pending");
  }
}
