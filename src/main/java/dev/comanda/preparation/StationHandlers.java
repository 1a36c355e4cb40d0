package dev.comanda.preparation;

import static dev.comanda.http.Access.GUEST;
import static dev.comanda.http.Access.MANAGEMENT;
import static dev.comanda.http.Access.OPEN;
import static dev.comanda.http.Access.SERVICE;
import static dev.comanda.http.Access.STAFF;
import static dev.comanda.http.Action.STATION_CHANGED;
import static dev.comanda.http.Action.STATION_CREATED;
import static dev.comanda.http.Action.STATION_DELETED;

import dev.comanda.http.About;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Scope;
import dev.comanda.http.Versions;
import dev.comanda.log.Idempotency;
import dev.comanda.problem.Refused;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Stations, and what their screens and boards show, over HTTP. */
final class StationHandlers {
  private final Stations stations;
  private final Screens screens;
  private final Astray astray;
  private final Quotes quotes;

  StationHandlers(Stations stations, Screens screens, Astray astray, Quotes quotes) {
    this.stations = stations;
    this.screens = screens;
    this.astray = astray;
    this.quotes = quotes;
  }

  private record All(List<Station> data) {}

  /** What it answers. */
  Stream<Route> routes() {
    var all = "/api/locations/{loc}/stations";
    var one = "/api/locations/{loc}/stations/{id}";
    return Stream.of(
        Route.get(all, STAFF, Scope.TICKETS_WORK, this::list),
        Route.post(all, MANAGEMENT, STATION_CREATED, this::create),
        Route.get(one, STAFF, Scope.TICKETS_WORK, this::get),
        Route.patch(one, MANAGEMENT, STATION_CHANGED, this::change),
        Route.delete(one, MANAGEMENT, STATION_DELETED, this::delete),
        Route.get("/api/locations/{loc}/routing", STAFF, this::routing),
        Route.get("/api/locations/{loc}/quote", SERVICE, Scope.ORDERS_WRITE, this::quote),
        Route.get("/api/guest/quote", GUEST, this::quoteGuest),
        Route.get("/api/stations/{id}/tickets", STAFF, Scope.TICKETS_WORK, this::tickets),
        Route.get("/api/locations/{loc}/board", OPEN, this::board));
  }

  /** GET /api/locations/{loc}/stations. */
  Reply list(Request request) {
    return Reply.ok(new All(stations.all(request.location())));
  }

  /** POST /api/locations/{loc}/stations. */
  Reply create(Request request) {
    var key =
        Idempotency.of(
            request.staff().staffId(), request.idempotencyKey(), request.path(), request.body());
    var answer = stations.create(request.location(), key, request.json(StationBody.class));
    var station = answer.value();
    var reply =
        Versions.tag(Reply.json(201, station), station.version())
            .with(
                "Location", "/api/locations/" + station.locationId() + "/stations/" + station.id());
    return reply.about(About.of(station.id())).replayed(answer.replayed());
  }

  /** GET /api/locations/{loc}/stations/{id}. */
  Reply get(Request request) {
    return reply(stations.get(request.location(), request.id("id")));
  }

  /** PATCH /api/locations/{loc}/stations/{id}. */
  Reply change(Request request) {
    var expected = Versions.expected(request);
    var body = request.json(StationBody.class);
    return reply(stations.change(request.location(), request.id("id"), expected, body));
  }

  /** DELETE /api/locations/{loc}/stations/{id}. */
  Reply delete(Request request) {
    stations.retire(request.location(), request.id("id"), Versions.expected(request));
    return Reply.nothing();
  }

  /** GET /api/locations/{loc}/routing: what goes nowhere. */
  Reply routing(Request request) {
    return Reply.ok(astray.of(request.location()));
  }

  /**
   * GET /api/locations/{loc}/quote: when these products would be ready, before they are ordered.
   */
  Reply quote(Request request) {
    return quoted(request.location(), request);
  }

  /** GET /api/guest/quote. */
  Reply quoteGuest(Request request) {
    return quoted(request.guest().locationId(), request);
  }

  private Reply quoted(UUID locationId, Request request) {
    var sent = request.query("products").orElse("");
    var names = sent.isEmpty() ? List.<String>of() : List.of(sent.split(",", -1));
    if (names.isEmpty() || names.size() > Quotes.PRODUCTS_MAX) {
      throw Refused.field(
          "query:products",
          names.isEmpty() ? "required" : "too_many",
          "Name 1 to " + Quotes.PRODUCTS_MAX + " products by their ids, with commas between.");
    }
    return Reply.ok(quotes.of(locationId, names.stream().map(StationHandlers::product).toList()))
        .with("Cache-Control", "no-store");
  }

  private static UUID product(String sent) {
    try {
      return UUID.fromString(sent);
    } catch (IllegalArgumentException e) {
      throw Refused.field("query:products", "unknown", "Products are named by their ids.");
    }
  }

  /** GET /api/stations/{id}/tickets. */
  Reply tickets(Request request) {
    var station = stations.byId(request.crew(), request.id("id"));
    return Reply.ok(screens.station(station.locationId(), station.id()).data());
  }

  /** GET /api/locations/{loc}/board. */
  Reply board(Request request) {
    return Reply.ok(screens.board(request.location()).data()).with("Cache-Control", "no-store");
  }

  private static Reply reply(Station station) {
    return Versions.tag(Reply.ok(station), station.version());
  }
}
