package dev.comanda.http.server;

import dev.comanda.http.Access;
import dev.comanda.http.Audit;
import dev.comanda.http.Caller;
import dev.comanda.http.Handler;
import dev.comanda.http.Identify;
import dev.comanda.http.Role;
import dev.comanda.http.Route;
import dev.comanda.http.SocketHandler;
import dev.comanda.http.SocketRoute;
import dev.comanda.http.Unaudited;
import dev.comanda.http.Verb;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A server with the routes of one test, three known callers, and one location. */
final class Surface implements AutoCloseable {
  static final UUID BAR = UUID.fromString("01990000-0000-7000-8000-000000000001");
  static final UUID ELSEWHERE = UUID.fromString("01990000-0000-7000-8000-000000000002");
  static final String CSRF = "csrf-of-the-waiter";

  private static final Map<String, Identify.Known> KNOWN =
      Map.of(
          "waiter",
          new Identify.Known(staff(Role.WAITER), CSRF),
          "admin",
          new Identify.Known(staff(Role.ADMIN), "csrf-of-the-admin"),
          "kitchen",
          new Identify.Known(staff(Role.KITCHEN), "csrf-of-the-kitchen"),
          "guest",
          new Identify.Known(new Caller.Guest(BAR, new UUID(0, 2), new UUID(0, 3)), ""),
          "other",
          new Identify.Known(new Caller.Guest(BAR, new UUID(0, 2), new UUID(0, 4)), ""));

  private final List<Route> routes = new ArrayList<>();
  private final List<SocketRoute> sockets = new ArrayList<>();
  private Sockets watched = new Sockets(100, 100, 100);
  private Crowd crowd = new Crowd(1_000, 100);
  private HttpSettings settings = plain(Optional.empty(), Proxies.none());
  private Load load = new Load(100, 1024 * 1024);
  private Duration hurry = Duration.ofSeconds(1);
  private Optional<WebServer> http = Optional.empty();

  /** Settings of a server on a free loopback port that speaks plain HTTP. */
  static HttpSettings plain(Optional<String> publicUrl, Proxies proxies) {
    return new HttpSettings(
        "127.0.0.1", 0, publicUrl, proxies, Hosts.byThemselves(), Optional.empty());
  }

  /** Is reached otherwise than directly at its address. */
  Surface reached(HttpSettings differently) {
    settings = differently;
    return this;
  }

  private static Caller.Staff staff(Role role) {
    return new Caller.Staff(new UUID(0, 1), "Ada", role, Set.of(BAR), BAR);
  }

  Surface route(Verb verb, String path, Access access, Handler handler) {
    var audit = Optional.<Audit>of(new Unaudited("Nothing is done."));
    routes.add(new Route(verb, path, access, Optional.empty(), audit, handler));
    return this;
  }

  Surface socket(String path, SocketHandler handler) {
    sockets.add(new SocketRoute(path, handler));
    return this;
  }

  /** Lets at most so many WebSockets in. */
  Surface room(int max) {
    watched = new Sockets(max, max, max);
    return this;
  }

  /** Lets at most so many connections in, and half as many WebSockets of those who are known. */
  Surface narrow(int connections, int heads, int strangeSockets) {
    crowd = new Crowd(connections, heads);
    watched = new Sockets(strangeSockets, connections / 2, connections / 2);
    return this;
  }

  /** Has room for so many requests at once, and so many bytes of larger bodies and answers. */
  Surface load(int requestsMax, int largeBytesMax) {
    load = new Load(requestsMax, largeBytesMax);
    return this;
  }

  /** How much of larger bodies has arrived and is held. */
  int arrivedBytes() {
    return load.arrivedBytes();
  }

  /** Gives clients a minute for what otherwise must come within a second. */
  Surface patient() {
    hurry = Duration.ofMinutes(1);
    return this;
  }

  /** What watches over the WebSockets. */
  Sockets watched() {
    return watched;
  }

  /** What a socket of the tests calls its caller. */
  static String name(Caller caller) {
    return switch (caller) {
      case Caller.Nobody nobody -> "nobody";
      case Caller.Guest guest -> "guest";
      case Caller.Asker asker -> "asker";
      case Caller.Key key -> key.name();
      case Caller.Staff staff -> staff.name();
    };
  }

  Surface start() {
    http =
        Optional.of(
            WebServer.start(
                settings,
                new Bounds(1_100, crowd, watched, load, hurry, hurry, hurry.multipliedBy(2)),
                routes,
                sockets,
                Surface::known,
                name ->
                    switch (name) {
                      case "bar" -> Optional.of(BAR);
                      case "elsewhere" -> Optional.of(ELSEWHERE);
                      default -> Optional.empty();
                    }));
    return this;
  }

  private static Identify.Known known(String token, String address) {
    var known = KNOWN.get(token);
    if (known == null) {
      throw new Refused(Code.TOKEN_INVALID, "This token is none of ours.");
    }
    return known;
  }

  Raw.Answer get(String path, String... headers) {
    return ask("GET", path, headers);
  }

  Raw.Answer ask(String verb, String path, String... headers) {
    var request = new StringBuilder(verb + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    for (var header : headers) {
      request.append(header).append("\r\n");
    }
    return Raw.once(port(), request + "\r\n");
  }

  int port() {
    return http.orElseThrow().port();
  }

  @Override
  public void close() {
    http.ifPresent(WebServer::close);
  }
}
