package dev.comanda.gateway;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.json.Uuids;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.location.Money;
import dev.comanda.location.ScanMode;
import dev.comanda.log.Idempotency;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.QrImage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The pages around scans: the one that asks, the grid of codes, the sheet to print. */
final class ScanPageHandlers {
  /** The texts that tell why; for all other reasons the drink is not known here. */
  private static final Map<Code, String> WHY =
      Map.of(
          Code.PRODUCT_UNAVAILABLE, "sold_out",
          Code.BUSY, "busy",
          Code.TOO_MANY, "busy",
          Code.OUTCOME_UNKNOWN, "unsure");

  private final Scans scans;
  private final Locations locations;
  private final ScanBounds bounds;
  private final Supplier<String> publicUrl;

  /** Handlers of these scans; {@code publicUrl} is where phones reach us. */
  ScanPageHandlers(
      Scans scans, Locations locations, ScanBounds bounds, Supplier<String> publicUrl) {
    this.scans = scans;
    this.locations = locations;
    this.bounds = bounds;
    this.publicUrl = publicUrl;
  }

  private record GridAnswer(
      Place location, ScanMode scan, String language, List<GridPart> categories) {}

  private record Place(String slug, String name, ZoneId timeZone, List<String> languages) {}

  private record GridPart(UUID id, String name, List<GridDrink> drinks) {}

  private record GridDrink(
      UUID id, String name, Money price, String url, String picture, String order) {}

  /** GET /scan/{loc}/order: asks; orders nothing. */
  Reply ask(Request request) {
    return ScanHandlers.Phone.of(request).keptBy(told(request, drink -> asking(request, drink)));
  }

  /** POST /scan/{loc}/order: orders. A form's key makes pressing twice one order. */
  Reply order(Request request) {
    if (Doing.sending(request::header, request.fromOtherSite()) == Doing.What.NOTHING) {
      return ScanHandlers.failed();
    }
    var phone = ScanHandlers.Phone.of(request);
    return phone.keptBy(told(request, drink -> order(request, phone, drink)));
  }

  private Reply order(Request request, ScanHandlers.Phone phone, Drink drink) {
    bounds.scan(drink.at().id());
    var key = request.query("key").flatMap(Uuids::parse);
    var idempotency =
        key.map(
                form ->
                    Idempotency.of(
                        form,
                        Optional.of("scan"),
                        request.path(),
                        drink.product().id().toString().getBytes(StandardCharsets.US_ASCII)))
            .orElse(null);
    var answer = scans.order(drink, ScanHandlers.wish(request, phone), idempotency);
    var html = ScanPages.ordered(drink, answer.value(), answer.replayed(), words(request));
    return ScanHandlers.replayed(Reply.page(200, html), answer);
  }

  /** The page that asks for one drink. */
  static Reply asking(Request request, Drink drink) {
    return Reply.page(200, ScanPages.ask(drink, words(request), UUID.randomUUID()));
  }

  private interface Answering {
    Reply of(Drink drink);
  }

  /** Whatever the drink comes to, people read it on a page. */
  private Reply told(Request request, Answering answering) {
    try {
      var name = request.query("drink").map(String::strip);
      if (name.isEmpty()) {
        return refused(request, 400, "missing");
      }
      return answering.of(scans.byName(request.location(), name.get()));
    } catch (Refused e) {
      var reply = refused(request, e.code().status(), WHY.getOrDefault(e.code(), "unknown"));
      return e.retryAfterSeconds() > 0
          ? reply.with("Retry-After", Integer.toString(e.retryAfterSeconds()))
          : reply;
    }
  }

  private Reply refused(Request request, int status, String key) {
    Location at = locations.get(request.location());
    return Reply.page(status, ScanPages.refused(key, at, words(request)));
  }

  /** GET /api/scan/{loc}: the drinks that can be had now, with what their codes carry. */
  Reply grid(Request request) {
    var language = request.query("lang").orElse("");
    var grid = scans.grid(request.location(), language, false);
    var at = grid.at();
    var parts = grid.shelves().stream().map(shelf -> part(shelf, at.language(language))).toList();
    var answer =
        new GridAnswer(
            new Place(at.slug(), at.name(), at.timeZone(), at.languages()),
            at.scan(),
            at.language(language),
            parts);
    return Reply.ok(answer).tagged().with("Cache-Control", "no-cache");
  }

  private GridPart part(Scans.Shelf shelf, String language) {
    return new GridPart(
        shelf.id(),
        shelf.name(),
        shelf.drinks().stream()
            .map(
                drink ->
                    new GridDrink(
                        drink.product().id(),
                        drink.name(language),
                        drink.price(),
                        publicUrl.get() + scans.path(drink),
                        Addresses.picture(drink),
                        Addresses.ask(drink)))
            .toList());
  }

  /** GET /api/scan/{loc}/products/{id}/quote. */
  Reply quote(Request request) {
    return Reply.ok(scans.quote(scans.byId(request.location(), request.id("id"))))
        .with("Cache-Control", "no-store");
  }

  /** GET /scan/{loc}/products/{id}/qr.svg. */
  Reply picture(Request request) {
    var drink = scans.byId(request.location(), request.id("id"));
    return Reply.bytes(200, "image/svg+xml", QrImage.svg(publicUrl.get() + scans.path(drink)))
        .tagged()
        .with("Cache-Control", "no-cache");
  }

  /** GET /api/locations/{loc}/scan-sheet: what is sold out today is printed too. */
  Reply sheet(Request request) {
    var grid = scans.grid(request.location(), "", true);
    return Reply.page(200, ScanPages.sheet(grid, scans, publicUrl.get()));
  }

  private static Words words(Request request) {
    return Words.accepted(request.header("Accept-Language").orElse(""));
  }
}
