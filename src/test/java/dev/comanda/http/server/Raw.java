package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.json.Json;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A client that sends exactly the bytes it is told to. */
final class Raw implements AutoCloseable {
  /** An answer as it came. */
  record Answer(int status, Map<String, String> headers, String body) {
    /** The code of this answer, which must be a problem with one of these statuses. */
    String problem(Integer... statuses) {
      assertThat(status).as(body).isIn((Object[]) statuses);
      assertThat(headers.get("content-type")).isEqualTo("application/problem+json");
      assertThat(body).doesNotContain("Exception").doesNotContain("\\tat ");
      var problem = Json.tree(body);
      assertThat(problem.get("status").intValue()).isEqualTo(status);
      assertThat(problem.get("trace_id").textValue()).hasSize(32);
      return problem.get("code").textValue();
    }
  }

  private final Socket socket;
  private final PushbackInputStream in;

  Raw(int port) {
    this(port, new Socket());
  }

  /** A connection from one of this machine's loopback addresses. */
  static Raw from(String address, int port) {
    var socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(address, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Raw(port, socket);
  }

  private Raw(int port, Socket socket) {
    this.socket = socket;
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      in = new PushbackInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    patient();
  }

  /** A connection by TLS. */
  static Raw tls(int port, SSLContext trust) {
    try {
      return new Raw(port, trust.getSocketFactory().createSocket());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One request on a connection of its own. */
  static Answer once(int port, String request) {
    try (var raw = new Raw(port)) {
      return raw.send(request).answer(request.startsWith("HEAD"));
    }
  }

  Raw send(String latin1) {
    return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  Raw send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer answer() {
    return answer(false);
  }

  Answer answer(boolean head) {
    var status = Integer.parseInt(line().substring(9, 12));
    var headers = new LinkedHashMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (a, b) -> a + "\n" + b);
    }
    int length = head ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Answer(status, headers, new String(bytes(length), StandardCharsets.UTF_8));
  }

  byte[] bytes(int count) {
    try {
      return in.readNBytes(count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() {
    var line = new StringBuilder();
    while (true) {
      var one = bytes(1);
      if (one.length == 0 || one[0] == '\n') {
        return line.toString();
      }
      if (one[0] != '\r') {
        line.append((char) one[0]);
      }
    }
  }

  /** Whether something can be read within so many milliseconds; nothing is taken. */
  boolean hears(int millis) {
    try {
      socket.setSoTimeout(millis);
      int one = in.read();
      in.unread(one);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      patient();
    }
  }

  private void patient() {
    try {
      socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the server closes its side, whatever it says before; waits for it. */
  boolean endsAtLast() {
    while (!ended()) {
      // What it says is of no matter here.
    }
    return true;
  }

  /** Whether the server has closed its side; waits for it. */
  boolean ended() {
    try {
      return in.read() < 0;
    } catch (SocketException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
