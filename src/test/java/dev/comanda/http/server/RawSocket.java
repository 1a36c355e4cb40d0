package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that sends exactly the frames it is told to, also forbidden ones. */
final class RawSocket implements AutoCloseable {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int FIN = 0x80;

  private final Raw raw;
  private final Raw.Answer handshake;

  /** A frame as it came. */
  record Frame(int opcode, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    int closeCode() {
      assertThat(opcode).as(text()).isEqualTo(CLOSE);
      return (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
    }
  }

  private RawSocket(Raw raw, Raw.Answer handshake) {
    this.raw = raw;
    this.handshake = handshake;
  }

  /** The answer to a handshake, whatever it is. */
  static RawSocket shake(int port, String path, String... headers) {
    return shake(new Raw(port), port, path, headers);
  }

  /** The answer to a handshake over a connection. */
  static RawSocket shake(Raw raw, int port, String path, String... headers) {
    var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port);
    request.append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13");
    request.append("\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    for (var header : headers) {
      request.append(header).append("\r\n");
    }
    raw.send(request + "\r\n");
    return new RawSocket(raw, raw.answer());
  }

  /** An open WebSocket. */
  static RawSocket open(int port, String path, String... headers) {
    var socket = shake(port, path, headers);
    assertThat(socket.handshake.status()).as(socket.handshake.body()).isEqualTo(101);
    return socket;
  }

  Raw.Answer handshake() {
    return handshake;
  }

  RawSocket text(String text) {
    return frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A masked frame; {@code first} is its first byte. */
  RawSocket frame(int first, byte[] payload) {
    var out = new ByteArrayOutputStream();
    out.write(first);
    if (payload.length < 126) {
      out.write(0x80 | payload.length);
    } else {
      out.write(0x80 | 126);
      out.write(payload.length >> 8);
      out.write(payload.length);
    }
    // A mask of zeros leaves the payload as it is.
    out.writeBytes(new byte[4]);
    out.writeBytes(payload);
    raw.send(out.toByteArray());
    return this;
  }

  RawSocket bytes(byte[] bytes) {
    raw.send(bytes);
    return this;
  }

  /** The next frame; waits for it. */
  Frame next() {
    var head = raw.bytes(2);
    assertThat(head).as("the connection ended").hasSize(2);
    long length = head[1] & 0x7f;
    if (length == 126) {
      length = number(raw.bytes(2));
    } else if (length == 127) {
      length = number(raw.bytes(8));
    }
    return new Frame(head[0] & 0x0f, raw.bytes((int) length));
  }

  /** The code of the close frame; whatever comes before is passed over. */
  int closeCode() {
    var frame = next();
    while (frame.opcode() != CLOSE) {
      frame = next();
    }
    return frame.closeCode();
  }

  /** Whether the server ends the connection; waits for it. */
  boolean ended() {
    return raw.endsAtLast();
  }

  private static long number(byte[] bytes) {
    long number = 0;
    for (var one : bytes) {
      number = number << 8 | (one & 0xff);
    }
    return number;
  }

  @Override
  public void close() {
    raw.close();
  }
}
