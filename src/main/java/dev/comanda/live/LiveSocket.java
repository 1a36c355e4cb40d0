package dev.comanda.live;

import dev.comanda.http.Caller;
import dev.comanda.http.Identify;
import dev.comanda.http.Places;
import dev.comanda.http.Request;
import dev.comanda.http.Socket;
import dev.comanda.http.SocketListener;
import dev.comanda.http.SocketRoute;
import dev.comanda.json.Uuids;
import dev.comanda.part.Part;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The WebSocket routes. A client says hello within {@link Greeting#HELLO_MILLIS_MAX}, then only
 * listens: it gets a snapshot, or the events after its position. Close codes: 4400 not understood
 * or silent, 4401 not signed in or no longer, 4403 not for this caller, 4404 no such thing or not
 * within reach, 4000 to 4099 come back. Thread-safe.
 */
public final class LiveSocket implements Part {
  private final Hub hub;
  private final Snapshots snapshots;
  private final Identify identify;
  private final Places places;

  /** Sockets that listen to a hub. */
  public LiveSocket(Hub hub, Snapshots snapshots, Identify identify, Places places) {
    this.hub = hub;
    this.snapshots = snapshots;
    this.identify = identify;
    this.places = places;
  }

  @Override
  public Stream<SocketRoute> sockets() {
    return Stream.of(
        new SocketRoute("/live/locations/{loc}", this::location),
        new SocketRoute("/live/sessions/{id}", this::session),
        new SocketRoute("/live/requests/{id}", this::request),
        new SocketRoute("/live/stations/{id}", this::station),
        new SocketRoute("/live/boards/{loc}", this::board));
  }

  /** {@code /live/locations/{loc}}: all of a location, for staff. */
  SocketListener location(Request request, Socket socket) {
    var place = request.path("loc");
    return greet(request, socket, caller -> whole(caller, place));
  }

  /** {@code /live/sessions/{id}}: one session, for its guests and for staff. */
  SocketListener session(Request request, Socket socket) {
    var id = request.path("id");
    return greet(request, socket, caller -> session(caller, id));
  }

  /** {@code /live/requests/{id}}: what becomes of a request, for the phone that made it. */
  SocketListener request(Request request, Socket socket) {
    var id = request.path("id");
    return greet(request, socket, caller -> request(caller, id));
  }

  /** {@code /live/stations/{id}}: what a station has to make, for staff. */
  SocketListener station(Request request, Socket socket) {
    var id = request.path("id");
    return greet(request, socket, caller -> station(caller, id));
  }

  /** {@code /live/boards/{loc}}: what is being made, for everybody. */
  SocketListener board(Request request, Socket socket) {
    var place = request.path("loc");
    return greet(
        request,
        socket,
        caller -> {
          var at = places.find(place).orElseThrow(LiveSocket::nothing);
          // Whoever looks is nobody that we know, and still must not fill the places of newcomers.
          socket.of(new Caller.Asker(at, UUID.randomUUID()));
          return new Channel.OfBoard(at);
        });
  }

  /** Which channel a caller may listen to. */
  @FunctionalInterface
  private interface Right {
    Channel channel(Caller caller);
  }

  private SocketListener greet(Request request, Socket socket, Right right) {
    var address = request.address();
    var known = request.caller();
    var stay = new Stay(request.tokenLasts(), request.proof());
    var silent = known instanceof Caller.Nobody ? Farewell.UNAUTHORIZED : Farewell.BAD_MESSAGE;
    return new Greeting(
        hub,
        socket,
        silent,
        hello -> {
          var sent = hello.token().map(token -> identify.byToken(token, address));
          var channel = right.channel(sent.map(Identify.Known::caller).orElse(known));
          sent.map(Identify.Known::caller).ifPresent(socket::of);
          return hub.subscribe(
              channel,
              socket,
              snapshots,
              hello.position(),
              sent.map(token -> new Stay(token.lasts(), token.proof())).orElse(stay));
        });
  }

  private Channel whole(Caller caller, String place) {
    return switch (caller) {
      case Caller.Nobody n -> throw nobody();
      case Caller.Guest g -> throw new Refused(Code.FORBIDDEN, "This is for staff.");
      case Caller.Asker a -> throw new Refused(Code.FORBIDDEN, "This is for staff.");
      case Caller.Key key -> throw new Refused(Code.FORBIDDEN, "This is for staff.");
      case Caller.Staff staff ->
          places
              .find(place)
              .filter(staff::reaches)
              .map(id -> new Channel.Whole(id, Audiences.of(staff)))
              .orElseThrow(LiveSocket::nothing);
    };
  }

  private Channel session(Caller caller, String text) {
    var sessionId = id(text).orElseThrow(LiveSocket::nothing);
    return switch (caller) {
      case Caller.Nobody n -> throw nobody();
      case Caller.Guest guest -> {
        if (!guest.sessionId().equals(sessionId)
            && snapshots
                .goesOnIn(guest.locationId(), guest.sessionId())
                .filter(sessionId::equals)
                .isEmpty()) {
          throw nothing();
        }
        yield new Channel.GuestSession(guest.locationId(), guest.sessionId());
      }
      case Caller.Asker asker -> throw nothing();
      case Caller.Key key -> throw nothing();
      case Caller.Staff staff ->
          snapshots
              .locationOf(sessionId)
              .filter(staff::reaches)
              .map(id -> new Channel.StaffSession(id, sessionId, Audiences.of(staff)))
              .orElseThrow(LiveSocket::nothing);
    };
  }

  private Channel station(Caller caller, String text) {
    var stationId = id(text).orElseThrow(LiveSocket::nothing);
    return switch (caller) {
      case Caller.Nobody n -> throw nobody();
      case Caller.Guest guest -> throw nothing();
      case Caller.Asker asker -> throw nothing();
      case Caller.Key key -> throw nothing();
      case Caller.Staff staff ->
          snapshots
              .locationOfStation(stationId)
              .filter(staff::reaches)
              .map(id -> new Channel.OfStation(id, stationId))
              .orElseThrow(LiveSocket::nothing);
    };
  }

  private static Channel request(Caller caller, String text) {
    var requestId = id(text).orElseThrow(LiveSocket::nothing);
    return switch (caller) {
      case Caller.Nobody n -> throw nobody();
      case Caller.Asker asker when asker.requestId().equals(requestId) ->
          new Channel.OfRequest(asker.locationId(), requestId);
      case Caller.Asker asker -> throw nothing();
      case Caller.Guest guest -> throw nothing();
      case Caller.Crew crew -> throw nothing();
    };
  }

  private static Optional<UUID> id(String text) {
    return Uuids.parse(text);
  }

  private static Refused nobody() {
    return new Refused(Code.AUTHORIZATION_REQUIRED, "Sign in first.");
  }

  private static Refused nothing() {
    return new Refused(Code.NOT_FOUND, "There is nothing here.");
  }
}
