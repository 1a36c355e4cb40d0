package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Access;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Socket;
import dev.comanda.http.SocketListener;
import dev.comanda.http.Verb;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Server sockets that tell who came and then repeat what they hear, and clients for them. */
final class EchoSockets implements AutoCloseable {
  static final int FIN = 0x80;

  private final Surface surface;
  private final BlockingQueue<Socket> opened = new LinkedBlockingQueue<>();
  private final BlockingQueue<Socket> closed = new LinkedBlockingQueue<>();

  /** Starts with room for so many. */
  EchoSockets(int room) {
    surface =
        new Surface()
            .room(room)
            .socket("/live/locations/{loc}", this::located)
            .socket("/live/echo", this::echo)
            .route(Verb.GET, "/open", Access.OPEN, request -> Reply.nothing())
            .start();
  }

  private SocketListener located(Request request, Socket socket) {
    request.location();
    return echo(request, socket);
  }

  private SocketListener echo(Request request, Socket socket) {
    opened.add(socket);
    socket.send(bytes(Surface.name(request.caller())), ok -> {});
    return new SocketListener() {
      @Override
      public void text(String text) {
        if (text.equals("bug")) {
          throw new IllegalStateException("a bug");
        }
        if (text.equals("refuse")) {
          throw new Refused(Code.FORBIDDEN, "No.");
        }
        var heard = text.equals("thread?") ? Thread.currentThread().toString() : text;
        socket.send(bytes(heard), ok -> {});
      }

      @Override
      public void closed() {
        closed.add(socket);
      }
    };
  }

  /** Hears nothing. */
  static final class Deaf implements SocketListener {
    @Override
    public void text(String text) {
      // Of no matter here.
    }

    @Override
    public void closed() {
      // Of no matter here.
    }
  }

  int port() {
    return surface.port();
  }

  Sockets watched() {
    return surface.watched();
  }

  /** The next socket that the server opened; waits for it. */
  Socket opened() {
    return take(opened);
  }

  /** The next socket that the server forgot; waits for it. */
  Socket closed() {
    return take(closed);
  }

  /** How many sockets the server opened that nobody asked for yet. */
  int met() {
    return opened.size();
  }

  /** How many sockets the server forgot that nobody asked for yet. */
  int forgotten() {
    return closed.size();
  }

  /** A client of the echo. */
  RawSocket client(String... headers) {
    return RawSocket.open(port(), "/live/echo", headers);
  }

  private static Socket take(BlockingQueue<Socket> queue) {
    try {
      var socket = queue.poll(1, TimeUnit.MINUTES);
      assertThat(socket).isNotNull();
      return java.util.Objects.requireNonNull(socket);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    surface.close();
  }
}
