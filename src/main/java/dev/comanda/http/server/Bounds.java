package dev.comanda.http.server;

import java.time.Duration;

/**
 * How much the server takes on.
 *
 * @param connections beyond it none is accepted until one is closed
 * @param crowd knows who has how many of them
 * @param sockets knows how many WebSockets there may be
 * @param load what all requests together may hold
 * @param head how long a request's first line and headers may take, and a new connection's silence
 * @param body how long a request's body may take
 * @param idle how long a connection may be silent, between requests and amid one
 */
record Bounds(
    int connections,
    Crowd crowd,
    Sockets sockets,
    Load load,
    Duration head,
    Duration body,
    Duration idle) {
  /** A head of 8 KiB goes through a link of 4 kbit/s in 16 s. */
  private static final Duration HEAD = Duration.ofSeconds(20);

  /** The largest body goes through a link of 100 kbit/s in 6 s. */
  private static final Duration BODY = Duration.ofSeconds(10);

  private static final Duration IDLE = Duration.ofSeconds(30);

  /** Heap for a connection; measured 3.4 KB for an idle one, 8 KB amid its first line. */
  private static final int CONNECTION_BYTES = 12 * 1024;

  /** Heap for a WebSocket; measured 6.4 KB for an idle one, the rest is for what it is told. */
  private static final int SOCKET_BYTES = 12 * 1024;

  /**
   * Heap for the head of a request that has begun and is not complete: some 20 KB were seen where
   * all of its 8 KiB came but for the end.
   */
  private static final int HEAD_BYTES = 24 * 1024;

  /** The part of the heap that unfinished heads may take together. */
  private static final int HEADS_SHARE = 16;

  /** The part of the connections that is kept for those which come while others are closed. */
  private static final int COMING_SHARE = 32;

  /** Connections of a port for a few programs. */
  private static final int FEW = 128;

  static Bounds ofThisProcess() {
    var descriptors = Descriptors.ofThisProcess();
    long heap = Runtime.getRuntime().maxMemory();
    int connections = (int) Math.min(descriptors.connections(), heap / CONNECTION_BYTES);
    return new Bounds(
        connections,
        crowd(connections, heap),
        Sockets.of((int) Math.min(descriptors.sockets(), heap / SOCKET_BYTES)),
        Load.ofHeap(heap),
        HEAD,
        BODY,
        IDLE);
  }

  /** For a few programs: less of everything, so that many such ports fit into a process. */
  static Bounds ofFew() {
    return new Bounds(FEW, new Crowd(FEW, FEW), Sockets.of(0), Load.ofHeap(0), HEAD, BODY, IDLE);
  }

  private static Crowd crowd(int connections, long heap) {
    int heads = (int) Math.min(heap / HEADS_SHARE / HEAD_BYTES, connections);
    return new Crowd(connections - connections / COMING_SHARE, heads);
  }
}
