package dev.comanda.demo.erp;

import dev.comanda.demo.erp.books.Books;
import dev.comanda.demo.erp.books.Refusal;
import dev.comanda.demo.erp.books.Worksheet;
import dev.comanda.demo.erp.words.Word;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The list of the worksheets, and the page of each. */
final class WorksheetPages {
  /** Worksheets that the list shows; the search finds the others. */
  private static final int SHOWN_MAX = 200;

  private static final int TEXT_MAX = 100;

  private final Books books;
  private final Faults faults;

  WorksheetPages(Books books, Faults faults) {
    this.books = books;
    this.faults = faults;
  }

  Html list(Visit visit) {
    var state = visit.call().query().getOrDefault("state", "open");
    var search = visit.call().query().getOrDefault("search", "").strip();
    var rows =
        books.worksheets().stream()
            .filter(ofState(state))
            .filter(each -> found(each, search))
            .limit(SHOWN_MAX)
            .map(each -> row(visit, each));
    var content =
        Html.of(
            """
            <form class="search" role="search">
            {}<p class="field"><label for="state">{}</label>
            <select id="state" name="state">{}</select></p>
            <p class="buttons"><button>{}</button> <a href="/worksheets/new">{}</a></p>
            </form>
            <table id="worksheets">
            <caption>{}</caption>
            <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>
            <th scope="col">{}</th><th scope="col">{}</th></tr></thead>
            <tbody>
            {}</tbody>
            </table><p>{}</p>
            """,
            Layout.field("search", visit.say(Word.SEARCH), search),
            visit.say(Word.STATE),
            states(visit, state),
            visit.say(Word.SHOW),
            visit.say(Word.NEW_WORKSHEET),
            visit.say(Word.LATEST),
            visit.say(Word.NUMBER),
            visit.say(Word.CUSTOMER),
            visit.say(Word.PLATE),
            visit.say(Word.VEHICLE),
            visit.say(Word.STATE),
            Html.all(rows),
            visit.say(Word.SHEET_COUNT) + ": " + books.worksheets().size());
    return Layout.page(visit, visit.say(Word.WORKSHEETS), content);
  }

  private static Predicate<Worksheet> ofState(String state) {
    return each -> state.equals("all") || each.open() == !state.equals("closed");
  }

