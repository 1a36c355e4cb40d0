package dev.comanda.erp.trytonweb;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.group;
import static dev.comanda.erp.browser.Target.heading;
import static dev.comanda.erp.browser.Target.message;
import static dev.comanda.erp.browser.Target.row;
import static dev.comanda.erp.browser.Target.table;
import static dev.comanda.erp.browser.Target.text;
import static dev.comanda.erp.browser.Target.words;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.erp.browser.Browsers;
import dev.comanda.erp.browser.NumberForm;
import dev.comanda.erp.browser.Page;
import dev.comanda.erp.browser.Place;
import dev.comanda.erp.browser.Settling;
import dev.comanda.erp.browser.Target;
import dev.comanda.erp.pages.ErpPages;
import dev.comanda.erp.pages.PagesKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where things are in Tryton's web client, for a user whose language there is English. A document
 * is a sale, by its number or its reference; the address ends with the database's name.
 */
public final class TrytonWebPages implements ErpPages {
  /** A first call also starts a browser and signs in; a line by a warm one takes 10 s. */
  static final Traits TRAITS =
      new Traits(Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofMinutes(3), 1, true);

  /** At {@code /bus} it waits for news. */
  private static final Settling SETTLING = new Settling(Duration.ofMillis(300), List.of("/bus"));

  private static final Target OK = button("OK");
  private static final Target MORE = button("More");
  private static final Target NEW = button("New");
  private static final Target DELETE = button("Delete");
  private static final Target SAVE = button("Save");

  private static final Target PRODUCT = field("Product");
  private static final Target QUANTITY = field("Quantity");

  private static final Target PRODUCTS = group("Search Product");
  private static final Target SEARCH = field("Search");
  private static final Target FIND = button("Search");
  private static final Target CODES = table("Code");

  private static final Target SAVED = message("Record saved.");
  private static final Target ASKS = text("Do you want to proceed?");
  private static final Target CHANGED = heading("Concurrency Exception");

  private final WebClient client;
  private final Reading reading;

  private TrytonWebPages(URI address, Login login) {
    client = new WebClient(address, login);
    reading = new Reading(client);
  }

  /** The kind of ERP. */
  public static ConnectorKind kind(Browsers browsers) {
    return kind(browsers, TRAITS);
  }

  static ConnectorKind kind(Browsers browsers, Traits traits) {
    return new PagesKind(
        "trytonweb",
        traits,
        browsers,
        TrytonWebPages::new,
        address -> {
          var _ = WebClient.database(address);
        });
  }

  @Override
  public Locale language() {
    return Locale.ENGLISH;
  }

  @Override
  public Optional<Settling> settling() {
    return Optional.of(SETTLING);
  }

  @Override
  public void enter(Page page) throws Trouble, InterruptedException {
    client.enter(page);
  }

  @Override
  public boolean alive(Page page) throws Trouble, InterruptedException {
    return client.alive(page);
  }

  @Override
  public void leave(Page page) throws Trouble, InterruptedException {
    client.leave(page);
  }

  @Override
  public List<Booked> lines(Page page, Booking booking) throws Trouble, InterruptedException {
    return reading.lines(page, booking);
  }

  private void openToWrite(Page page, String document) throws Trouble, InterruptedException {
    var found = reading.open(page, document);
    if (found == Reading.Found.SEVERAL) {
      throw refused("document_ambiguous", "Tryton has several sales " + document + ".");
    }
    if (found != Reading.Found.DRAFT) {
      throw refused("document_closed", "The sale " + document + " is no draft any more.");
    }
  }

  @Override
  public void add(Page page, Booking booking) throws Trouble, InterruptedException {
    openToWrite(page.step("fill"), booking.document());
    page.top().in(Reading.LINES).press(NEW);
    var form = page.top().in(line());
    choose(page, form, booking.productNumber());
    form.typeNumber(QUANTITY, booking.quantity(), NumberForm.POINT);
    var text = Sales.text(booking);
    form.type(Reading.DESCRIPTION, text);
    form.press(OK);
    client.heed(page);
    if (page.top().shows(line())) {
      throw page.unknown("the line's form is not taken");
    }
    if (reading.shown(page, booking).stream()
        .noneMatch(each -> each.is(booking) && each.text().equals(text))) {
      throw page.unknown("the line is not among those that are to be saved");
    }
    save(page);
  }

  /** It searches a product as soon as one leaves the field, for all that is called alike. */
  private void choose(Page page, Place form, String code) throws Trouble, InterruptedException {
    form.seek(PRODUCT, code);
    var search = page.top().in(PRODUCTS);
    if (search.shows(MORE)) {
      search.type(SEARCH, Sales.searched(code));
      search.press(FIND);
      client.heed(page);
    }
    var shown = Sales.plain(code);
    var found = search.rows(CODES, CODES).stream().filter(each -> shown.equals(each.get("Code")));
    if (found.count() != 1) {
      throw refused("product_unknown", "Tryton sells no product " + code + ", or several.");
    }
    search.in(row(code)).press(words(code));
    search.press(OK);
    client.heed(page);
    if (!Sales.code(form.read(PRODUCT)).equals(shown)) {
      throw page.unknown("another product is shown than " + code);
    }
  }

  @Override
  public void takeBack(Page page, Booking booking, Booked line)
      throws Trouble, InterruptedException {
    openToWrite(page.step("take back"), booking.document());
    var all = reading.shown(page, booking);
    if (all.stream().filter(each -> each.text().equals(line.text())).count() != 1) {
      throw page.unknown("the line is not there, or several are: " + line.text());
    }
    var lines = page.top().in(Reading.LINES);
    lines.in(row(line.text())).press(words(line.text()));
    lines.await(words(line.line() + " / " + all.size()));
    lines.press(DELETE);
    client.heed(page);
    save(page);
  }

  private static void save(Page page) throws Trouble, InterruptedException {
    page.step("submit").submit(page.top(), SAVE);
    var top = page.step("outcome").top();
    var said = top.awaitAny(answers());
    if (said.equals(SAVED)) {
      return;
    }
    if (said.equals(CHANGED)) {
      var words = "Somebody changed the sale meanwhile; nothing was saved.";
      throw new Trouble(Kind.UNREACHABLE, "changed_meanwhile", words);
    }
    // It may come from what follows the save: only the line itself, read back, can tell.
    throw page.failed("Tryton says: " + (said.equals(ASKS) ? said.name() : top.read(said)));
  }

  /** The form of a line, which is called by what it was opened from. */
  private Target line() {
    return group(client.title() + " › Lines");
  }

  private static Target[] answers() {
    return Stream.concat(Stream.of(SAVED, ASKS, CHANGED), WebClient.MESSAGES.stream())
        .toArray(Target[]::new);
  }

  /** Begins a sale and a line, as far as nothing is stored by it. */
  @Override
  public void check(Page page) throws Trouble, InterruptedException {
    var top = page.step("check").top();
    client.open(page, Sales.all());
    top.await(Reading.SALES);
    top.press(NEW);
    client.heed(page);
    for (var each :
        List.of(
            Reading.NUMBER,
            Reading.REFERENCE,
            Reading.STATE,
            Reading.SUMMARIES,
            Reading.BELOW,
            SAVE)) {
      top.await(each);
    }
    top.in(Reading.LINES).press(NEW);
    client.heed(page);
    for (var each : List.of(PRODUCT, QUANTITY, Reading.DESCRIPTION, OK)) {
      top.in(line()).await(each);
    }
  }

  private static Trouble refused(String code, String words) {
    return new Trouble(Kind.REFUSED, code, words);
  }
}
