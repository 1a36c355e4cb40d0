package dev.comanda.http;

import java.time.Duration;

/**
 * How much the server takes on.
 *
 * @param connections beyond it none is accepted until one is closed
 * @param sockets knows how many WebSockets there may be
 * @param body how long a request's body may take
 * @param idle how long a connection may be silent, between requests and amid one
 */
record Bounds(int connections, Sockets sockets, Duration body, Duration idle) {
  /** The largest body goes through a link of 100 kbit/s in 6 s. */
  private static final Duration BODY = Duration.ofSeconds(10);

  private static final Duration IDLE = Duration.ofSeconds(30);

  static Bounds ofThisProcess() {
    var descriptors = Descriptors.ofThisProcess();
    return new Bounds(descriptors.connections(), new Sockets(descriptors.sockets()), BODY, IDLE);
  }
}