  private static boolean found(Worksheet each, String search) {
    return Stream.of(String.valueOf(each.number()), each.customer(), each.plate())
        .anyMatch(text -> lower(text).contains(lower(search)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Html states(Visit visit, String chosen) {
    var words = Map.of("open", Word.OPEN, "closed", Word.CLOSED, "all", Word.ALL);
    return Html.all(
        Stream.of("open", "closed", "all")
            .map(
                value ->
                    Html.of(
                        "<option value=\"{}\"{}>{}</option>",
                        value,
                        new Html(value.equals(chosen) ? " selected" : ""),
                        visit.say(words.getOrDefault(value, Word.ALL)))));
  }

  private static Html row(Visit visit, Worksheet sheet) {
    return Html.of(
        """
        <tr><th scope="row"><a href="/worksheets/{}">{}</a></th><td>{}</td><td>{}</td><td>{}</td>
        <td>{}</td></tr>
        """,
        sheet.number(),
        sheet.number(),
        sheet.customer(),
        sheet.plate(),
        sheet.vehicle(),
        visit.say(sheet.open() ? Word.OPEN : Word.CLOSED));
  }

  /** The form of a new worksheet, with what is refused, if something is. */
  Html blank(Visit visit, Html notice) {
    var call = visit.call();
    var form =
        Html.of(
            """
            {}<form method="post" action="/worksheets">
            {}{}{}<p class="buttons"><button>{}</button></p>
            </form>
            """,
            notice,
            Layout.field("customer", visit.say(Word.CUSTOMER), call.field("customer")),
            Layout.field("plate", visit.say(Word.PLATE), call.field("plate")),
            Layout.field("vehicle", visit.say(Word.VEHICLE), call.field("vehicle")),
            visit.say(Word.SAVE));
    return Layout.page(visit, visit.say(Word.NEW_WORKSHEET), form);
  }

  /** Begins the worksheet that the form of this visit has. */
  int begin(Visit visit) {
    var call = visit.call();
    var customer = LinePages.bounded(call.field("customer"), TEXT_MAX);
    if (customer.isEmpty()) {
      throw new Refusal(Word.NAME_REQUIRED, "");
    }
    return books.begin(
        customer,
        LinePages.bounded(call.field("plate"), TEXT_MAX),
        LinePages.bounded(call.field("vehicle"), TEXT_MAX));
  }

  /** A worksheet, or what stands before it; with a notice, and with what is typed in its form. */
  Html page(Visit visit, Worksheet sheet, Html notice, Map<String, String> typed) {
    if (faults.takes(Kind.NOTICE, Where.READ)) {
      return notice(visit, sheet);
    }
    var title = visit.say(Word.NUMBER) + " " + sheet.number();
    var path = "/worksheets/" + sheet.number();
    var content =
        Html.of(
            """
            {}<dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd>
            <dt>{}</dt><dd id="standing">{}</dd></dl>
            <form method="post" action="{}/{}"><button>{}</button></form>
            <iframe id="lines-frame" name="lines" title="{}" src="{}/lines"></iframe>
            {}""",
            notice,
            visit.say(Word.CUSTOMER),
            sheet.customer(),
            visit.say(Word.PLATE),
            sheet.plate(),
            visit.say(Word.VEHICLE),
            sheet.vehicle(),
            visit.say(Word.STATE),
            visit.say(sheet.open() ? Word.OPEN : Word.CLOSED),
            path,
            sheet.open() ? "close" : "reopen",
            visit.say(sheet.open() ? Word.CLOSE : Word.REOPEN),
            visit.say(Word.LINES),
            path,
            sheet.open() ? adding(visit, path, typed) : Html.NONE);
    return Layout.page(visit, title, attributes(visit), content);
  }

  private Html adding(Visit visit, String path, Map<String, String> typed) {
    var form =
        new LineForm(
            visit,
            typed,
            faults.takes(Kind.RENAMED_FIELD, Where.READ),
            faults.takes(Kind.MOVED_FIELD, Where.READ));
    var other = faults.takes(Kind.OTHER_QUESTION, Where.READ);
    return Html.of(
        """
        <form method="post" action="{}/lines" class="line" data-confirm="{}" aria-labelledby="adding">
        <h2 id="adding">{}</h2>
        {}<p class="buttons"><button>{}</button></p>
        </form>
        """,
        path,
        visit.say(other ? Word.ANOTHER_QUESTION : Word.REALLY_ADD),
        visit.say(Word.ADD_LINE),
        form.fields(),
        visit.say(Word.ADD_LINE));
  }

  /** What the script does wrong on this page. */
  private Html attributes(Visit visit) {
    var popup =
        faults
            .take(Kind.POPUP, Where.READ)
            .map(_ -> Html.of(" data-alert=\"{}\"", visit.say(Word.POPUP)));
    var overlay =
        faults
            .take(Kind.OVERLAY, Where.READ)
            .map(
                fault ->
                    Html.of(
                        " data-overlay=\"{}\" data-wait=\"{}\"",
                        fault.delay().toMillis(),
                        visit.say(Word.WAIT)));
    var wiped =
        faults
            .take(Kind.WIPED_FIELD, Where.READ)
            .map(fault -> Html.of(" data-wipe=\"{}\"", fault.delay().toMillis()));
    return Html.all(List.of(popup, overlay, wiped).stream().flatMap(each -> each.stream()));
  }

  private static Html notice(Visit visit, Worksheet sheet) {
    var content =
        Html.of(
            "<p>{}</p>\n<p class=\"buttons\"><a href=\"/worksheets/{}\">{}</a></p>",
            visit.say(Word.NOTICE_TEXT),
            sheet.number(),
            visit.say(Word.CONTINUE));
    return Layout.page(visit, visit.say(Word.NOTICE), content);
  }

  /** The page that asks once more whether a line is meant. */
  static Html warning(Visit visit, int worksheet) {
    var content =
        Html.of(
            """
            <p>{}</p>
            <form method="post" action="/worksheets/{}/lines">
            {}<input type="hidden" name="confirmed" value="yes">
            <p class="buttons"><button>{}</button> <a href="/worksheets/{}">{}</a></p>
            </form>
            """,
            visit.say(Word.WARNING_TEXT),
            worksheet,
            new LineForm(visit, visit.call().form()).hidden(),
            visit.say(Word.CONTINUE),
            worksheet,
            visit.say(Word.CANCEL));
    return Layout.page(visit, visit.say(Word.WARNING), content);
  }
}
