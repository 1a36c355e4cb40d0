package dev.comanda.log.writer;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between JDBC and PostgreSQL, reads their protocol (version 3, without TLS), and lets the
 * next COMMIT meet its fate: the connection is cut before the server gets it, or after the server
 * has done it and before the answer gets back.
 */
final class CommitProxy implements AutoCloseable {
  private static final int READY_FOR_QUERY = 'Z';

  private final ServerSocket listener;
  private final int serverPort;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Fate> fate = new AtomicReference<>();
  private volatile boolean refusing;

  /** When a connection is cut, and what is done just before that. */
  private record Fate(boolean afterwards, Runnable meanwhile) {}

  CommitProxy(int serverPort) {
    this.serverPort = serverPort;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** The address of a database behind this; the server is given up after a second of silence. */
  String jdbcUrl(String direct) {
    return direct.replace(":" + serverPort + "/", ":" + listener.getLocalPort() + "/")
        + "?sslmode=disable&gssEncMode=disable&socketTimeout=1";
  }

  static int port(String jdbcUrl) {
    return java.net.URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
  }

  /** The next COMMIT never reaches the server; before the cut, {@code meanwhile} is run. */
  void cutBeforeCommit(Runnable meanwhile) {
    fate.set(new Fate(false, meanwhile));
  }

  /** The next COMMIT is done, and its answer lost; before the cut, {@code meanwhile} is run. */
  void cutAfterCommit(Runnable meanwhile) {
    fate.set(new Fate(true, meanwhile));
  }

  /** Cuts all connections, and new ones at once, until it comes back. */
  void goAway() {
    refusing = true;
    sockets.forEach(CommitProxy::close);
  }

  /** New connections pass again. */
  void comeBack() {
    refusing = false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        if (refusing) {
          client.close();
          continue;
        }
        var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        sockets.add(client);
        sockets.add(server);
        var link = new Link(client, server);
        Thread.ofVirtual().start(link::forward);
        Thread.ofVirtual().start(link::backward);
      } catch (IOException e) {
        // Closed, or PostgreSQL is away: the client meets an end of the stream.
      }
    }
  }

  /** One connection. */
  private final class Link {
    private final Socket client;
    private final Socket server;
    private final Set<String> commits = new HashSet<>();
    private volatile @Nullable Fate swallow;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void forward() {
      try (client;
          server) {
        var in = new DataInputStream(client.getInputStream());
        var out = server.getOutputStream();
        startup(in, out);
        for (int type = in.read(); type >= 0; type = in.read()) {
          var body = body(in);
          if (commits(type, body)) {
            var met = fate.getAndSet(null);
            if (met != null && !met.afterwards()) {
              met.meanwhile().run();
              return;
            }
            swallow = met;
          }
          send(out, type, body);
        }
      } catch (IOException e) {
        // The other side has closed.
      }
    }

    void backward() {
      try (client;
          server) {
        var in = new DataInputStream(server.getInputStream());
        var out = client.getOutputStream();
        for (int type = in.read(); type >= 0; type = in.read()) {
          var body = body(in);
          var met = swallow;
          if (met == null) {
            send(out, type, body);
          } else if (type == READY_FOR_QUERY) {
            met.meanwhile().run();
            return;
          }
        }
      } catch (IOException e) {
        // The other side has closed.
      }
    }

    /** Whether this message runs COMMIT: a bind of a statement that was parsed as such. */
    private boolean commits(int type, byte[] body) {
      var first = text(body, 0);
      var second = text(body, first.length() + 1);
      if (type == 'P') {
        if (second.equals("COMMIT")) {
          commits.add(first);
        } else {
          commits.remove(first);
        }
      }
      return type == 'B' && commits.contains(second);
    }

    private static String text(byte[] body, int from) {
      int end = from;
      while (end < body.length && body[end] != 0) {
        end++;
      }
      return from >= body.length ? "" : new String(body, from, end - from, StandardCharsets.UTF_8);
    }

    private static void startup(DataInputStream in, OutputStream out) throws IOException {
      var body = body(in);
      out.write(ByteBuffer.allocate(body.length + 4).putInt(body.length + 4).put(body).array());
      out.flush();
    }

    private static byte[] body(DataInputStream in) throws IOException {
      return in.readNBytes(in.readInt() - 4);
    }

    private static void send(OutputStream out, int type, byte[] body) throws IOException {
      out.write(
          ByteBuffer.allocate(body.length + 5)
              .put((byte) type)
              .putInt(body.length + 4)
              .put(body)
              .array());
      out.flush();
    }
  }

  @Override
  public void close() {
    for (Closeable each : sockets) {
      close(each);
    }
    close(listener);
  }

  private static void close(Closeable each) {
    try {
      each.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
