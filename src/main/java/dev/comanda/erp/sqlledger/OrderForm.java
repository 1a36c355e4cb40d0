package dev.comanda.erp.sqlledger;

import static dev.comanda.erp.browser.Target.below;
import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.row;
import static dev.comanda.erp.browser.Target.table;
import static dev.comanda.erp.browser.Target.text;
import static dev.comanda.erp.browser.Target.unnamed;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.erp.browser.NumberForm;
import dev.comanda.erp.browser.Page;
import dev.comanda.erp.browser.Place;
import dev.comanda.erp.browser.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An order's form, which is open. Its last line is an empty one, into which the next is written;
 * the notes of a line stand below it, where that is ticked.
 *
 * @param numbers as the ERP's user writes them
 */
record OrderForm(Page page, NumberForm numbers) {
  static final Target LINES = table("Extended");

  /** The head of an order's payments, which stand below its lines. */
  private static final Target LINES_END = table("Memo");

  private static final Target UPDATE = button("Update");
  private static final Target SAVE = button("Save");
  private static final Target CONTINUE = button("Continue");
  private static final Target NUMBER = field(Item.NUMBER);
  private static final Target QUANTITY = field(Item.QUANTITY);
  private static final Target TEXT = field(Item.TEXT);

  private static final Target NOT_ON_FILE = text("Item not on file!");
  private static final Target CHOICE = table("Barcode");
  private static final Target ASKS = text("You are saving an existing order");
  private static final Target SHIPPED = text("exceeds quantity");

  /** What its lookups take for signs that stand for others; otherwise quotes mean all of it. */
  private static final Pattern WILD = Pattern.compile("[%_]");

  /** SQL-Ledger sends texts to the browser as they are, which reads these as other signs. */
  private static final Pattern UNSAFE = Pattern.compile("[&<>\"]");

  private static final Pattern UNTYPED = Pattern.compile("[^\n -\\ud7ff]|&(?=[#\\w])|[<>]");

  /** Waits until it is there. */
  OrderForm opened() throws Trouble, InterruptedException {
    var _ = Said.oneOf(page, LINES);
    return this;
  }

  /** As its searches take a number, which otherwise mean any part of one. */
  static String exactly(String number) {
    return WILD.matcher(number).find() ? number : '"' + number + '"';
  }

  /** All its lines. */
  List<Booked> booked() throws Trouble, InterruptedException {
    var booked = new ArrayList<Booked>();
    for (var item : detailed()) {
      if (!item.isEmpty()) {
        booked.add(new Booked(item.place(), item.number(), quantity(item), item.text()));
      }
    }
    return booked;
  }

  /** Whether it may be saved, or somebody else is at work on it. */
  boolean mayBeSaved() throws Trouble, InterruptedException {
    return Said.oneOf(page, text("Locked by"), SAVE).equals(SAVE);
  }

  /** Writes a line, and leaves it to be saved. */
  void write(Booking booking) throws Trouble, InterruptedException {
    if (UNSAFE.matcher(booking.mark()).find()) {
      throw Said.refused("text_unfit", "SQL-Ledger would change signs of " + booking.mark());
    }
    var before = items();
    var place = before.getLast().place();
    var its = line(place);
    if (its.read(unnamed()).isEmpty()) {
      its.press(unnamed());
    }
    its.type(NUMBER, exactly(booking.productNumber()));
    its.typeNumber(QUANTITY, booking.quantity(), numbers);
    page.step("look up").top().follow(UPDATE);
    choose(booking.productNumber());
    var item = filled(booking, before);
    if (quantity(item).compareTo(booking.quantity()) != 0) {
      // Less than 1 with a comma counts as nothing there, for which it puts 1.
      its.typeNumber(QUANTITY, booking.quantity(), numbers);
      page.top().follow(UPDATE);
      item = filled(booking, before);
      if (quantity(item).compareTo(booking.quantity()) != 0) {
        throw page.unknown("the quantity became " + item.quantity());
      }
    }
    var notes = UNTYPED.matcher(Objects.requireNonNullElse(item.notes(), "")).replaceAll(" ");
    var words = notes.isBlank() ? booking.mark() : notes + "\n" + booking.mark();
    page.top().in(below(Item.PLACE, place)).type(TEXT, words);
  }

