package dev.comanda.gateway;

import dev.comanda.location.Location;
import dev.comanda.order.Order;
import dev.comanda.session.QrImage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The pages around a scan as HTML; what they must tell they tell without a script. */
final class ScanPages {
  private ScanPages() {}

  /**
   * Asks before it orders; when it would be ready a script asks, which previews of links do not
   * run.
   *
   * @param key what the order is known by, so that pressing twice is one order
   */
  static String ask(Drink drink, Words words, UUID key) {
    var name = drink.name(words.language());
    return page(
        words,
        name,
        Markup.of(
            "ask.html",
            Map.of(
                "place", drink.at().name(),
                "drink", name,
                "price", words.money(drink.price()),
                "action", Addresses.ask(drink) + "&key=" + key,
                "quote", Addresses.quote(drink),
                "zone", drink.at().timeZone(),
                "order", words.text("ask.order"),
                "hint", words.text("ask.hint"),
                "grid", Addresses.grid(drink.at()),
                "others", words.text("others"))));
  }

  /** Says that it is ordered. */
  static String ordered(Drink drink, Order order, boolean replayed, Words words) {
    var name = drink.name(words.language());
    return page(
        words,
        words.text("ordered.title", name),
        Markup.of(
            "ordered.html",
            Map.of(
                "place", drink.at().name(),
                "title", words.text("ordered.title", name),
                "label", words.text("ordered.label"),
                "serial", order.serials().getFirst(),
                "queue", queue(drink, order, words),
                "hint", words.text(replayed ? "ordered.replayed" : "ordered.hint"),
                "again", Addresses.ask(drink),
                "more", words.text("ordered.more", name),
                "grid", Addresses.grid(drink.at()),
                "others", words.text("others"))));
  }

  /** What a script fills in live: the place in the queue, then what becomes of the drink. */
  private static Markup queue(Drink drink, Order order, Words words) {
    return Markup.of(
        "queue.html",
        Map.of(
            "board", Addresses.board(drink.at()),
            "serial", order.serials().getFirst(),
            "place", words.text("ordered.place"),
            "fired", words.text("ordered.fired"),
            "ready", words.text("ordered.ready"),
            "served", words.text("ordered.served"),
            "held", words.text("ordered.held"),
            "stale", words.text("ordered.stale"),
            "title", words.text("ordered.ready_title", drink.name(words.language()))));
  }

  /** Says why nothing is ordered, and the way on. */
  static String refused(String key, Location at, Words words) {
    return page(
        words,
        words.text(key + ".title"),
        Markup.of(
            "refused.html",
            Map.of(
                "place", at.name(),
                "title", words.text(key + ".title"),
                "hint", words.text(key + ".hint"),
                "grid", Addresses.grid(at),
                "others", words.text("others"))));
  }

  /**
   * All codes of a location, to print and to cut out; in its own first language, for its guests.
   *
   * @param publicUrl where phones reach us, without a slash at the end
   */
  static String sheet(Scans.Grid grid, Scans scans, String publicUrl) {
    var words = Words.in(grid.at().languages().getFirst());
    var shelves =
        grid.shelves().stream()
            .map(shelf -> shelf(shelf, scans, publicUrl, words))
            .collect(Collectors.joining());
    return page(
        words,
        words.text("sheet.title", grid.at().name()),
        Markup.of(
            "sheet.html",
            Map.of(
                "title", grid.at().name(),
                "hint", words.text("sheet.hint"),
                "address", publicUrl,
                "loopback", words.text("sheet.loopback"),
                "print", words.text("sheet.print"),
                "shelves", new Markup(shelves))));
  }

  private static String shelf(Scans.Shelf shelf, Scans scans, String publicUrl, Words words) {
    var drinks =
        shelf.drinks().stream()
            .map(drink -> drink(drink, publicUrl + scans.path(drink), words))
            .collect(Collectors.joining());
    return Markup.of("shelf.html", Map.of("name", shelf.name(), "drinks", new Markup(drinks)))
        .html();
  }

  private static String drink(Drink drink, String url, Words words) {
    var picture = new String(QrImage.svg(url), StandardCharsets.UTF_8);
    return Markup.of(
            "drink.html",
            Map.of(
                "picture", new Markup(picture),
                "name", drink.name(),
                "price", words.money(drink.price()),
                "scan", words.text("sheet.scan")))
        .html();
  }

  private static String page(Words words, String title, Markup content) {
    var values = new HashMap<String, Object>();
    values.put("language", words.language());
    values.put("title", title);
    values.put("content", content);
    return Markup.of("page.html", values).html();
  }
}
