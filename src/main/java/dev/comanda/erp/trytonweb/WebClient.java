package dev.comanda.erp.trytonweb;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.heading;
import static dev.comanda.erp.browser.Target.link;
import static dev.comanda.erp.browser.Target.message;
import static dev.comanda.erp.browser.Target.words;

import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.erp.browser.Page;
import dev.comanda.erp.browser.Place;
import dev.comanda.erp.browser.Target;
import dev.comanda.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tryton's web client as such: how one signs in, how something is opened there, and what it shows
 * in the place of what was asked for.
 */
final class WebClient {
  /** What Tryton refuses, in words for people. */
  static final Target WARNING = message("Warning");

  private static final Target FAILED = heading("Application Error");
  private static final Target SILENT = message("Unable to reach the server.");
  private static final Target TOO_MANY = message("Too many requests.");

  /** What it says instead; HTTP answers most of it by 200. All but the first are warnings, too. */
  static final List<Target> MESSAGES = List.of(TOO_MANY, SILENT, FAILED, WARNING);

  private static final Target MORE = button("More");

  /** Each is up to twenty lines; whoever has more than a thousand is refused. */
  private static final int MORE_TIMES_MAX = 50;

  private static final Target LOG_IN = button("Login");
  private static final Target USER = field("User name");
  private static final Target DATABASE = field("Database");
  private static final Target OK = button("OK");
  private static final Target LOG_OUT = link("Logout");

  /** What a database may be called, in an address and on the way to its pages. */
  private static final Pattern DATABASE_NAME = Pattern.compile("[A-Za-z0-9._~-]+");

  private final URI server;
  private final String database;
  private final Login login;
  private final Target asksPassword;
  private final List<Target> heeded;
  private long begun;
  private int listed;

  /**
   * One for a user.
   *
   * @param address whose path is the database's name
   */
  WebClient(URI address, Login login) {
    this.server = address.resolve("/");
    this.database = database(address);
    this.login = login;
    this.asksPassword = field("Password for " + login.user());
    this.heeded = Stream.concat(Stream.of(asksPassword), MESSAGES.stream()).toList();
  }

  /**
   * The database that an address names.
   *
   * @throws IllegalArgumentException in words for people, where it names none
   */
  static String database(URI address) {
    var name = String.valueOf(address.getRawPath()).replaceAll("^/+|/+$", "");
    if (!DATABASE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The address must be the server's, and behind it the name of Tryton's database alone, as"
              + " in https://erp.example/workshop.");
    }
    return name;
  }

  void enter(Page page) throws Trouble, InterruptedException {
    var top = page.step("log in").top();
    begin(page);
    top.await(LOG_IN);
    var there = top.read(DATABASE);
    if (there.isEmpty()) {
      top.type(DATABASE, database);
    } else if (!there.equals(database)) {
      throw page.failed("it has no database \"" + database + "\", but " + there);
    }
    top.type(USER, login.user());
    top.press(LOG_IN);
    refuseMessages(page);
    top.typeSecret(asksPassword, login.password());
    top.press(OK);
    refuseMessages(page);
    // A wrong password is not said to be one: it asks again.
    if (top.awaitAny(LOG_OUT, asksPassword).equals(asksPassword)) {
      throw new Trouble(
          Kind.CREDENTIALS, "credentials_refused", "Tryton does not take the user or password.");
    }
  }

  boolean alive(Page page) throws Trouble, InterruptedException {
    begin(page.step("still signed in"));
    return page.top().shows(LOG_OUT) && !page.top().shows(asksPassword);
  }

  /** Signs out, where we are still signed in. */
  void leave(Page page) throws Trouble, InterruptedException {
    if (alive(page)) {
      page.step("sign out").top().press(LOG_OUT);
      page.top().await(LOG_IN);
    }
  }

  /**
   * A page that is shown already is asked for again only where its address differs before the #.
   */
  private void begin(Page page) throws Trouble, InterruptedException {
    begun++;
    listed = 0;
    page.open(at(""));
  }

  /** Opens what has this path there. */
  void open(Page page, String path) throws Trouble, InterruptedException {
    page.open(at(path));
    heed(page);
  }

  /**
   * Opens what is asked for in a tab of its own, and sees that this is what stands there: it has a
   * name that no other has on this page. What may be shown in its place, as the list or the form
   * before, is not taken for it.
   */
  void open(Page page, Sales.Asked asked) throws Trouble, InterruptedException {
    page.leave();
    listed++;
    open(page, path(asked));
    page.top().await(words(title()));
  }

  /**
   * What the last was called that was opened so: longer than the twenty letters that a tab shows of
   * it, so that it stands above its list or form alone, and not longer than the thirty that a form
   * shows that is opened from there.
   */
  String title() {
    return "Comanda looks here, no. " + listed;
  }

  /**
   * The rows of a list that is asked for afresh. It says how many it has: one whose rows are still
   * to come is not taken for one that is empty.
   *
   * @param table by a column of it
   */
  List<Map<String, String>> list(Page page, Sales.Asked asked, Target table)
      throws Trouble, InterruptedException {
    open(page, asked);
    var top = page.top();
    reveal(page, top);
    var rows = top.rows(table, table);
    int all = rows.size();
    top.await(words(all == 0 ? "_ / 0" : "1 / " + all));
    return rows;
  }

  /** A tab that differs by nothing but its name would not be opened: hence the context. */
  private String path(Sales.Asked asked) {
    return "/model/"
        + asked.model()
        + ";name="
        + coded(title())
        + "&domain="
        + coded(asked.domain())
        + "&context="
        + coded(Map.of("comanda_looks", listed));
  }

  private static String coded(Object value) {
    return URLEncoder.encode(Json.text(value), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Has all rows of a list shown, which shows twenty, and more once one comes to its end. */
  static void reveal(Page page, Place list) throws Trouble, InterruptedException {
    for (int times = 0; list.shows(MORE); times++) {
      if (times == MORE_TIMES_MAX) {
        throw page.unknown("the list has more lines than can be read");
      }
      list.reveal(MORE);
    }
  }

  private URI at(String path) {
    return server.resolve("/?" + begun + "#" + database + path);
  }

  /** Sees that it shows what was asked for, and nothing else. */
  void heed(Page page) throws Trouble, InterruptedException {
    var instead = page.top().shown(heeded);
    if (instead.isPresent() && instead.get().equals(asksPassword)) {
      throw new Trouble(Kind.SESSION_LOST, "signed_out", "Tryton has signed us out.");
    }
    refuse(page, instead);
  }

  private static void refuseMessages(Page page) throws Trouble, InterruptedException {
    refuse(page, page.top().shown(MESSAGES));
  }

  private static void refuse(Page page, Optional<Target> message)
      throws Trouble, InterruptedException {
    if (message.isPresent()) {
      throw page.failed("Tryton says: " + page.top().read(message.get()));
    }
  }
}
