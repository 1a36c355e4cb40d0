package dev.comanda;

import dev.comanda.http.Route;
import dev.comanda.http.SocketRoute;
import dev.comanda.part.Part;
import java.util.List;

/**
 * Every route, once: each part says what it answers, who may call it and what of it is written
 * down. {@code docs/routes.md} is the whole list.
 *
 * @param health what also a node answers that serves nobody
 * @param parts all of them, in the order of the list
 */
record Routes(HealthPart health, List<Part> parts, Audited audited) {
  /** The routes over HTTP. */
  List<Route> http() {
    return parts.stream().flatMap(Part::routes).map(audited::route).toList();
  }

  /** Those that also a node answers that serves nobody. */
  List<Route> ofHealth() {
    return health.routes().map(audited::route).toList();
  }

  /** The routes over WebSocket. */
  List<SocketRoute> sockets() {
    return parts.stream().flatMap(Part::sockets).toList();
  }
}
