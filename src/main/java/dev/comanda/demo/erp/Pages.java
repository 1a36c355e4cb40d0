package dev.comanda.demo.erp;

import dev.comanda.demo.erp.books.Books;
import dev.comanda.demo.erp.books.Line;
import dev.comanda.demo.erp.books.Refusal;
import dev.comanda.demo.erp.books.Worksheet;
import dev.comanda.demo.erp.words.Language;
import dev.comanda.demo.erp.words.Word;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Which page is answered to what is asked; everything that one must log in for. */
final class Pages {
  private static final Pattern PATH = Pattern.compile("/[a-z0-9/]*");

  /** What a worksheet's page says after something was done there. */
  private static final Map<String, Word> DONE =
      Map.of("saved", Word.SAVED, "changed", Word.CHANGED, "deleted", Word.DELETED);

  private static final Set<String> NEEDS_NO_LOG_IN = Set.of("POST /login", "POST /language");

  private final Books books;
  private final Faults faults;
  private final Sessions sessions;
  private final Tally tally;
  private final Visit.Cookies cookies;
  private final Submit submit;
  private final OfficePages office;
  private final WorksheetPages worksheets;
  private final LinePages lines;

  Pages(Books books, Faults faults, Sessions sessions, Tally tally, Access access) {
    this.books = books;
    this.faults = faults;
    this.sessions = sessions;
    this.tally = tally;
    cookies = access.cookies();
    submit = new Submit(books, faults, access.later());
    office = new OfficePages(books);
    worksheets = new WorksheetPages(books, faults);
    lines = new LinePages(books);
  }

  /** What of the server the pages need. */
  record Access(Visit.Cookies cookies, Submit.Later later) {}

  /** The answer; who is not logged in gets the page to do so, whatever was asked. */
  Answer answer(Call call) {
    var user = sessions.use(cookies.session(call)).orElse("");
    var visit = new Visit(call, user, cookies.language(call), cookies);
    var asked = call.method() + " " + call.shape();
    if (user.isEmpty() && !NEEDS_NO_LOG_IN.contains(asked)) {
      return page(OfficePages.logIn(visit, Html.NONE));
    }
    try {
      return switch (asked) {
        case "POST /login" -> logIn(visit);
        case "POST /logout" -> logOut(visit);
        case "POST /language" -> language(visit);
        case "GET /" -> Answer.to("/worksheets");
        case "GET /products" -> page(office.products(visit));
        case "GET /password" -> page(office.password(visit, Html.NONE));
        case "POST /password" -> password(visit);
        case "GET /worksheets" -> page(worksheets.list(visit));
        case "GET /worksheets/new" -> page(worksheets.blank(visit, Html.NONE));
        case "POST /worksheets" -> begin(visit);
        default -> onWorksheet(visit, asked);
      };
    } catch (Refusal refusal) {
      return Answer.page(
          Answer.NOT_FOUND, Layout.page(visit, visit.say(Word.NOTICE), refused(visit, refusal)));
    }
  }

  private Answer onWorksheet(Visit visit, String asked) {
    return switch (asked) {
      case "GET /worksheets/#" -> page(worksheet(visit, said(visit), Map.of()));
      case "GET /worksheets/#/lines" -> page(lines.table(visit, sheet(visit)));
      case "POST /worksheets/#/lines" -> addLine(visit);
      case "POST /worksheets/#/close" -> open(visit, false);
      case "POST /worksheets/#/reopen" -> open(visit, true);
      case "GET /worksheets/#/lines/#" -> page(lines.change(visit, line(visit), Html.NONE));
      case "POST /worksheets/#/lines/#" -> changeLine(visit);
      case "POST /worksheets/#/lines/#/delete" -> deleteLine(visit);
      default -> throw new Refusal(Word.NOT_FOUND, "");
    };
  }

  private static Answer page(Html page) {
    return Answer.page(Answer.OK, page);
  }

  private static Html refused(Visit visit, Refusal refusal) {
    return Layout.refused(refusal.in(visit.language()));
  }

