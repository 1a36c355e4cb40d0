package dev.comanda.demo.erp;

import dev.comanda.demo.erp.books.Books;
import dev.comanda.demo.erp.books.Refusal;
import dev.comanda.demo.erp.words.Word;

/** Logging in, the products, and one's password. */
final class OfficePages {
  private static final int PASSWORD_MAX = 200;

  private final Books books;

  OfficePages(Books books) {
    this.books = books;
  }

  static Html logIn(Visit visit, Html notice) {
    var form =
        Html.of(
            """
            {}<form method="post" action="/login" class="login">
            {}{}<p class="buttons"><button>{}</button></p>
            </form>
            """,
            notice,
            Layout.field("user", visit.say(Word.USER), visit.call().field("user")),
            Layout.field("password", visit.say(Word.PASSWORD), "", "password"),
            visit.say(Word.LOG_IN));
    return Layout.page(visit, visit.say(Word.LOG_IN), form);
  }

  Html products(Visit visit) {
    var rows =
        books.products().stream()
            .map(
                each ->
                    Html.of(
                        """
                        <tr><th scope="row">{}</th><td>{}</td><td>{}</td><td class="number">{}</td></tr>
                        """,
                        each.number(),
                        each.description(),
                        each.unit(),
                        visit.language().price(each.unitPrice())));
    var table =
        Html.of(
            """
            <table id="products">
            <caption>{}</caption>
            <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>
            <th scope="col" class="number">{} (EUR)</th></tr></thead>
            <tbody>
            {}</tbody>
            </table>
            """,
            visit.say(Word.PRODUCTS),
            visit.say(Word.PRODUCT),
            visit.say(Word.DESCRIPTION),
            visit.say(Word.UNIT),
            visit.say(Word.UNIT_PRICE),
            Html.all(rows));
    return Layout.page(visit, visit.say(Word.PRODUCTS), table);
  }

  Html password(Visit visit, Html notice) {
    var form =
        Html.of(
            """
            {}<form method="post" action="/password">
            {}{}<p class="buttons"><button>{}</button></p>
            </form>
            """,
            notice,
            Layout.field("old", visit.say(Word.OLD_PASSWORD), "", "password"),
            Layout.field("new", visit.say(Word.NEW_PASSWORD), "", "password"),
            visit.say(Word.CHANGE_PASSWORD));
    return Layout.page(visit, visit.say(Word.CHANGE_PASSWORD), form);
  }

  void changePassword(Visit visit) {
    var call = visit.call();
    if (!books.knows(visit.user(), call.form().getOrDefault("old", ""))) {
      throw new Refusal(Word.PASSWORD_WRONG, "");
    }
    var password = LinePages.bounded(call.form().getOrDefault("new", ""), PASSWORD_MAX);
    if (password.isEmpty()) {
      throw new Refusal(Word.PASSWORD_REQUIRED, "");
    }
    books.password(visit.user(), password);
  }
}
