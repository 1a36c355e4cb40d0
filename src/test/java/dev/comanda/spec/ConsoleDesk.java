package dev.comanda.spec;

import dev.comanda.db.Database;
import dev.comanda.delivery.course.Standing;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.spec.ConsoleRows.Connection;
import dev.comanda.spec.ConsoleRows.Lines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place with many integrations and thousands of lines, and people who look at its console. */
final class ConsoleDesk {
  /** Integrations of which nothing needs a person. */
  private static final List<String> QUIET =
      List.of(
          "Lager",
          "Teilekatalog",
          "Reifenhotel",
          "Lackiererei",
          "Karosserie",
          "Waschstraße",
          "Leihwagen",
          "Filiale Nord",
          "Filiale West",
          "Filiale Ost",
          "Schlüsseldienst",
          "Abschleppdienst",
          "Klimaservice");

  private static final int BOOKED = 350;

  final Evening evening;
  final Database database;
  final UUID place;

  /** The one whose line nobody knows about. */
  final Connection workshop;

  /** That line, and the one that the ERP has turned down. */
  final UUID unknown;

  final UUID refused;

  private final UUID old;
  private int seq = 1;

  ConsoleDesk(Evening evening) {
    this.evening = evening;
    this.database = evening.app.database();
    this.place = UUID.fromString(idOf("bistro"));
    var all = connections();
    workshop = all.getFirst();
    ConsoleRows.make(database, all);
    old =
        lines(workshop, new Lines(ConsoleStandings.booked(), 100, 400, 20, minutes(3_000)))
            .getFirst();
    for (int i = 0; i < all.size() - 6; i++) {
      lines(
          all.get(6 + i),
          new Lines(ConsoleStandings.booked(), BOOKED, 1000 * i, 40, minutes(20_000)));
    }
    var foreign = ConsoleStandings.error("product_unknown", "There is no product 10.");
    lines(all.get(5), new Lines(foreign, 120, 300, 40, minutes(200)));
    lines(all.get(1), new Lines(ConsoleStandings.placed(0), 3, 900, 3, minutes(1)));
    lines(all.get(2), new Lines(ConsoleStandings.placed(4), 9, 910, 2, minutes(14)));
    lines(workshop, new Lines(ConsoleStandings.held(), 4, 571, 4, minutes(50)));
    var closed = ConsoleStandings.error("document_closed", "Worksheet 560 is closed.");
    refused =
        ordered(lines(workshop, new Lines(closed, 3, 560, 1, minutes(26))).getFirst(), "Bay 1");
    seen();
    var maintenance = ErpPicture.of("Back in a moment", List.of("We are maintaining this system."));
    var why = "A table \"Lines\" was expected, and there is none.";
    ConsoleRows.canary(database, all.get(9), "check", why, maintenance);
    unknown = life();
  }

  private List<Connection> connections() {
    var all = new ArrayList<Connection>();
    all.add(one("werkstatt", "Werkstatt", "lines", "set", true, "open", null));
    var patience = "429 Too Many Requests";
    all.add(one("buchhaltung", "Buchhaltung", "lines", "set", true, "slowed", patience));
    var away = "Connection refused";
    all.add(one("filiale-sued", "Filiale Süd", "lines", "set", true, "unreached", away));
    all.add(one("demo", "Demo ERP", "lines", "none", false, "open", null));
    all.add(one("archiv", "Archiv", "lines", "refused", true, "credentials", null));
    all.add(one("ersatzteile", "Ersatzteile", "lines", "none", true, "open", null));
    all.add(one("probe", "Probe", "paper", "none", true, null, null));
    QUIET.forEach(
        name -> all.add(one("q-" + all.size(), name, "lines", "none", true, "open", null)));
    return all;
  }

  /** The oldest line that is booked, which no first page shows. */
  UUID bookedFirst() {
    return old;
  }

  /** An integration of which so many lines failed, each on its own document. */
  Connection many(int lines) {
    return another(ConsoleStandings.error("document_closed", "It is closed."), lines);
  }

  /** One of which so many lines are booked that nobody wants any more. */
  Connection unwanted(int lines) {
    return another(ConsoleStandings.stillThere(), lines);
  }

  /** One whose line has a number that the ERP does not know. */
  Connection unknownProduct() {
    return another(ConsoleStandings.error("product_unknown", "There is no product 10."), 1);
  }

  /** One of which a line was taken out of the ERP. */
  Connection takenOut() {
    var made = takingBack(ConsoleStandings.booked());
    var steps =
        List.of(
            step("found", "Worksheet 5000"),
            step("before submit", "Worksheet 5000"),
            step("outcome: dialog", "Take it out?"),
            step("after submit", "Worksheet 5000"),
            step("found", "No lines match"));
    ConsoleRows.tried(database, place, linesOf(made).getFirst(), "done", 2, steps);
    return made;
  }

  /** One of which a line is to be taken out of the ERP, now or when a person has decided. */
  Connection takingBack(Standing standing) {
    var made = another(standing, 1);
    ConsoleRows.takeBack(database, made);
    return made;
  }

