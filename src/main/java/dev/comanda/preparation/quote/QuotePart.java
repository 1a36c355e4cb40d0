package dev.comanda.preparation.quote;

import static dev.comanda.http.Access.GUEST;
import static dev.comanda.http.Access.SERVICE;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Scope;
import dev.comanda.json.Uuids;
import dev.comanda.part.Part;
import dev.comanda.problem.Refused;
import dev.comanda.session.Sessions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Quotes over HTTP, for guests and for who serves them. */
public final class QuotePart implements Part {
  private static final String PRODUCTS = "query:products";

  private final Quotes quotes;

  /** What it tells by HTTP. */
  public QuotePart(Quotes quotes) {
    this.quotes = quotes;
  }

  @Override
  public Stream<Route> routes() {
    return Stream.of(
        Route.get("/api/locations/{loc}/quote", SERVICE, Scope.ORDERS_WRITE, this::quote),
        Route.get("/api/guest/quote", GUEST, this::quoteGuest));
  }

  /** GET /api/locations/{loc}/quote. */
  private Reply quote(Request request) {
    return reply(quotes.of(request.location(), products(request), PRODUCTS));
  }

  /** GET /api/guest/quote; in a closed session nothing can be ordered. */
  private Reply quoteGuest(Request request) {
    var guest = request.guest();
    var session = new Sessions.Key(guest.locationId(), guest.sessionId());
    return reply(quotes.of(session, products(request), PRODUCTS));
  }

  private static Reply reply(Quotes.Quote quote) {
    return Reply.ok(quote).with("Cache-Control", "no-store");
  }

  private static List<UUID> products(Request request) {
    var sent = request.query("products").orElse("");
    var names = sent.isEmpty() ? List.<String>of() : List.of(sent.split(",", -1));
    if (names.isEmpty() || names.size() > Quotes.PRODUCTS_MAX) {
      throw Refused.field(
          PRODUCTS,
          names.isEmpty() ? "required" : "too_many",
          "Name 1 to " + Quotes.PRODUCTS_MAX + " products by their ids, with commas between.");
    }
    return names.stream().map(QuotePart::product).toList();
  }

  private static UUID product(String sent) {
    return Uuids.parse(sent)
        .orElseThrow(() -> Refused.field(PRODUCTS, "unknown", "Products are named by their ids."));
  }
}
