package dev.comanda.panel;

import dev.comanda.http.Caller;
import dev.comanda.http.Limits;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.location.Locations;
import dev.comanda.panel.SpotViews.AskedView;
import dev.comanda.panel.Views.Place;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Spot;
import dev.comanda.session.SpotRequests;
import dev.comanda.session.Spots;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What phones ask for at spots over HTTP, and what staff answer. */
public final class RequestHandlers {
  private final Spots spots;
  private final SpotRequests requests;
  private final Locations locations;
  private final Panels panels;
  private final Limits limits;

  /** Handlers of these requests. */
  public RequestHandlers(
      Spots spots, SpotRequests requests, Locations locations, Panels panels, Limits limits) {
    this.spots = spots;
    this.requests = requests;
    this.locations = locations;
    this.panels = panels;
    this.limits = limits;
  }

  private record SpotDoorway(Place location, DoorwaySpot spot) {}

  /** What a code tells of a spot; whether somebody is there decides what to ask for. */
  private record DoorwaySpot(String name, boolean occupied) {}

  private record MakeBody(@Nullable String token) {}

  private record Asked(String token, AskedView request) {}

  /** GET /api/spots/by-code/{code}. */
  public Reply look(Request request) {
    var spot = byCode(request);
    return Reply.ok(
        new SpotDoorway(
            Place.of(locations.get(spot.locationId())),
            new DoorwaySpot(spot.name(), spots.sessionAt(spot).isPresent())));
  }

  /** POST /api/spots/by-code/{code}/requests. */
  public Reply make(Request request) {
    var lastToken = Optional.ofNullable(request.json(MakeBody.class).token());
    var spot = byCode(request);
    limits.spotRequest(spot.id());
    var made = requests.make(spot, lastToken);
    return Reply.json(201, new Asked(made.token(), AskedView.of(made.request())));
  }

  private Spot byCode(Request request) {
    limits.checkCode(request.address());
    try {
      return spots.byCode(request.path("code"));
    } catch (Refused e) {
      if (e.code() == Code.NOT_FOUND) {
        limits.wrongCode(request.address());
      }
      throw e;
    }
  }

  /** GET /api/requests/{id}. */
  public Reply get(Request request) {
    if (request.caller() instanceof Caller.Asker asker
        && asker.requestId().equals(request.id("id"))) {
      return Reply.ok(panels.ofRequest(asker.locationId(), asker.requestId()).data());
    }
    throw new Refused(Code.NOT_FOUND, "There is no such request.");
  }

  /** POST /api/requests/{id}/acceptance. */
  public Reply accept(Request request) {
    return Reply.ok(requests.accept(request.staff(), request.id("id")));
  }

  /** POST /api/requests/{id}/refusal. */
  public Reply refuse(Request request) {
    return Reply.ok(requests.refuse(request.staff(), request.id("id")));
  }
}
