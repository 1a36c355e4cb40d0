package dev.comanda.panel;

import static dev.comanda.http.Access.ASKER;
import static dev.comanda.http.Access.OPEN;
import static dev.comanda.http.Access.SERVICE;
import static dev.comanda.http.Action.REQUEST_ACCEPTED;
import static dev.comanda.http.Action.REQUEST_REFUSED;

import dev.comanda.http.About;
import dev.comanda.http.Caller;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Unaudited;
import dev.comanda.location.Locations;
import dev.comanda.panel.SpotViews.AskedView;
import dev.comanda.panel.Views.Place;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.PhoneBounds;
import dev.comanda.session.Spot;
import dev.comanda.session.SpotRequest;
import dev.comanda.session.SpotRequests;
import dev.comanda.session.Spots;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What phones ask for at spots over HTTP, and what staff answer. */
final class RequestHandlers {
  private final Spots spots;
  private final SpotRequests requests;
  private final Locations locations;
  private final Panels panels;
  private final PhoneBounds bounds;

  /** Handlers of these requests. */
  RequestHandlers(
      Spots spots, SpotRequests requests, Locations locations, Panels panels, PhoneBounds bounds) {
    this.spots = spots;
    this.requests = requests;
    this.locations = locations;
    this.panels = panels;
    this.bounds = bounds;
  }

  private record SpotDoorway(Place location, DoorwaySpot spot) {}

  /** What a code tells of a spot; whether somebody is there decides what to ask for. */
  private record DoorwaySpot(String name, boolean occupied) {}

  private record MakeBody(@Nullable String token) {}

  private record Asked(String token, AskedView request) {}

  /** What it answers. */
  Stream<Route> routes() {
    var spot = "/api/spots/by-code/{code}";
    var one = "/api/requests/{id}";
    return Stream.of(
        Route.get(spot, OPEN, this::look),
        Route.post(spot + "/requests", OPEN, Unaudited.BY_PHONES, this::make),
        Route.get(one, ASKER, this::get),
        Route.post(one + "/acceptance", SERVICE, REQUEST_ACCEPTED, this::accept),
        Route.post(one + "/refusal", SERVICE, REQUEST_REFUSED, this::refuse));
  }

  /** GET /api/spots/by-code/{code}. */
  Reply look(Request request) {
    var spot = byCode(request);
    return Reply.ok(
        new SpotDoorway(
            Place.of(locations.get(spot.locationId())),
            new DoorwaySpot(spot.name(), spots.sessionAt(spot).isPresent())));
  }

  /** POST /api/spots/by-code/{code}/requests. */
  Reply make(Request request) {
    var lastToken = Optional.ofNullable(request.jsonIfAny(MakeBody.class).token());
    var spot = byCode(request);
    bounds.request(spot.id());
    var made = requests.make(spot, lastToken);
    return Reply.json(201, new Asked(made.token(), AskedView.of(made.request())));
  }

  private Spot byCode(Request request) {
    try {
      return spots.byCode(request.path("code"));
    } catch (Refused e) {
      if (e.code() == Code.NOT_FOUND) {
        bounds.unknownCode(request.address());
      }
      throw e;
    }
  }

  /** GET /api/requests/{id}. */
  Reply get(Request request) {
    if (request.caller() instanceof Caller.Asker asker
        && asker.requestId().equals(request.id("id"))) {
      return Reply.ok(panels.ofRequest(asker.locationId(), asker.requestId()).data());
    }
    throw new Refused(Code.NOT_FOUND, "There is no such request.");
  }

  /** POST /api/requests/{id}/acceptance. */
  Reply accept(Request request) {
    return answered(requests.accept(request.staff(), request.id("id")));
  }

  /** POST /api/requests/{id}/refusal. */
  Reply refuse(Request request) {
    return answered(requests.refuse(request.staff(), request.id("id")));
  }

  private static Reply answered(SpotRequest asked) {
    return Reply.ok(asked).about(About.at(asked.locationId()));
  }
}
