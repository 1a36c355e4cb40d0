package dev.comanda.delivery.console;

import static dev.comanda.http.Access.MANAGEMENT;

import dev.comanda.delivery.integration.Reach;
import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import java.util.stream.Stream;

/** The lanes of an integration over HTTP. */
final class LaneHandlers {
  private final Reach reach;
  private final Lanes lanes;

  LaneHandlers(Reach reach, Lanes lanes) {
    this.reach = reach;
    this.lanes = lanes;
  }

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.of(Route.get("/api/integrations/{id}/lanes", MANAGEMENT, this::list));
  }

  /** GET /api/integrations/{id}/lanes. */
  Reply list(Request request) {
    var of = reach.byId(request.crew(), request.id("id"));
    int limit = Listing.limit(request);
    var states = LaneState.all(request.query("state").orElse(""));
    var after = LanePlace.of(request.query("cursor")).orElse(null);
    var found = lanes.page(of, states, after, limit + 1);
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    return Reply.ok(new Listing<>(shown, more ? shown.getLast().place().cursor() : null, more));
  }
}
