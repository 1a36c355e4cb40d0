package dev.comanda.part;

import dev.comanda.http.Route;
import dev.comanda.http.SocketRoute;
import java.util.stream.Stream;

/**
 * What a feature brings into the program. It is made of what stands below it, and starts nothing
 * before it is told to; its settings stand beside it, since they are read before anything is made.
 */
public interface Part {
  /** What it answers over HTTP. */
  default Stream<Route> routes() {
    return Stream.of();
  }

  /** What it answers over WebSocket. */
  default Stream<SocketRoute> sockets() {
    return Stream.of();
  }

  /** What goes on in the background, in the order in which it begins; the last ends first. */
  default Stream<Worker> workers() {
    return Stream.of();
  }

  /** Forgets what it remembers of the database, which is another one from now on. */
  default void forget() {}

  /** What an operator should look at though it runs, in sentences; mostly nothing. */
  default Stream<String> warnings() {
    return Stream.of();
  }
}
