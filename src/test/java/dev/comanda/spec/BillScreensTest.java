package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The bill on the panel, the receipt, and what guests see of both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "bill-";

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));

  @AfterAll
  void the_document_shows_only_pictures_that_are_made_here() {
    pictures.complete();
  }

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
  }

  @Test
  void an_order_without_a_session_is_paid_by_its_own_bill() {
    try (var evening = new Evening(Clock.systemUTC());
        var desk = Browser.start(Device.DESK)) {
      evening.takesPayments("bistro", true);
      orders(evening);
      Place.panel(desk, evening.app.url(), "bistro", Place.WAITER);
      desk.see(".column-verified .card", "Without a table");
      orders(evening);
      // What the waiter has ordered is no news to the waiter.
      desk.see(".column-verified .card", "Without a table");
      assertThat(desk.count(".column-verified .badge")).isZero();
      pictures.look(desk, "bill-alone-panel");
      desk.press(desk.see(".card", "Without a table"));
      desk.see("orders-dialog .slip:nth-of-type(2)");
      pictures.look(desk, "bill-alone-orders");
      desk.hold(Device.PHONE);
      pictures.look(desk, "bill-alone-orders-phone");
      desk.hold(Device.DESK);
      desk.press("Bill of order 3");
      desk.press("By items");
      desk.press("More");
      takes(desk, "Card");
      desk.see("bill-dialog .bill-done", "Receipt 1");
      long price = price(evening);
      desk.see("bill-dialog .line-times", "2 ×");
      desk.see("bill-dialog .line-total", euros(2 * price));
      onlyWhatCanBePaid(desk, price);
      desk.press("All the rest");
      pictures.look(desk, "bill-alone");
      takes(desk, "Cash");
      desk.see("bill-dialog .bill-sums", "All is paid");
      var receipt = Objects.requireNonNull(desk.see(".bill-payments a").getAttribute("href"));
      desk.open(receipt);
      desk.see(".receipt h1", "Receipt 1");
    }
  }

  private static long price(Evening evening) {
    var product = "/api/locations/bistro/products/" + evening.product;
    return evening.waiter.get(product).expect(200).json().at("/price/amount").longValue();
  }

  private static String euros(long cents) {
    return "€%d.%02d".formatted(cents / 100, cents % 100);
  }

  /** Of two pieces, after an amount, first one can be paid by itself and then none. */
  private void onlyWhatCanBePaid(Browser desk, long price) {
    amount(desk, price - 10);
    desk.press("By items");
    desk.press("More");
    desk.see("bill-dialog quantity-stepper [aria-label=More]:disabled");
    desk.see("bill-dialog .modal-foot .sum", euros(price));
    amount(desk, 20);
    desk.press("By items");
    desk.see("bill-dialog .bill-lines .line-note", "more than is open");
    assertThat(desk.count("bill-dialog quantity-stepper")).isZero();
    pictures.look(desk, "bill-left");
    desk.hold(Device.PHONE);
    pictures.look(desk, "bill-left-phone");
    desk.hold(Device.DESK);
  }

  private static void amount(Browser desk, long cents) {
    desk.press("An amount");
    desk.type("bill-dialog [name=amount]", euros(cents).substring(1));
    desk.press("Cash");
    desk.press("Take " + euros(cents) + " in cash");
    desk.see("bill-dialog .bill-done", euros(cents) + " is paid");
  }

  /** A waiter orders without a table, and so does a manager, whose order is not the waiter's. */
  private static void orders(Evening evening) {
    evening.waiter.post("/api/orders", Evening.one(evening.product, 3)).expect(201);
    evening.manager.post("/api/orders", Evening.one(evening.product, 1)).expect(201);
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
    takes(desk, "Card");
    desk.see("bill-dialog .bill-done", "Receipt 1");
    desk.see(".column-verified .card", "Partly paid");
    desk.see("bill-dialog .line-note", "1 × paid");
  }

  private void parts(Browser desk) {
    desk.press("Equal parts");
    desk.see("bill-dialog .hint", "all parts");
    pictures.look(desk, "bill-parts");
    takes(desk, "Cash");
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
    desk.press("Back");
    desk.gone("bill-dialog dialog");
    desk.see("orders-dialog .bill-tax", "Paid");
    desk.see("orders-dialog .tag", "Partly paid");
    desk.press("Close session");
    desk.see("ask-dialog", "still open");
    pictures.look(desk, "bill-close");
    desk.press("Pay first");
    desk.see("bill-dialog .bill-sums", "Still open");
    desk.press("All the rest");
    takes(desk, "Account");
    desk.see("bill-dialog .bill-sums", "All is paid");
    desk.press("Back");
    desk.gone("bill-dialog dialog");
    desk.press("Close session");
    desk.see("ask-dialog", "It has 1 order");
    desk.press(desk.see("ask-dialog .danger"));
    desk.see(".column-closed .card", "Table 4");
    desk.see(".column-closed .card .tag", "Paid");
  }

  /** A kind alone pays nothing; the button that is pressed then names kind and amount. */
  private static void takes(Browser desk, String kind) {
    desk.see("bill-dialog .modal-foot .button:disabled", "Choose how it is paid");
    desk.press(kind);
    desk.press(desk.see("bill-dialog .modal-foot .button:enabled", "€"));
  }

  private void receipts(Browser desk, String first) {
    desk.open(first);
    desk.see(".receipt h1", "Receipt 1");
    pictures.lookTwice(desk, "bill-receipt");
    desk.reload();
    desk.see(".receipt h1", "Receipt 1");
    desk.gone(".receipt-copy");
    prints(desk);
    desk.gone(".receipt-copy");
    prints(desk);
    desk.see(".receipt-copy", "Copy 1");
    pictures.lookTwice(desk, "bill-copy");
    desk.reload();
    desk.see(".receipt-copy", "Copy 2");
    prints(desk);
    desk.see(".receipt-copy", "Copy 2");
    desk.run("sessionStorage.clear()");
    desk.open(first);
    desk.see(".receipt-copy", "Copy 3");
    desk.gone(".receipt-undone");
    desk.open(first.replace("number=1", "number=2"));
    desk.see(".receipt-undone", "Taken back by receipt 3");
    pictures.lookTwice(desk, "bill-undone");
    desk.open(first.replace("number=1", "number=3"));
    desk.see(".receipt h1", "Reversal 3");
    pictures.lookTwice(desk, "bill-reversal");
  }

  /** Prints, on no paper. */
  private static void prints(Browser desk) {
    desk.run(
        "document.body.className = ''; window.print = () => (document.body.className = 'paper')");
    desk.press("Print");
    desk.see("body.paper");
  }

  private void small(Place place, Browser phone) {
    place.panel(phone, "bistro", Place.WAITER);
    phone.press("Closed");
    phone.see(".column-closed .card .tag", "Paid");
    phone.press(phone.see(".column-closed .card", "Table 4"));
    phone.press("Bill");
    phone.see("bill-dialog .bill-sums", "All is paid");
    assertThat(phone.count(".bill-lines .tag")).isEqualTo(phone.count(".bill-lines .line"));
    pictures.look(phone, "bill-paid-phone");
    phone.press("Back");
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
