package dev.comanda.panel;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.log.LocationLog;
import dev.comanda.log.Position;

/** The panel's snapshot and the log, over HTTP. */
public final class PanelHandlers {
  private final Panels panels;
  private final LocationLog log;

  /** Handlers of these views. */
  public PanelHandlers(Panels panels, LocationLog log) {
    this.panels = panels;
    this.log = log;
  }

  /** GET /api/locations/{loc}/panel. */
  public Reply panel(Request request) {
    return Reply.ok(panels.ofLocation(request.location()).data());
  }

  /** GET /api/locations/{loc}/events. */
  public Reply events(Request request) {
    var after =
        request
            .query("after")
            .map(text -> Position.parse(text, "query:after"))
            .orElseGet(() -> log.beginning(request.location()));
    int limit =
        (int) request.number("limit", LocationLog.PAGE_EVENTS_MAX, 1, LocationLog.PAGE_EVENTS_MAX);
    return Reply.ok(log.page(request.location(), after, limit));
  }
}
