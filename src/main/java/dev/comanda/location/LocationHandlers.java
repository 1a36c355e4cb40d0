package dev.comanda.location;

import static dev.comanda.http.Access.ADMINISTRATION;
import static dev.comanda.http.Access.STAFF;
import static dev.comanda.http.Action.LOCATION_CHANGED;
import static dev.comanda.http.Action.LOCATION_CREATED;
import static dev.comanda.http.Scope.CATALOG_READ;

import dev.comanda.http.About;
import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Versions;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;

/** Locations over HTTP. */
final class LocationHandlers {
  private static final UUID FIRST = new UUID(0, 0);

  private final Locations locations;
  private final Clock clock;

  /** Handlers over the locations. */
  LocationHandlers(Locations locations, Clock clock) {
    this.locations = locations;
    this.clock = clock;
  }

  /** What it answers. */
  Stream<Route> routes() {
    var all = "/api/locations";
    var one = "/api/locations/{loc}";
    return Stream.of(
        Route.get(all, STAFF, this::list),
        Route.post(all, ADMINISTRATION, LOCATION_CREATED, this::create),
        Route.get(one, STAFF, CATALOG_READ, this::get),
        Route.patch(one, ADMINISTRATION, LOCATION_CHANGED, this::change));
  }

  /** GET /api/locations. */
  Reply list(Request request) {
    int limit = Listing.limit(request);
    var found = locations.page(request.staff(), Listing.after(request, FIRST), limit + 1);
    return Reply.ok(Listing.of(found, limit, Location::id));
  }

  /** POST /api/locations. */
  Reply create(Request request) {
    var location = NewLocation.parse(request.json(LocationBody.class), clock.instant());
    var created = locations.create(location, request.staff().staffId());
    return Versions.tag(Reply.json(201, created), created.version())
        .with("Location", "/api/locations/" + created.id())
        .about(About.of(created.id(), created.id()));
  }

  /** GET /api/locations/{loc}. */
  Reply get(Request request) {
    return reply(locations.get(request.location()));
  }

  /** PATCH /api/locations/{loc}. */
  Reply change(Request request) {
    var expected = Versions.expected(request);
    var patch = request.json(LocationPatch.class);
    return reply(locations.change(request.location(), expected, patch));
  }

  private static Reply reply(Location location) {
    return Versions.tag(Reply.ok(location), location.version());
  }
}