  /** Does it, or shows the page again with what is refused and what was typed. */
  private static Answer tried(
      Visit visit, Function<Visit, Answer> what, Function<Html, Html> again) {
    try {
      return what.apply(visit);
    } catch (Refusal refusal) {
      return page(again.apply(refused(visit, refusal)));
    }
  }

  private Answer logIn(Visit visit) {
    var call = visit.call();
    var user = call.field("user");
    if (!books.knows(user, call.form().getOrDefault("password", ""))) {
      tally.logInRefused();
      var words = Layout.refused(visit.say(Word.WRONG_LOG_IN));
      return page(OfficePages.logIn(visit, words));
    }
    if (faults.takes(Kind.ONE_SESSION, Where.LOG_IN)) {
      sessions.endAllOf(user);
    }
    return Answer.to("/worksheets").with(cookies.setSession(sessions.begin(user)));
  }

  private Answer logOut(Visit visit) {
    sessions.end(cookies.session(visit.call()));
    return Answer.to("/");
  }

  private Answer language(Visit visit) {
    var language = Language.of(visit.call().field("language"));
    var back = visit.call().field("back");
    var safe = PATH.matcher(back).matches() && !back.startsWith("//");
    return Answer.to(safe ? back : "/").with(cookies.setLanguage(language));
  }

  private Answer password(Visit visit) {
    return tried(
        visit,
        each -> {
          office.changePassword(each);
          return page(office.password(each, Layout.done(each.say(Word.PASSWORD_CHANGED))));
        },
        notice -> office.password(visit, notice));
  }

  private Answer begin(Visit visit) {
    return tried(
        visit,
        each -> Answer.to("/worksheets/" + worksheets.begin(each)),
        notice -> worksheets.blank(visit, notice));
  }

  private Worksheet sheet(Visit visit) {
    int number = visit.call().number(0);
    return books
        .worksheet(number)
        .orElseThrow(() -> new Refusal(Word.WORKSHEET_UNKNOWN, String.valueOf(number)));
  }

  private Line line(Visit visit) {
    int position = visit.call().number(1);
    return sheet(visit).lines().stream()
        .filter(each -> each.position() == position)
        .findFirst()
        .orElseThrow(() -> new Refusal(Word.LINE_UNKNOWN, String.valueOf(position)));
  }

  private static Html said(Visit visit) {
    var word = DONE.get(visit.call().query().getOrDefault("done", ""));
    return word == null ? Html.NONE : Layout.done(visit.say(word));
  }

  private Html worksheet(Visit visit, Html notice, Map<String, String> typed) {
    return worksheets.page(visit, sheet(visit), notice, typed);
  }

  private Answer addLine(Visit visit) {
    int number = sheet(visit).number();
    return tried(
        visit,
        each -> {
          var line = lines.typed(each, number, 0);
          var confirmed = !each.call().field("confirmed").isEmpty();
          if (!confirmed && faults.takes(Kind.WARNING, Where.SUBMIT)) {
            return page(WorksheetPages.warning(each, number));
          }
          submit.add(line);
          return done(number, "saved");
        },
        notice -> worksheet(visit, notice, visit.call().form()));
  }

  private Answer changeLine(Visit visit) {
    var line = line(visit);
    return tried(
        visit,
        each -> {
          books.change(lines.typed(each, line.worksheet(), line.position()));
          return done(line.worksheet(), "changed");
        },
        notice -> lines.change(visit, line, notice));
  }

  private Answer deleteLine(Visit visit) {
    var line = line(visit);
    return tried(
        visit,
        _ -> {
          books.remove(line.worksheet(), line.position());
          return done(line.worksheet(), "deleted");
        },
        notice -> worksheet(visit, notice, Map.of()));
  }

  private Answer open(Visit visit, boolean open) {
    int number = sheet(visit).number();
    books.open(number, open);
    return Answer.to("/worksheets/" + number);
  }

  private static Answer done(int number, String what) {
    return Answer.to("/worksheets/" + number + "?done=" + what);
  }
}