  private Connection another(Standing standing, int lines) {
    int no = evening.next();
    var made = one("viele-" + no, "Viele " + no, "lines", "none", true, "open", null);
    ConsoleRows.make(database, List.of(made));
    lines(made, new Lines(standing, lines, 5000, lines, minutes(lines)));
    return made;
  }

  /** The lines of one, the latest first. */
  List<UUID> linesOf(Connection at) {
    return new Bookings(evening)
        .list("limit=100&integration=" + at.id()).stream()
            .map(each -> UUID.fromString(Bookings.id(each)))
            .toList();
  }

  /** A manager does something to a line. */
  void act(UUID line, String deed, Map<String, ?> body) {
    evening.manager.post(Bookings.ALL + "/" + line + "/" + deed, body).expect(200);
  }

  /** A manager puts a line aside and brings it back: it stands as it stood, and is another. */
  void touch(UUID line) {
    act(line, "clearing", Map.of("reason", "test"));
    act(line, "clearing/undo", Map.of());
  }

  /** How a line stands. */
  String state(UUID line) {
    return Bookings.state(evening.manager.get(Bookings.ALL + "/" + line).expect(200).json());
  }

  private String idOf(String slug) {
    return evening.admin.get("/api/locations/" + slug).expect(200).json().get("id").textValue();
  }

  private Connection one(
      String slug,
      String name,
      String connector,
      String login,
      boolean worker,
      @Nullable String way,
      @Nullable String trouble) {
    return new Connection(
        place, UUID.randomUUID(), slug, name, connector, login, worker, way, trouble);
  }

  private static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }

  private List<UUID> lines(Connection at, Lines lines) {
    var ids = ConsoleRows.lines(database, at, seq, lines);
    seq += lines.count();
    return ids;
  }

  /** The line of an order at a table: sent, and no answer came; more wait behind it. */
  private UUID life() {
    var id =
        ordered(
            lines(workshop, new Lines(ConsoleStandings.lost(), 1, 558, 1, minutes(11))).getFirst(),
            "Bay 3");
    lines(workshop, new Lines(ConsoleStandings.placed(0), 6, 558, 1, minutes(10)));
    lines(workshop, new Lines(ConsoleStandings.placed(0), 2, 563, 1, minutes(5)));
    ConsoleRows.tried(
        database,
        place,
        id,
        "unknown",
        2,
        List.of(
            step("find asked", "GET /lines?mark=OilMat:0197c2 HTTP/1.1"),
            step("find answered", "200\n{\"lines\": []}"),
            step(
                "create asked",
                "POST /lines HTTP/1.1\n{\"document\": \"558\", \"product\": \"10\", \"amount\": \"4.7\"}"),
            step("create unanswered", "No answer within 20 s.")));
    ConsoleRows.tried(
        database,
        place,
        id,
        "missing",
        190,
        List.of(
            step("find asked", "GET /lines?mark=OilMat:0197c2 HTTP/1.1"),
            step("find answered", "200\n{\"lines\": []}")));
    return id;
  }

  /** A line is that of an order at a table. */
  private UUID ordered(UUID line, String bay) {
    var body = new HashMap<>(Evening.one(evening.product, 1));
    body.put("session_id", evening.table(bay).id());
    var order = evening.waiter.post("/api/orders", body).expect(201).json();
    ConsoleRows.ordered(database, line, order.get("id").textValue());
    return line;
  }

  /** What a browser has seen at the line that the ERP has turned down. */
  private void seen() {
    var steps =
        List.of(
            Map.of("step", "log in", "text", "Worksheets", "picture", 1),
            Map.of("step", "find", "text", "Worksheet 560\nNo lines match", "picture", 2),
            Map.of("step", "outcome", "text", "Worksheet 560 is closed.", "picture", 3));
    var attempt = ConsoleRows.tried(database, place, refused, "failed", 4, steps);
    var pages =
        List.of(
            ErpPicture.of("Worksheets", List.of("558 · Bay 3", "560 · Bay 1", "561 · Bay 2")),
            ErpPicture.of("Worksheet 560", List.of("No lines match")),
            ErpPicture.of("Worksheet 560", List.of("This worksheet is closed.", "OK")));
    for (int i = 0; i < pages.size(); i++) {
      ConsoleRows.picture(database, workshop, refused, attempt, i + 1, pages.get(i));
    }
  }

  private static Map<String, String> step(String step, String text) {
    return Map.of("step", step, "text", text);
  }

  /** Signs somebody in on the way to the console, with this query beside the place. */
  void signIn(Browser browser, String who, String query) {
    // Of most lines no order is known.
    browser.expect("/api/orders/.*404");
    browser.open(evening.app.url() + "/integrations?loc=bistro" + query);
    browser.type("[name=email]", who + "@demo.example");
    browser.type("[name=password]", DemoPlaces.PASSWORD);
    browser.press(browser.see(".entry-card [type=submit]"));
    browser.see(".erp-one", "Werkstatt");
  }

  /** Turns to something else of the console without loading the page again, as a way back does. */
  void turn(Browser browser, String query) {
    browser.run(
        "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))",
        "/integrations?loc=bistro" + query);
  }

  /** Goes to another place of the console. */
  void open(Browser browser, String query) {
    browser.open(evening.app.url() + "/integrations?loc=bistro" + query);
    browser.see(".console");
  }
}
