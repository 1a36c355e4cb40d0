package dev.comanda.erp.demoerp;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.group;
import static dev.comanda.erp.browser.Target.heading;
import static dev.comanda.erp.browser.Target.row;
import static dev.comanda.erp.browser.Target.table;
import static dev.comanda.erp.browser.Target.text;

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
import dev.comanda.erp.browser.Target;
import dev.comanda.erp.pages.ErpPages;
import dev.comanda.erp.pages.PagesKind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Where things are on the pages of the demo ERP, in German. A document is a worksheet. */
public final class DemoErpPages implements ErpPages {
  /** A first call also starts a browser and signs in; what it was asked the ERP does at once. */
  static final Traits TRAITS =
      new Traits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(2), 1, true);

  private static final int DESCRIPTION_MAX = 200;
  private static final Pattern UNTYPED = Pattern.compile("[^ -\\ud7ff]");
  private static final Pattern WORKSHEET = Pattern.compile("[1-9]\\d{0,8}");

  private static final Target LOG_IN = button("Anmelden");
  private static final Target LOG_OUT = button("Abmelden");
  private static final Target LOG_IN_REFUSED = text("Benutzer oder Kennwort ist falsch.");

  private static final Target SHEETS = table("Neueste zuerst");
  private static final Target SHEETS_END = text("Zahl der Aufträge");
  private static final Target SHEET_UNKNOWN = text("Diesen Auftrag gibt es nicht");
  private static final Target CLOSE = button("Auftrag schließen");
  private static final Target REOPEN = button("Auftrag wieder öffnen");

  private static final String LINES_FRAME = "lines";

  /** Stands below the lines: where it is, none of them is still to come. */
  private static final Target LINES_COUNT = text("Zahl der Positionen");

  private static final Target FORM = group("Position hinzufügen");
  private static final Target ADD = button("Position hinzufügen");
  private static final Target PRODUCT = field("Artikelnummer");
  private static final Target DESCRIPTION = field("Bezeichnung");
  private static final Target QUANTITY = field("Menge");
  private static final Target REFERENCE = field("Referenz");
  private static final Target DELETE = button("Löschen");

  private static final Target ADDED = text("Die Position wurde gespeichert.");
  private static final Target DELETED = text("Die Position wurde gelöscht.");
  private static final Target ASKS_AGAIN = text("Noch ist nichts gespeichert.");

  /** What the ERP says in the place of a line that it does not take. */
  private static final Map<Target, String> REFUSALS =
      Map.of(
          text("Der Auftrag ist geschlossen"), "document_closed",
          text("Diesen Artikel gibt es nicht"), "product_unknown",
          text("Der Text ist zu lang"), "refused",
          text("Die Menge muss eine Zahl sein"), "refused",
          text("Der Auftrag ist voll"), "refused",
          text("Diese Position gibt es nicht"), "refused");

  private final URI address;
  private final Login login;

  private DemoErpPages(URI address, Login login) {
    this.address = address;
    this.login = login;
  }

  /** The kind of ERP. */
  public static ConnectorKind kind(Browsers browsers) {
    return kind(browsers, TRAITS);
  }

  static ConnectorKind kind(Browsers browsers, Traits traits) {
    return new PagesKind("demoerp", traits, browsers, DemoErpPages::new);
  }

  @Override
  public Locale language() {
    return Locale.GERMAN;
  }

  @Override
  public void enter(Page page) throws Trouble, InterruptedException {
    page.step("log in").open(at("/worksheets"));
    page.top().type(field("Benutzer"), login.user());
    page.top().typeSecret(field("Kennwort"), login.password());
    page.top().follow(LOG_IN);
    var said = page.top().awaitAny(LOG_OUT, LOG_IN_REFUSED, LOG_IN);
    if (said.equals(LOG_IN_REFUSED)) {
      throw new Trouble(
          Kind.CREDENTIALS, "credentials_refused", "The ERP does not take the user or password.");
    }
    if (said.equals(LOG_IN)) {
      throw signedOut();
    }
  }

  @Override
  public boolean alive(Page page) throws Trouble, InterruptedException {
    page.step("still signed in").open(at("/worksheets"));
    return page.top().awaitAny(LOG_OUT, LOG_IN).equals(LOG_OUT);
  }

  @Override
  public List<Booked> lines(Page page, Booking booking) throws Trouble, InterruptedException {
    open(page.step("find"), booking.document());
    return shown(page, booking.document());
  }

  private static List<Booked> shown(Page page, String worksheet)
      throws Trouble, InterruptedException {
    var booked = new ArrayList<Booked>();
    var lines = table("Positionen " + worksheet);
    for (var cells : page.frame(LINES_FRAME).rows(lines, LINES_COUNT)) {
      var quantity = NumberForm.COMMA.read(cell(page, cells, QUANTITY.name()));
      booked.add(
          new Booked(
              cell(page, cells, "Pos."),
              cell(page, cells, PRODUCT.name()),
              quantity.orElseThrow(() -> page.unknown("a line has no quantity: " + cells)),
              cell(page, cells, REFERENCE.name())));
    }
    return booked;
  }

  /** A column that has another name by now is not one that is empty: then no mark would be seen. */
  private static String cell(Page page, Map<String, String> cells, String column) throws Trouble {
    var cell = cells.get(column);
    if (cell == null) {
      throw page.unknown("the table has no column " + column + ": " + cells.keySet());
    }
    return cell;
  }

  @Override
  public void add(Page page, Booking booking) throws Trouble, InterruptedException {
    openToWrite(page.step("fill"), booking.document());
    var form = page.top().in(FORM);
    form.type(PRODUCT, booking.productNumber());
    form.type(DESCRIPTION, typed(booking.description()));
    form.typeNumber(QUANTITY, booking.quantity(), NumberForm.COMMA);
    form.type(REFERENCE, booking.mark());
    submit(page, form, ADD, "Position wirklich buchen?", ADDED);
  }

  @Override
  public void takeBack(Page page, Booking booking, Booked line)
      throws Trouble, InterruptedException {
    openToWrite(page.step("take back"), booking.document());
    var its = page.frame(LINES_FRAME).in(row(line.text()));
    submit(page, its, DELETE, "Position wirklich löschen?", DELETED);
  }

  @Override
  public void check(Page page) throws Trouble, InterruptedException {
    page.step("check").open(at("/worksheets"));
    var open = page.top().rows(SHEETS, SHEETS_END);
    if (!open.isEmpty()) {
      var worksheet = open.getFirst().getOrDefault("Auftrag", "");
      open(page, worksheet);
      var form = page.top().in(FORM);
      for (var each : List.of(PRODUCT, DESCRIPTION, QUANTITY, REFERENCE, ADD)) {
        form.await(each);
      }
      var _ = shown(page, worksheet);
    }
  }

  private void open(Page page, String worksheet) throws Trouble, InterruptedException {
    if (!WORKSHEET.matcher(worksheet).matches()) {
      throw refused("document_not_found", "A worksheet has a number, not " + worksheet + ".");
    }
    page.open(at("/worksheets/" + worksheet));
    var there = page.top().awaitAny(heading("Auftrag " + worksheet), SHEET_UNKNOWN, LOG_IN);
    if (there.equals(LOG_IN)) {
      throw signedOut();
    }
    if (there.equals(SHEET_UNKNOWN)) {
      throw refused("document_not_found", "The ERP has no worksheet " + worksheet + ".");
    }
  }

  private void openToWrite(Page page, String worksheet) throws Trouble, InterruptedException {
    open(page, worksheet);
    if (page.top().awaitAny(CLOSE, REOPEN).equals(REOPEN)) {
      throw refused("document_closed", "The worksheet " + worksheet + " is closed.");
    }
  }

  private static void submit(Page page, Place place, Target press, String question, Target done)
      throws Trouble, InterruptedException {
    page.expect(question);
    page.step("submit").submit(place, press);
    var answers = new ArrayList<>(List.of(done, ASKS_AGAIN));
    answers.addAll(REFUSALS.keySet());
    var said = page.step("outcome").top().awaitAny(answers.toArray(Target[]::new));
    if (said.equals(ASKS_AGAIN)) {
      throw new Trouble(
          Kind.PAGE_UNKNOWN, "erp_asks", "The ERP asks again before it saves: " + said.name());
    }
    if (!said.equals(done)) {
      throw refused(
          REFUSALS.getOrDefault(said, "refused"), "The ERP says: " + page.top().read(said));
    }
  }

  private static Trouble signedOut() {
    return new Trouble(Kind.SESSION_LOST, "signed_out", "The ERP has signed us out.");
  }

  private static Trouble refused(String code, String words) {
    return new Trouble(Kind.REFUSED, code, words);
  }

  /** A description that can be typed there; it is for people, and may be cut. */
  private static String typed(String description) {
    var plain = UNTYPED.matcher(description).replaceAll(" ").strip();
    return plain.substring(0, Math.min(plain.length(), DESCRIPTION_MAX));
  }

  private URI at(String path) {
    return URI.create(address + path);
  }
}
