package dev.comanda.spec;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The bill on the panel, the receipt, and what guests see of both. */
class BillScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "bill-";

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));

  @Test
  void a_party_pays_each_their_own_and_gets_receipts() {
    try (var place = new Place();
        var desk = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      place.panel(desk, "bistro", Place.MANAGER);
      Place.opens(desk, "Table 4");
      phone.open(Place.address(desk, "Table 4"));
      phone.press("Yes, show the menu");
      orders(phone);
      items(desk);
      parts(desk);
      guest(phone);
      takesBack(desk);
      var receipt = Objects.requireNonNull(desk.see(".bill-payments a").getAttribute("href"));
      closes(desk);
      receipts(desk, receipt);
      small(place, phone);
    }
    pictures.complete();
  }

  private static void orders(Browser phone) {
    phone.see(".product");
    phone.press(phone.see(".product-open", "Burrata"));
    phone.press("More");
    phone.press("Add");
    phone.gone("dialog");
    phone.press(phone.see(".chip", "Mains"));
    phone.press("Add Mushroom risotto");
    phone.press("Add Roast trout");
    phone.press("Show order");
    phone.press("Order now");
    phone.see(".slip");
    phone.gone(".is-pending");
  }

  private void items(Browser desk) {
    desk.press(desk.see(".column-verified .card", "Table 4"));
    desk.press("Bill");
    desk.see("bill-dialog .bill-sums", "Total");
    pictures.look(desk, "bill-whole");
    desk.press("By items");
    desk.press("More");
    desk.press(desk.see("bill-dialog .bill-check input"));
    pictures.look(desk, "bill-items");
    desk.press("Card");
    desk.see("bill-dialog .bill-done", "Receipt 1");
    desk.see("bill-dialog .line-note", "1 × paid");
  }

  private void parts(Browser desk) {
    desk.press("Equal parts");
    desk.see("bill-dialog .hint", "all parts");
    pictures.look(desk, "bill-parts");
    desk.press("Cash");
    desk.see("bill-dialog .bill-done", "Receipt 2");
    desk.press("An amount");
    desk.type("bill-dialog [name=amount]", "999");
    desk.see("bill-dialog .fault", "at most");
    pictures.look(desk, "bill-amount");
  }

  private void guest(Browser phone) {
    phone.see("orders-view .sum", "Paid");
    pictures.look(phone, "bill-guest");
  }

  private void takesBack(Browser desk) {
    desk.press("Take back receipt 2");
    desk.see("ask-dialog", "stays in the books");
    pictures.look(desk, "bill-take-back");
    desk.press("Wrong amount");
    desk.press("Take back");
    desk.gone("ask-dialog dialog");
    desk.see("bill-dialog .line-reason", "takes back receipt 2");
    pictures.look(desk, "bill-payments");
  }

  private void closes(Browser desk) {
    desk.press("Close");
    desk.gone("bill-dialog dialog");
    desk.see("orders-dialog .bill-tax", "Paid");
    desk.press("Close session");
    desk.see("ask-dialog", "still open");
    pictures.look(desk, "bill-close");
    desk.press("Pay first");
    desk.see("bill-dialog .bill-sums", "Still open");
    desk.press("All the rest");
    desk.press("Account");
    desk.see("bill-dialog .bill-sums", "All is paid");
    desk.press("Close");
    desk.gone("bill-dialog dialog");
    desk.press("Close session");
    desk.see("ask-dialog", "It has 1 order");
    desk.press(desk.see("ask-dialog .danger"));
    desk.see(".column-closed .card", "Table 4");
  }

  private void receipts(Browser desk, String first) {
    desk.open(first);
    desk.see(".receipt h1", "Receipt 1");
    pictures.lookTwice(desk, "bill-receipt");
    desk.reload();
    desk.see(".receipt h1", "Receipt 1");
    desk.gone(".receipt-copy");
    desk.run("sessionStorage.clear()");
    desk.open(first);
    desk.see(".receipt-copy", "Copy 1");
    pictures.lookTwice(desk, "bill-copy");
    desk.open(first.replace("number=1", "number=3"));
    desk.see(".receipt h1", "Reversal 3");
    pictures.lookTwice(desk, "bill-reversal");
  }

  private void small(Place place, Browser phone) {
    place.panel(phone, "bistro", Place.WAITER);
    phone.press("Closed");
    phone.press(phone.see(".column-closed .card", "Table 4"));
    phone.press("Bill");
    phone.see("bill-dialog .bill-sums", "All is paid");
    pictures.look(phone, "bill-paid-phone");
    phone.press("Close");
    phone.gone("bill-dialog dialog");
    phone.press("Close");
    phone.gone("dialog");
    phone.press("Opened");
    Place.opens(phone, "Table 6");
    phone.press(phone.see(".card", "Table 6"));
    phone.press("Take an order");
    phone.see(".pick");
    phone.press("Add Burrata");
    phone.press("More");
    phone.press("Add Tomato soup");
    phone.press("Place order");
    phone.gone("order-picker dialog");
    phone.press("Bill");
    phone.press("By items");
    phone.press(phone.see("bill-dialog .bill-check input"));
    pictures.look(phone, "bill-items-phone");
  }
}
