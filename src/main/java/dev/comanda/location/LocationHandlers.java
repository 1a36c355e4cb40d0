package dev.comanda.location;

import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Versions;
import java.time.Clock;
import java.util.UUID;

/** Locations over HTTP. */
public final class LocationHandlers {
  private static final UUID FIRST = new UUID(0, 0);

  private final Locations locations;
  private final Clock clock;

  /** Handlers over the locations. */
  public LocationHandlers(Locations locations, Clock clock) {
    this.locations = locations;
    this.clock = clock;
  }

  /** GET /api/locations. */
  public Reply list(Request request) {
    int limit = Listing.limit(request);
    var found = locations.page(request.staff(), Listing.after(request, FIRST), limit + 1);
    return Reply.ok(Listing.of(found, limit, Location::id));
  }

  /** POST /api/locations. */
  public Reply create(Request request) {
    var location = NewLocation.parse(request.json(LocationBody.class), clock.instant());
    var created = locations.create(location, request.staff().staffId());
    return Versions.tag(Reply.json(201, created), created.version())
        .with("Location", "/api/locations/" + created.id());
  }

  /** GET /api/locations/{loc}. */
  public Reply get(Request request) {
    return reply(locations.get(request.location()));
  }

  /** PATCH /api/locations/{loc}. */
  public Reply change(Request request) {
    var expected = Versions.expected(request);
    var patch = request.json(LocationPatch.class);
    return reply(locations.change(request.location(), expected, patch));
  }

  private static Reply reply(Location location) {
    return Versions.tag(Reply.ok(location), location.version());
  }
}
