package dev.comanda.panel;

import static dev.comanda.http.Access.SERVICE;
import static dev.comanda.http.Access.STAFF;
import static dev.comanda.http.Scope.EVENTS_READ;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.live.Audiences;
import dev.comanda.live.EventView;
import dev.comanda.live.Told;
import dev.comanda.log.LocationLog;
import dev.comanda.log.Position;
import dev.comanda.problem.Turns;
import java.util.stream.Stream;

/** The panel's snapshot and the log, over HTTP. */
final class PanelHandlers {
  private final KeptPanels panels;
  private final LocationLog log;
  private final EventView view;
  private final Turns turns;

  /** Handlers of these views, which take turns. */
  PanelHandlers(KeptPanels panels, LocationLog log, EventView view, Turns turns) {
    this.panels = panels;
    this.log = log;
    this.view = view;
    this.turns = turns;
  }

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.of(
        Route.get("/api/locations/{loc}/panel", SERVICE, this::panel),
        Route.get("/api/locations/{loc}/events", STAFF, EVENTS_READ, this::events));
  }

  /** GET /api/locations/{loc}/panel. */
  Reply panel(Request request) {
    var audience = Audiences.of(request.crew());
    return Reply.packed(request, panels.panel(request.location(), audience, turns), new byte[0]);
  }

  /**
   * GET /api/locations/{loc}/events: what the caller may know; the position passes over the rest.
   */
  Reply events(Request request) {
    var after =
        request
            .query("after")
            .map(text -> Position.parse(text, "query:after"))
            .orElseGet(() -> log.beginning(request.location()));
    int limit =
        (int) request.number("limit", LocationLog.PAGE_EVENTS_MAX, 1, LocationLog.PAGE_EVENTS_MAX);
    var audience = Audiences.of(request.crew());
    return turns.take(
        () -> {
          var page = log.page(request.location(), after, limit);
          return Reply.ok(page.with(event -> new Told(event, view).to(audience)));
        });
  }
}
