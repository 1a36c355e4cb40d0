package dev.comanda.preparation;

import static dev.comanda.http.Access.MANAGEMENT;
import static dev.comanda.http.Access.OPEN;
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
import java.util.List;
import java.util.stream.Stream;

/** Stations, and what their screens and boards show, over HTTP. */
final class StationHandlers {
  private final Stations stations;
  private final Screens screens;
  private final Astray astray;
  private final Attendance attendance;

  StationHandlers(Stations stations, Screens screens, Astray astray, Attendance attendance) {
    this.stations = stations;
    this.screens = screens;
    this.astray = astray;
    this.attendance = attendance;
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
        Route.get("/api/locations/{loc}/attendance", STAFF, this::attendance),
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

  /** GET /api/locations/{loc}/attendance: what each station has to do, and who listens. */
  Reply attendance(Request request) {
    return Reply.ok(attendance.of(request.location()));
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
