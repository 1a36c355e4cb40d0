package dev.comanda.demo.erp;

import dev.comanda.demo.erp.books.Books;
import dev.comanda.demo.erp.books.Line;
import dev.comanda.demo.erp.books.Product;
import dev.comanda.demo.erp.books.Refusal;
import dev.comanda.demo.erp.books.Worksheet;
import dev.comanda.demo.erp.words.Word;
import java.time.Instant;
import java.util.Map;

/** A worksheet's lines: the table in its frame, the form of one, and what is typed there. */
final class LinePages {
  private static final int DESCRIPTION_MAX = 200;
  private static final int REFERENCE_MAX = 100;

  private final Books books;

  LinePages(Books books) {
    this.books = books;
  }

  /** The page in the frame. */
  Html table(Visit visit, Worksheet sheet) {
    var title = visit.say(Word.LINES) + " " + sheet.number();
    var table =
        Html.of(
            """
            <table id="lines">
            <caption>{}</caption>
            <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>
            <th scope="col" class="number">{}</th><th scope="col">{}</th>
            <th scope="col" class="number">{}</th><th scope="col" class="number">{}</th>
            <th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
            <tbody>
            {}</tbody>
            </table>
            <p>{}: {}</p>
            """,
            title,
            visit.say(Word.POSITION),
            visit.say(Word.PRODUCT),
            visit.say(Word.DESCRIPTION),
            visit.say(Word.QUANTITY),
            visit.say(Word.UNIT),
            visit.say(Word.UNIT_PRICE),
            visit.say(Word.AMOUNT),
            visit.say(Word.REFERENCE),
            visit.say(Word.BY),
            visit.say(Word.ACTIONS),
            Html.all(sheet.lines().stream().map(line -> row(visit, sheet, line))),
            visit.say(Word.LINE_COUNT),
            sheet.lines().size());
    return Layout.framed(visit, title, table);
  }

  private Html row(Visit visit, Worksheet sheet, Line line) {
    var language = visit.language();
    return Html.of(
        """
        <tr><th scope="row">{}</th><td>{}</td><td>{}</td><td class="number">{}</td><td>{}</td>
        <td class="number">{}</td><td class="number">{}</td><td>{}</td><td>{}</td><td>{}</td></tr>
        """,
        line.position(),
        line.product(),
        line.description(),
        language.quantity(line.quantity()),
        books.product(line.product()).map(Product::unit).orElse(""),
        language.price(line.unitPrice()),
        language.price(line.quantity().multiply(line.unitPrice())),
        line.mark(),
        line.by(),
        sheet.open() ? actions(visit, line) : Html.NONE);
  }

  private static Html actions(Visit visit, Line line) {
    var path = "/worksheets/" + line.worksheet() + "/lines/" + line.position();
    return Html.of(
        """
        <a href="{}" target="_top">{}</a>
        <form method="post" action="{}/delete" target="_top" data-confirm="{}"><button>{}</button></form>""",
        path,
        visit.say(Word.CHANGE),
        path,
        visit.say(Word.REALLY_DELETE),
        visit.say(Word.DELETE));
  }

  /** The page on which a line is changed, with what is refused, if something is. */
  Html change(Visit visit, Line line, Html notice) {
    var language = visit.language();
    var typed =
        visit.call().form().isEmpty()
            ? Map.of(
                "product", line.product(),
                "description", line.description(),
                "quantity", language.quantity(line.quantity()),
                "price", language.price(line.unitPrice()),
                "reference", line.mark())
            : visit.call().form();
    var path = "/worksheets/" + line.worksheet();
    var form =
        Html.of(
            """
            {}<form method="post" action="{}/lines/{}" class="line">
            {}<p class="buttons"><button>{}</button> <a href="{}">{}</a></p>
            </form>
            """,
            notice,
            path,
            line.position(),
            new LineForm(visit, typed).fields(),
            visit.say(Word.SAVE),
            path,
            visit.say(Word.CANCEL));
    return Layout.page(visit, visit.say(Word.CHANGE_LINE) + " " + line.position(), form);
  }

  /**
   * The line that the form of this visit has.
   *
   * @throws Refusal if a field says what cannot be
   */
  Line typed(Visit visit, int worksheet, int position) {
    var call = visit.call();
    var number = call.field("product");
    var product =
        books.product(number).orElseThrow(() -> new Refusal(Word.PRODUCT_UNKNOWN, number));
    var count = call.field(call.form().containsKey("count") ? "count" : "quantity");
    var quantity =
        visit
            .language()
            .number(count)
            .filter(each -> each.signum() != 0)
            .orElseThrow(() -> new Refusal(Word.NOT_A_QUANTITY, count));
    var price = call.field("price");
    var unitPrice =
        price.isEmpty()
            ? product.unitPrice()
            : visit
                .language()
                .number(price)
                .orElseThrow(() -> new Refusal(Word.NOT_A_NUMBER, price));
    var description = bounded(call.field("description"), DESCRIPTION_MAX);
    return new Line(
        worksheet,
        position,
        number,
        description.isEmpty() ? product.description() : description,
        quantity,
        unitPrice,
        bounded(call.field("reference"), REFERENCE_MAX),
        Instant.now(),
        visit.user());
  }

  static String bounded(String text, int codePointsMax) {
    if (text.codePointCount(0, text.length()) > codePointsMax) {
      throw new Refusal(Word.TOO_LONG, "");
    }
    return text;
  }
}
