package dev.comanda.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between a browser and the server that can be cut and mended. */
final class Wire implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Wire(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /** A wire to the server at this address. */
  static Wire to(String url) {
    try {
      var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      var wire = new Wire(server, URI.create(url).getPort());
      Thread.ofVirtual().start(wire::accept);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server's address at this end of the wire. */
  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Breaks every connection, and every new one, until it is mended. */
  void cut() {
    cut = true;
    ends.forEach(Wire::drop);
    ends.clear();
  }

  /** Lets connections through again. */
  void mend() {
    cut = false;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var near = server.accept();
        ends.add(near);
        if (cut) {
          drop(near);
        } else {
          Thread.ofVirtual().start(() -> join(near));
        }
      } catch (IOException e) {
        // Closed: the loop ends.
      }
    }
  }

  private void join(Socket near) {
    try {
      var far = new Socket(InetAddress.getLoopbackAddress(), target);
      ends.add(far);
      Thread.ofVirtual().start(() -> carry(near, far));
      carry(far, near);
    } catch (IOException e) {
      drop(near);
    }
  }

  private static void carry(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // One end is gone; both go.
    }
    drop(from);
    drop(to);
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cut();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
