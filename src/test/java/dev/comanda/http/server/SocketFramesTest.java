package dev.comanda.http.server;

import static dev.comanda.http.server.EchoSockets.FIN;
import static dev.comanda.http.server.EchoSockets.bytes;
import static dev.comanda.http.server.RawSocket.BINARY;
import static dev.comanda.http.server.RawSocket.CONTINUATION;
import static dev.comanda.http.server.RawSocket.PING;
import static dev.comanda.http.server.RawSocket.PONG;
import static dev.comanda.http.server.RawSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.SocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may send over a WebSocket, and what ends it. */
class SocketFramesTest {
  private final EchoSockets echo = new EchoSockets(100);

  @AfterEach
  void stop() {
    echo.close();
  }

  @Test
  void a_message_in_parts_is_put_together() {
    try (var socket = echo.client()) {
      socket.next();
      socket.frame(TEXT, bytes("Gin "));
      socket.frame(FIN | PING, bytes("p"));
      socket.frame(CONTINUATION, bytes(""));
      socket.frame(FIN | CONTINUATION, bytes("Tonic"));
      assertThat(socket.next()).satisfies(pong -> assertThat(pong.opcode()).isEqualTo(PONG));
      assertThat(socket.next().text()).isEqualTo("Gin Tonic");
    }
  }

  @Test
  void the_largest_message_is_heard_and_a_larger_one_ends_it() {
    try (var socket = echo.client()) {
      socket.next();
      assertThat(socket.text("a".repeat(SocketListener.FRAME_BYTES_MAX)).next().text())
          .hasSize(SocketListener.FRAME_BYTES_MAX);
      assertThat(socket.text("a".repeat(SocketListener.FRAME_BYTES_MAX + 1)).closeCode())
          .isEqualTo(4400);
    }
  }

  @Test
  void a_large_message_in_small_parts_ends_it_too() {
    try (var socket = echo.client()) {
      socket.next();
      socket.frame(TEXT, new byte[5_000]).frame(CONTINUATION, new byte[5_000]);
      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void nothing_is_set_aside_for_what_is_only_announced() {
    try (var socket = echo.client()) {
      socket.next();
      var twoGigabytes =
          new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0x7f, 0, 0, 0, 0, 0, 0, 0};
      socket.bytes(twoGigabytes).bytes(new byte[20_000]);
      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {FIN | BINARY, FIN | CONTINUATION, 0xC1, FIN | 3, PING})
  void a_frame_that_is_not_allowed_ends_it(int first) {
    try (var socket = echo.client()) {
      socket.next();
      socket.frame(first, bytes("x"));
      assertThat(socket.closeCode()).isIn(4400, 1002);
      assertThat(socket.ended()).isTrue();
    }
    assertThat(echo.closed()).isNotNull();
  }

  @Test
  void an_unmasked_frame_ends_it() {
    try (var socket = echo.client()) {
      socket.next();
      socket.bytes(new byte[] {(byte) 0x81, 1, 'x'});
      assertThat(socket.closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void what_is_no_utf8_ends_it() {
    try (var socket = echo.client()) {
      socket.next();
      socket.frame(FIN | TEXT, new byte[] {(byte) 0xff});
      assertThat(socket.closeCode()).isIn(4400, 1007);
    }
  }

  @Test
  void a_refusal_ends_it_for_good_and_a_bug_only_for_now() {
    try (var socket = echo.client()) {
      assertThat(socket.text("refuse").closeCode()).isEqualTo(4403);
    }
    try (var socket = echo.client()) {
      assertThat(socket.text("bug").closeCode()).isEqualTo(4000);
    }
  }

  @Test
  void a_client_that_closes_is_answered_and_forgotten() {
    try (var socket = echo.client()) {
      socket.next();
      socket.frame(FIN | RawSocket.CLOSE, new byte[] {0x03, (byte) 0xe8});
      assertThat(socket.closeCode()).isEqualTo(1000);
      assertThat(echo.closed()).isNotNull();
    }
  }
}
