package dev.comanda.spec;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every page and dialog about tables, in its states. */
class TableScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "table-";

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));

  @Test
  void tables_on_the_panel_and_on_phones() {
    try (var place = new Place();
        var desk = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      phone.expect("/api/spots/by-code/nothing .*404");
      place.panel(desk, "bistro", Place.ADMIN);
      row(desk);
      asking(place, desk, phone);
      dialogs(desk);
      desk.press("Print all codes");
      desk.see(".sheet-card", "Table 9");
      desk.see(".message-warning", "Phones cannot open this address");
      pictures.look(desk, "table-sheet");
      desk.press("Orders");
      desk.see(".fresh-live");
      small(place, desk, phone);
    }
    pictures.complete();
  }

  /** Tables 2 and 3 one by one, then all that are not there yet. */
  private void row(Browser desk) {
    Place.makesSpot(desk, "Table 2");
    Place.makesSpot(desk, "Table 3");
    desk.press("Tables");
    desk.type("#spot-new", "Table 1 - 9");
    desk.see("spots-dialog .hint", "Table 1, Table 2, Table 3");
    pictures.look(desk, "table-row");
    desk.press("Make 9 tables");
    desk.see("spots-dialog .hint", "Made: 7. There already: 2.");
    desk.see(".spot-open", "Open Table 9");
    for (var text : List.of("Table 9-1", "Table 1-101", "Table 7", "1-")) {
      desk.type("#spot-new", text);
      desk.gone("spots-dialog .modal-body .hint:not(:empty)");
    }
    for (var text : List.of("Seat 08 to 10", "Seat 08…seat 10", "Seat 08–10", "Seat 08 bis 10")) {
      desk.type("#spot-new", text);
      desk.see("spots-dialog .hint", "Seat 08, Seat 09, Seat 10");
    }
    desk.press("Close");
    desk.gone("dialog");
  }

  private void asking(Place place, Browser desk, Browser phone) {
    phone.open(place.url("/t/nothing"));
    phone.see("h1", "We don’t know this code");
    phone.open(Place.spotAddress(desk, "Table 2"));
    phone.see("h1", "Table 2");
    pictures.look(phone, "table-ask");
    phone.press("Ask for this table");
    phone.see("h1", "The staff has been told");
    pictures.look(phone, "table-waiting");
    desk.press("Refuse at Table 2");
    phone.see("h1", "Not this time");
    pictures.look(phone, "table-refused");
    phone.press("Ask again");
    desk.press("Open Table 5");
    desk.see("qr-dialog .join-url");
    desk.press("Close");
    desk.gone("dialog");
    desk.see(".ask", "Table 2");
    pictures.look(desk, "table-request");
    desk.press("Let in at Table 2");
    phone.see(".product");
    phone.press("Add Burrata");
    phone.press("Show order");
    phone.press("Order now");
    phone.see(".slip");
    phone.gone(".is-pending");
  }

  private void dialogs(Browser desk) {
    desk.press(desk.see(".column-verified .card", "Table 2"));
    desk.press("Change the document");
    desk.type("document-dialog input", "Sale 4711");
    pictures.look(desk, "table-document");
    desk.press("Save");
    desk.see("orders-dialog .hint", "Document Sale 4711");
    desk.press("Move or merge");
    desk.see("move-dialog .chip", "Table 9");
    pictures.look(desk, "table-move");
    desk.press(desk.see("move-dialog .chip", "Table 5"));
    desk.see("ask-dialog", "Merge Table 2 into Table 5?");
    pictures.look(desk, "table-merge");
    desk.press("Merge");
    desk.gone("dialog");
    desk.press(desk.see(".column-closed .card", "Table 2"));
    desk.see("orders-dialog .hint", "merged into Table 5");
    pictures.look(desk, "table-merged");
    desk.press("Close");
    desk.gone("dialog");
    desk.press("Tables");
    desk.see(".spot-open", "Table 5");
    pictures.look(desk, "table-list");
    desk.press("Code and settings of Table 3");
    desk.see("spot-dialog .join-url");
    desk.see("spot-dialog .message-warning", "Phones cannot open this address");
    pictures.look(desk, "table-code");
    desk.press("New code");
    desk.see("ask-dialog", "A new code for Table 3?");
    pictures.look(desk, "table-new-code");
    desk.press("New code");
    desk.gone("ask-dialog dialog");
    desk.press("Back");
    desk.gone("spot-dialog dialog");
  }

  private void small(Place place, Browser desk, Browser phone) {
    var address = Place.spotAddress(desk, "Table 7");
    place.panel(phone, "bistro");
    try (var guest = Browser.start(Device.PHONE)) {
      guest.open(address);
      guest.press("Ask for this table");
      phone.see(".ask", "Table 7");
      pictures.look(phone, "table-request-phone");
      phone.press("Let in at Table 7");
      guest.see(".product");
    }
    phone.press("Menu");
    phone.press("Tables");
    phone.see(".spot-open", "Table 7");
    pictures.look(phone, "table-list-phone");
  }
}
