package dev.comanda.demo.erp;

import dev.comanda.demo.erp.books.Books;
import dev.comanda.demo.erp.words.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is no part of the ERP that it plays, and so has no faults: files, switches, inspection. */
final class OwnPages {
  private static final Map<String, String> FILES =
      Map.of("erp.css", "text/css; charset=utf-8", "erp.js", "text/javascript; charset=utf-8");

  private final Books books;
  private final Tally tally;
  private final Visit.Cookies cookies;
  private final SwitchPages switches;

  OwnPages(Books books, Faults faults, Tally tally, Visit.Cookies cookies) {
    this.books = books;
    this.tally = tally;
    this.cookies = cookies;
    switches = new SwitchPages(faults);
  }

  /** The answer, or nothing where it is for the ERP to give. */
  Optional<Answer> answer(Call call) {
    return Optional.ofNullable(
        switch (call.method() + " " + call.shape()) {
          case "GET /erp.css" -> file("erp.css");
          case "GET /erp.js" -> file("erp.js");
          case "GET /switches" -> page(call, Html.NONE);
          case "POST /switches" -> switched(call, switches.on(call));
          case "POST /switches/off" -> switched(call, switches.off(call));
          case "GET /inspect/counts" -> Answer.json(tally.counts());
          case "GET /inspect/worksheets/#" -> worksheet(call.number(0));
          default -> null;
        });
  }

  private static Answer file(String name) {
    try (var in = OwnPages.class.getResourceAsStream(name)) {
      var content = Objects.requireNonNull(in, name).readAllBytes();
      return Answer.file(FILES.getOrDefault(name, ""), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer page(Call call, Html notice) {
    return Answer.page(
        notice.equals(Html.NONE) ? Answer.OK : Answer.BAD_REQUEST,
        switches.page(new Visit(call, "", cookies.language(call), cookies), notice));
  }

  private Answer switched(Call call, boolean done) {
    var language = cookies.language(call);
    return done ? Answer.to("/switches") : page(call, Layout.refused(Word.SWITCH_BAD.in(language)));
  }

  private Answer worksheet(int number) {
    return books
        .worksheet(number)
        .map(Answer::json)
        .orElseGet(() -> Answer.text(Answer.NOT_FOUND, "There is no such worksheet."));
  }
}
