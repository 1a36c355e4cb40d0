package dev.comanda.preparation.robot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Takes one connection, reads one request to its last byte, and says exactly what it is told. */
final class RawEngine implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

  private final ServerSocket server;
  private final CompletableFuture<String> request = new CompletableFuture<>();
  private final Thread thread;

  /** What is answered. */
  @FunctionalInterface
  interface Words {
    /** Says it. */
    void say(Socket socket) throws IOException;
  }

  private RawEngine(Words words) {
    try {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = Thread.startVirtualThread(() -> serve(words));
  }

  /** One that says this and no more. */
  static RawEngine saying(String answer) {
    return new RawEngine(
        socket -> {
          socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
          socket.shutdownOutput();
        });
  }

  /** One that says the same again and again, a byte in so many milliseconds. */
  static RawEngine trickling(String answer, int millis) {
    return new RawEngine(
        socket -> {
          for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
            socket.getOutputStream().write(answer.charAt(i % answer.length()));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
          }
        });
  }

  private void serve(Words words) {
    try (var socket = server.accept()) {
      request.complete(read(socket.getInputStream()));
      words.say(socket);
      leave(socket);
    } catch (IOException e) {
      request.completeExceptionally(e);
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

  CallbackUrl url(String target) {
    return CallbackUrl.read("http://127.0.0.1:" + server.getLocalPort() + target);
  }

  /** The request as it came, to the last byte. */
  String request() {
    return request.orTimeout(10, TimeUnit.SECONDS).join();
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
