package dev.comanda.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Takes connections one after the other, reads a request from each, and says exactly its words. */
public final class RawErp implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

  private final ServerSocket server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Thread thread;

  /** What is answered. */
  @FunctionalInterface
  public interface Words {
    /** Says it. */
    void say(Socket socket) throws IOException;
  }

  private RawErp(ServerSocket server, Words words) {
    this.server = server;
    thread = Thread.startVirtualThread(() -> serve(words));
  }

  private static ServerSocket plain() {
    try {
      return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that says this and no more. */
  public static RawErp saying(String answer) {
    return saying(answer, plain());
  }

  static RawErp saying(String answer, ServerSocket server) {
    return new RawErp(
        server,
        socket -> {
          socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
          socket.shutdownOutput();
        });
  }

  /** One that says the same again and again, a byte in so many milliseconds. */
  static RawErp trickling(String answer, int millis) {
    return new RawErp(
        plain(),
        socket -> {
          for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
            socket.getOutputStream().write(answer.charAt(i % answer.length()));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
          }
        });
  }

  private void serve(Words words) {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        requests.add(read(socket.getInputStream()));
        words.say(socket);
        leave(socket);
      } catch (IOException e) {
        LockSupport.parkNanos(1);
      }
    }
  }

  /** Keeps the connection until whoever called goes. */
  private static void leave(Socket socket) throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // Nothing more is expected.
    }
  }

  private static String read(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!complete(bytes.toString(ISO_8859_1))) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("cut off: " + bytes.toString(ISO_8859_1));
      }
      bytes.write(next);
    }
    return bytes.toString(ISO_8859_1);
  }

  private static boolean complete(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    var length = LENGTH.matcher(text.substring(0, end + 2));
    return text.length() >= end + 4 + (length.find() ? Integer.parseInt(length.group(1)) : 0);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Where it is, by HTTP. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** The requests as they came, to the last byte, each byte a letter. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread.interrupt();
  }
}
