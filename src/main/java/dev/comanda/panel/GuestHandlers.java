package dev.comanda.panel;

import static dev.comanda.http.Access.GUEST;
import static dev.comanda.http.Access.OPEN;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.catalog.MenuHandlers;
import dev.comanda.http.Caller;
import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Unaudited;
import dev.comanda.location.Locations;
import dev.comanda.order.Orders;
import dev.comanda.panel.Views.GuestOrder;
import dev.comanda.panel.Views.GuestSession;
import dev.comanda.panel.Views.Place;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Turns;
import dev.comanda.session.PhoneBounds;
import dev.comanda.session.Session;
import dev.comanda.session.Sessions;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What guests do over HTTP, besides ordering. */
final class GuestHandlers {
  /** Of their own, since guests ask at will: sessions and menus may be large. */
  private final Turns turns = Turns.atReading();

  private final Sessions sessions;
  private final Locations locations;
  private final Panels panels;
  private final MenuHandlers menus;
  private final PhoneBounds bounds;
  private final Orders orders;

  /** Handlers of these sessions. */
  GuestHandlers(
      Sessions sessions,
      Locations locations,
      Panels panels,
      MenuHandlers menus,
      PhoneBounds bounds,
      Orders orders) {
    this.sessions = sessions;
    this.locations = locations;
    this.panels = panels;
    this.menus = menus;
    this.bounds = bounds;
    this.orders = orders;
  }

  private record NothingBody() {}

  private record Doorway(Place location, DoorwaySession session) {}

  private record DoorwaySession(String name, Session.State state) {}

  private record Joined(String guestToken, GuestSession session) {}

  /** What the live channel goes on from; the menu's own may be that of an older copy. */
  private record At(@JsonUnwrapped GuestSession session, String position) {}

  /** What it answers. */
  Stream<Route> routes() {
    var doorway = "/api/join/{code}";
    return Stream.of(
        Route.get(doorway, OPEN, this::look),
        Route.post(doorway, OPEN, Unaudited.BY_PHONES, this::join),
        Route.get("/api/guest/menu", GUEST, this::menu),
        Route.get("/api/guest/session", GUEST, this::session),
        Route.get("/api/guest/orders", GUEST, this::orders));
  }

  /** GET /api/join/{code}. */
  Reply look(Request request) {
    var session = byCode(request);
    return Reply.ok(
        new Doorway(
            Place.of(locations.get(session.locationId())),
            new DoorwaySession(session.name(), session.state())));
  }

  /** POST /api/join/{code}. */
  Reply join(Request request) {
    request.jsonIfAny(NothingBody.class);
    var found = byCode(request);
    bounds.join(found.id());
    var joined = sessions.join(found.code());
    return seen(
        found.locationId(), found.id(), (view, position) -> new Joined(joined.guestToken(), view));
  }

  private Session byCode(Request request) {
    try {
      return sessions.byCode(request.path("code"));
    } catch (Refused e) {
      if (e.code() == Code.NOT_FOUND) {
        bounds.unknownCode(request.address());
      }
      throw e;
    }
  }

  /** GET /api/guest/menu; a closed session has none any more. */
  Reply menu(Request request) {
    var guest = request.guest();
    return menus.menu(request, panels.open(guest.locationId(), guest.sessionId()), turns);
  }

  /** GET /api/guest/session. */
  Reply session(Request request) {
    Caller.Guest guest = request.guest();
    return seen(guest.locationId(), guest.sessionId(), At::new);
  }

  /** GET /api/guest/orders: the latest first, as many as fit. */
  Reply orders(Request request) {
    var guest = request.guest();
    var before = Listing.before(request);
    return turns.take(
        () -> {
          var seen = panels.readable(guest.locationId(), guest.sessionId());
          var part =
              orders.ofSession(guest.locationId(), seen.id(), before, Panels.SESSION_BYTES_MAX);
          var shown = part.orders().stream().map(GuestOrder::of).toList();
          return Reply.ok(Listing.of(shown, part.more(), GuestOrder::id));
        });
  }

  private Reply seen(
      UUID locationId, UUID sessionId, BiFunction<GuestSession, String, Object> shown) {
    return turns.take(
        () -> {
          var seen = panels.forGuests(locationId, sessionId);
          return Reply.ok(shown.apply((GuestSession) seen.data(), seen.position().toString()));
        });
  }
}
