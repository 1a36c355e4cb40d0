package dev.comanda.panel;

import dev.comanda.catalog.MenuHandlers;
import dev.comanda.db.Database;
import dev.comanda.flood.UnknownCodes;
import dev.comanda.http.Route;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import dev.comanda.order.Orders;
import dev.comanda.part.Part;
import dev.comanda.preparation.Screens;
import dev.comanda.problem.Turns;
import dev.comanda.session.PhoneBounds;
import dev.comanda.session.SessionPart;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What guests and staff see of sessions and their orders, wired. */
public final class PanelPart implements Part {
  private final Panels panels;
  private final SessionHandlers sessions;
  private final SpotHandlers spots;
  private final RequestHandlers requests;
  private final GuestHandlers guests;
  private final PanelHandlers panel;

  /**
   * Over the sessions.
   *
   * @param turns at reading much
   * @param publicUrl where phones reach us
   */
  public PanelPart(
      Database database,
      LocationLog log,
      Clock clock,
      Locations locations,
      SessionPart seated,
      MenuHandlers menus,
      Orders orders,
      Screens screens,
      UnknownCodes unknown,
      Turns turns,
      Supplier<String> publicUrl) {
    var bounds = new PhoneBounds(clock, unknown);
    panels = new Panels(database, seated.sessions(), screens, clock, publicUrl);
    sessions = new SessionHandlers(seated.sessions(), panels, orders, turns, publicUrl);
    spots = new SpotHandlers(seated.spots(), publicUrl);
    requests = new RequestHandlers(seated.spots(), seated.requests(), locations, panels, bounds);
    guests = new GuestHandlers(seated.sessions(), locations, panels, menus, bounds, orders);
    panel = new PanelHandlers(new KeptPanels(panels, log), log, new EventParts(), turns);
  }

  /** What a screen begins with. */
  public Panels panels() {
    return panels;
  }

  @Override
  public Stream<Route> routes() {
    return Stream.of(
            sessions.routes(), spots.routes(), requests.routes(), guests.routes(), panel.routes())
        .flatMap(some -> some);
  }
}
