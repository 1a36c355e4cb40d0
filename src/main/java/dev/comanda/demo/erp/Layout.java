package dev.comanda.demo.erp;

import dev.comanda.demo.erp.words.Language;
import dev.comanda.demo.erp.words.Word;
import java.util.Arrays;
import java.util.stream.Stream;

/** What all pages have around them. */
final class Layout {
  private static final String DOCUMENT =
      """
      <!doctype html>
      <html lang="{}">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>{} – Werkbuch</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="/erp.css">
      <script src="/erp.js" defer></script>
      </head>
      {}
      </html>
      """;

  private static final String BODY =
      """
      <body{}>
      <header>
      <p class="brand"><a href="/">Werkbuch</a> <span>Bennys auto</span></p>
      {}
      <form method="post" action="/language" class="languages" role="group" aria-label="{}">
      <input type="hidden" name="back" value="{}">{}</form>
      {}
      </header>
      <main>
      <h1>{}</h1>
      {}
      </main>
      <footer><a href="/switches">{}</a></footer>
      </body>""";

  private Layout() {}

  static Html page(Visit visit, String title, Html content) {
    return page(visit, title, Html.NONE, content);
  }

  /** A page whose body has these attributes, each after a space. */
  static Html page(Visit visit, String title, Html attributes, Html content) {
    var body =
        Html.of(
            BODY,
            attributes,
            ways(visit),
            visit.say(Word.LANGUAGE),
            visit.call().method().equals("GET") ? visit.call().path() : "/",
            Html.all(Arrays.stream(Language.values()).map(each -> choice(visit, each))),
            visit.user().isEmpty() ? Html.NONE : logOut(visit),
            title,
            content,
            visit.say(Word.SWITCHES_OF_THE_DEMO));
    return Html.of(DOCUMENT, visit.language().code(), title, body);
  }

  /** What stands in a frame of another page. */
  static Html framed(Visit visit, String title, Html content) {
    var body = Html.of("<body class=\"framed\">\n{}\n</body>", content);
    return Html.of(DOCUMENT, visit.language().code(), title, body);
  }

  private static Html ways(Visit visit) {
    if (visit.user().isEmpty()) {
      return Html.NONE;
    }
    return Html.of(
        "<nav>{}</nav>",
        Html.all(
            Stream.of(
                way("/worksheets", visit.say(Word.WORKSHEETS)),
                way("/products", visit.say(Word.PRODUCTS)),
                way("/password", visit.say(Word.PASSWORD)))));
  }

  private static Html way(String path, String words) {
    return Html.of("<a href=\"{}\">{}</a>\n", path, words);
  }

  private static Html choice(Visit visit, Language language) {
    return Html.of(
        "<button name=\"language\" value=\"{}\" lang=\"{}\"{}>{}</button>",
        language.code(),
        language.code(),
        new Html(language == visit.language() ? " aria-pressed=\"true\"" : ""),
        language.label());
  }

  private static Html logOut(Visit visit) {
    return Html.of(
        "<form method=\"post\" action=\"/logout\" class=\"who\"><span>{}</span><button>{}</button></form>",
        visit.user(),
        visit.say(Word.LOG_OUT));
  }

  static Html done(String words) {
    return Html.of("<p class=\"done\" role=\"status\">{}</p>\n", words);
  }

  static Html refused(String words) {
    return Html.of("<p class=\"refused\" role=\"alert\">{}</p>\n", words);
  }

  /** A field with its label. */
  static Html field(String id, String label, String value, String kind) {
    return Html.of(
        """
        <p class="field {}"><label for="{}">{}</label>
        <input id="{}" name="{}" value="{}" type="{}" autocomplete="off"></p>
        """,
        id,
        id,
        label,
        id,
        id,
        value,
        kind);
  }

  static Html field(String id, String label, String value) {
    return field(id, label, value, "text");
  }
}