  /** A line of no quantity is not kept; an order from whose form all are gone is not saved. */
  void empty(Booked line) throws Trouble, InterruptedException {
    boolean there = false;
    for (var item : detailed()) {
      there |= item.place().equals(line.line()) && item.text().equals(line.text());
    }
    if (!there) {
      throw page.unknown("the line is no more where it was seen");
    }
    line(line.line()).typeNumber(QUANTITY, BigDecimal.ZERO, numbers);
  }

  /**
   * Saves an order that is there already: SQL-Ledger asks before it does, on a page with status
   * 200. Save stores nothing, only Continue does: that is the submit.
   *
   * @param done stands there when it has
   * @param others must stand as they were read until right before the submit
   */
  void save(Target done, OtherLines others) throws Trouble, InterruptedException {
    var said = page.step("save").ask(page.top(), SAVE, Said.orElse(ASKS, SHIPPED));
    if (said.equals(SHIPPED)) {
      throw Said.refused("refused", "SQL-Ledger says: " + page.top().read(SHIPPED));
    }
    if (!said.equals(ASKS)) {
      throw Said.trouble(page, said);
    }
    others.mustBeAsOpened();
    page.step("submit").submit(page.top(), CONTINUE);
    var after = page.step("outcome").top().awaitAny(Said.orElse(done));
    if (!after.equals(done)) {
      throw page.unknown("SQL-Ledger does not show what became of it, but " + after);
    }
  }

  /** Sees that all is there by which a line is written. */
  void check() throws Trouble, InterruptedException {
    var its = line(items().getLast().place());
    for (var each : List.of(NUMBER, QUANTITY, TEXT, unnamed())) {
      var _ = its.read(each);
    }
    page.top().await(UPDATE);
    page.top().await(SAVE);
  }

  private Place line(String place) {
    return page.top().in(row(Item.PLACE, place));
  }

  private BigDecimal quantity(Item item) throws Trouble {
    return numbers
        .read(item.quantity())
        .orElseThrow(() -> page.unknown("a line has no quantity: " + item));
  }

  private List<Item> items() throws Trouble, InterruptedException {
    var items = Item.all(page.top().fields(LINES, LINES_END));
    if (items.isEmpty() || !items.getLast().isEmpty()) {
      throw page.unknown("the form has no empty line at its end: " + items);
    }
    if (!Item.areCounted(items)) {
      throw page.unknown("lines are missing in the form: " + items);
    }
    return items;
  }

  /**
   * With all notes; in the head of the lines those of all are ticked, beside that of their text.
   */
  private List<Item> detailed() throws Trouble, InterruptedException {
    var items = items();
    if (Item.showNotes(items)) {
      return items;
    }
    page.top().in(row(Item.PLACE, Item.PLACE)).follow(TEXT);
    var detailed = opened().items();
    if (!Item.showNotes(detailed) || detailed.size() != items.size()) {
      throw page.unknown("the notes of the lines are not all shown: " + detailed);
    }
    return detailed;
  }

  /** Which product is meant, where several answer to its number. */
  private void choose(String product) throws Trouble, InterruptedException {
    var said = Said.oneOf(page, NOT_ON_FILE, CHOICE, LINES);
    if (said.equals(NOT_ON_FILE)) {
      throw Said.refused("product_unknown", "SQL-Ledger has no item " + product + ".");
    }
    if (said.equals(CHOICE)) {
      var all = page.top().rows(CHOICE, CONTINUE);
      long same = all.stream().filter(each -> product.equals(each.get(Item.NUMBER))).count();
      if (same != 1) {
        throw Said.refused("product_unknown", "SQL-Ledger has " + same + " items " + product + ".");
      }
      page.top().in(row(Item.NUMBER, product)).press(unnamed());
      page.top().follow(CONTINUE);
      var _ = opened();
    }
  }

  /** The line that was begun, as SQL-Ledger has filled it; the others must be as they were. */
  private Item filled(Booking booking, List<Item> before) throws Trouble, InterruptedException {
    var items = items();
    int at = before.size() - 1;
    boolean others = items.size() == before.size() + 1;
    for (int i = 0; others && i < at; i++) {
      others = items.get(i).same(before.get(i));
    }
    if (!others || items.get(at).notes() == null) {
      throw page.unknown("the lines became " + items);
    }
    var item = items.get(at);
    if (!item.number().equals(booking.productNumber())) {
      throw Said.refused("product_unknown", "SQL-Ledger takes it for item " + item.number() + ".");
    }
    return item;
  }
}
