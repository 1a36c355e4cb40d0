package dev.comanda.panel;

import dev.comanda.catalog.MenuHandlers;
import dev.comanda.http.Caller;
import dev.comanda.http.Limits;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.location.Locations;
import dev.comanda.panel.Views.GuestSession;
import dev.comanda.panel.Views.Place;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Turns;
import dev.comanda.session.Session;
import dev.comanda.session.Sessions;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/** What guests do over HTTP, besides ordering. */
public final class GuestHandlers {
  /**
   * Sessions and menus that are read for guests at the same time: they may be large, guests ask at
   * will, and more would only queue for a core.
   */
  private static final int TURNS_MAX = 4;

  /** How long a guest waits for a turn. */
  private static final Duration TURN_WAIT = Duration.ofSeconds(5);

  private final Turns turns = new Turns(TURNS_MAX, TURN_WAIT, "Comanda is busy. Try again.");
  private final Sessions sessions;
  private final Locations locations;
  private final Panels panels;
  private final MenuHandlers menus;
  private final Limits limits;

  /** Handlers of these sessions. */
  public GuestHandlers(
      Sessions sessions, Locations locations, Panels panels, MenuHandlers menus, Limits limits) {
    this.sessions = sessions;
    this.locations = locations;
    this.panels = panels;
    this.menus = menus;
    this.limits = limits;
  }

  private record NothingBody() {}

  private record Doorway(Place location, DoorwaySession session) {}

  private record DoorwaySession(String name, Session.State state) {}

  private record Joined(String guestToken, GuestSession session) {}

  /** GET /api/join/{code}. */
  public Reply look(Request request) {
    var session = byCode(request);
    return Reply.ok(
        new Doorway(
            Place.of(locations.get(session.locationId())),
            new DoorwaySession(session.name(), session.state())));
  }

  /** POST /api/join/{code}. */
  public Reply join(Request request) {
    request.json(NothingBody.class);
    var found = byCode(request);
    limits.join(found.id());
    var joined = sessions.join(found.code());
    return seen(found.locationId(), found.id(), view -> new Joined(joined.guestToken(), view));
  }

  private Session byCode(Request request) {
    limits.checkCode(request.address());
    try {
      return sessions.byCode(request.path("code"));
    } catch (Refused e) {
      if (e.code() == Code.NOT_FOUND) {
        limits.wrongCode(request.address());
      }
      throw e;
    }
  }

  /** GET /api/guest/menu; a closed session has none any more. */
  public Reply menu(Request request) {
    var guest = request.guest();
    sessions.requireOpen(new Sessions.Key(guest.locationId(), guest.sessionId()));
    return turns.take(() -> menus.menu(request));
  }

  /** GET /api/guest/session. */
  public Reply session(Request request) {
    Caller.Guest guest = request.guest();
    return seen(guest.locationId(), guest.sessionId(), view -> view);
  }

  private Reply seen(UUID locationId, UUID sessionId, Function<GuestSession, Object> shown) {
    return turns.take(
        () -> {
          var view = panels.forGuests(locationId, sessionId).data();
          return Reply.ok(shown.apply((GuestSession) view));
        });
  }
}
