package dev.comanda.erp.sqlledger;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.frame;
import static dev.comanda.erp.browser.Target.link;
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
import dev.comanda.erp.browser.Target;
import dev.comanda.erp.pages.ErpPages;
import dev.comanda.erp.pages.PagesKind;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where things are on the pages of SQL-Ledger 3.2, in English. A document is a sales order; the
 * mark stands in a line's notes.
 */
public final class SqlLedgerPages implements ErpPages {
  /** A first call also starts a browser and signs in; a request is answered within a second. */
  static final Traits TRAITS =
      new Traits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(2), 1, true);

  private static final String ORDERS =
      "/oe.pl?action=transactions&type=sales_order&vc=customer&open=1&closed=1"
          + "&l_ordnumber=Y&l_transdate=Y&l_name=Y&ordnumber=";
  private static final String NEW_ORDER = "/oe.pl?action=add&type=sales_order&vc=customer";
  private static final String PREFERENCES = "/am.pl?action=config";

  /** Which pages, and who asks: its pages tell that at each request. */
  private static final String AS = "&path=bin/mozilla&login=";

  private static final Target LOG_IN = button("Login");
  private static final Target WRONG_USER = text("Incorrect Username!");
  private static final Target WRONG_PASSWORD = text("Incorrect Password!");
  private static final Target MENU = frame("acc_menu");

  private static final Target NUMBER_FORMAT = field("Number Format");
  private static final Map<String, NumberForm> FORMATS =
      Map.of(
          "1,000.00", NumberForm.POINT,
          "1000.00", NumberForm.POINT,
          "1'000.00", NumberForm.POINT,
          "1.000,00", NumberForm.COMMA,
          "1000,00", NumberForm.COMMA);

  private static final String NUMBER = "Order";
  private static final String CLOSED = "C";
  private static final Target LIST = table(NUMBER);

  /** Stands below the list of orders, and on no order's own page. */
  private static final Target LIST_END = button("Sales Order");

  /** No order has it. */
  private static final String NONE = "-";

  /** Somebody may wait for what follows. */
  private static final Duration LET_GO_WAIT = Duration.ofSeconds(3);

  private final URI address;
  private final Login login;

  /** As the ERP's user has it, and may change it: read at each call, before anything else. */
  private volatile NumberForm numbers = NumberForm.POINT;

  private SqlLedgerPages(URI address, Login login) {
    this.address = address;
    this.login = login;
  }

  /** The kind of ERP. */
  public static ConnectorKind kind(Browsers browsers) {
    return kind(browsers, TRAITS);
  }

  static ConnectorKind kind(Browsers browsers, Traits traits) {
    return new PagesKind("sqlledger", traits, browsers, SqlLedgerPages::new);
  }

  @Override
  public Locale language() {
    return Locale.ENGLISH;
  }

  @Override
  public void enter(Page page) throws Trouble, InterruptedException {
    if (login.user().indexOf('@') < 1) {
      throw credentials("SQL-Ledger knows a user as name@dataset.");
    }
    page.step("log in").open(URI.create(address + "/login.pl"));
    page.top().type(field("Name"), login.user());
    page.top().typeSecret(Said.PASSWORD, login.password());
    page.top().follow(LOG_IN);
    var said = Said.oneOf(page, WRONG_USER, WRONG_PASSWORD, MENU, LOG_IN);
    if (said.equals(WRONG_USER) || said.equals(WRONG_PASSWORD)) {
      throw credentials("SQL-Ledger says: " + said.name());
    }
    if (said.equals(LOG_IN) || !alive(page)) {
      throw Said.signedOut();
    }
  }

  @Override
  public boolean alive(Page page) throws Trouble, InterruptedException {
    page.step("still signed in").open(at(PREFERENCES));
    try {
      var _ = Said.oneOf(page, NUMBER_FORMAT);
    } catch (Trouble e) {
      if (e.kind() == Kind.SESSION_LOST) {
        return false;
      }
      throw e;
    }
    var format = page.top().read(NUMBER_FORMAT);
    var known = FORMATS.get(format);
    if (known == null) {
      throw page.unknown("nobody knows how to write numbers as " + format);
    }
    numbers = known;
    return true;
  }

  @Override
  public List<Booked> lines(Page page, Booking booking) throws Trouble, InterruptedException {
    try {
      boolean _ = open(page.step("find"), booking.document());
      var lines = new OrderForm(page, numbers).booked();
      page.see("lines");
      letGo(page);
      return lines;
    } catch (Trouble e) {
      letGo(page);
      throw e;
    }
  }

  @Override
  public void add(Page page, Booking booking) throws Trouble, InterruptedException {
    change(page.step("fill"), booking, form -> form.write(booking));
  }

  @Override
  public void takeBack(Page page, Booking booking, Booked line)
      throws Trouble, InterruptedException {
    change(page.step("take back"), booking, form -> form.empty(line));
  }

  /** What is done in an order's form before it is saved. */
  private interface Change {
    void in(OrderForm form) throws Trouble, InterruptedException;
  }

  private void change(Page page, Booking booking, Change change)
      throws Trouble, InterruptedException {
    try {
      var document = booking.document();
      if (open(page, document)) {
        throw Said.refused("document_closed", "The sales order " + document + " is closed.");
      }
      var form = new OrderForm(page, numbers);
      if (!form.mayBeSaved()) {
        throw new Trouble(
            Kind.UNREACHABLE, "document_locked", "Somebody is at work on order " + document + ".");
      }
      var others = OtherLines.opened(page, booking);
      change.in(form);
      form.save(LIST_END, others);
      others.mustHaveStayed();
      letGo(page);
    } catch (Trouble e) {
      letGo(page);
      throw e;
    }
  }

  /**
   * Whoever has an order open may keep others from saving it, until another page is asked for.
   * Where that does not come about, our next sign-in or look does it, or SQL-Ledger by time; what
   * was seen or met before stays as it is.
   */
  private void letGo(Page page) throws InterruptedException {
    try {
      var _ = page.beside(at(ORDERS + coded(OrderForm.exactly(NONE))).toString(), LET_GO_WAIT);
    } catch (Trouble e) {
      // Said above.
    }
  }

  @Override
  public void check(Page page) throws Trouble, InterruptedException {
    for (var row : list(page.step("check orders"), NONE)) {
      var _ = cell(page, row, NUMBER) + cell(page, row, CLOSED);
    }
    page.step("check an order's form").open(at(NEW_ORDER));
    new OrderForm(page, numbers).opened().check();
  }

  private List<Map<String, String>> list(Page page, String number)
      throws Trouble, InterruptedException {
    page.open(at(ORDERS + coded(OrderForm.exactly(number))));
    var _ = Said.oneOf(page, LIST_END);
    return page.top().rows(LIST, LIST_END);
  }

  /** Opens an order, and says whether it is closed. */
  private boolean open(Page page, String number) throws Trouble, InterruptedException {
    var found = new ArrayList<Map<String, String>>();
    for (var row : list(page, number)) {
      if (cell(page, row, NUMBER).equals(number)) {
        found.add(row);
      }
    }
    if (found.isEmpty()) {
      throw Said.refused("document_not_found", "SQL-Ledger has no sales order " + number + ".");
    }
    if (found.size() > 1) {
      throw Said.refused(
          "document_ambiguous", "SQL-Ledger has " + found.size() + " orders " + number + ".");
    }
    page.top().in(row(NUMBER, number)).follow(link(number));
    var _ = new OrderForm(page, numbers).opened();
    return !cell(page, found.getFirst(), CLOSED).isEmpty();
  }

  private static String cell(Page page, Map<String, String> row, String column) throws Trouble {
    var cell = row.get(column);
    if (cell == null) {
      throw page.unknown("the orders have no column " + column + ": " + row.keySet());
    }
    return cell;
  }

  private static Trouble credentials(String words) {
    return new Trouble(Kind.CREDENTIALS, "credentials_refused", words);
  }

  private URI at(String page) {
    return URI.create(address + page + AS + coded(login.user()));
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
