package dev.comanda.http;

import static dev.comanda.http.EchoSockets.FIN;
import static dev.comanda.http.EchoSockets.bytes;
import static dev.comanda.http.RawSocket.BINARY;
import static dev.comanda.http.RawSocket.CONTINUATION;
import static dev.comanda.http.RawSocket.PING;
import static dev.comanda.http.RawSocket.PONG;
import static dev.comanda.http.RawSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

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
  void aMessageInPartsIsPutTogether() {
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
  void theLargestMessageIsHeardAndALargerOneEndsIt() {
    try (var socket = echo.client()) {
      socket.next();
      assertThat(socket.text("a".repeat(Http.FRAME_BYTES_MAX)).next().text())
          .hasSize(Http.FRAME_BYTES_MAX);
      assertThat(socket.text("a".repeat(Http.FRAME_BYTES_MAX + 1)).closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void aLargeMessageInSmallPartsEndsItToo() {
    try (var socket = echo.client()) {
      socket.next();
      socket.frame(TEXT, new byte[5_000]).frame(CONTINUATION, new byte[5_000]);
      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void nothingIsSetAsideForWhatIsOnlyAnnounced() {
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
  void aFrameThatIsNotAllowedEndsIt(int first) {
    try (var socket = echo.client()) {
      socket.next();
      socket.frame(first, bytes("x"));
      assertThat(socket.closeCode()).isIn(4400, 1002);
      assertThat(socket.ended()).isTrue();
    }
    assertThat(echo.closed()).isNotNull();
  }

  @Test
  void anUnmaskedFrameEndsIt() {
    try (var socket = echo.client()) {
      socket.next();
      socket.bytes(new byte[] {(byte) 0x81, 1, 'x'});
      assertThat(socket.closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void whatIsNoUtf8EndsIt() {
    try (var socket = echo.client()) {
      socket.next();
      socket.frame(FIN | TEXT, new byte[] {(byte) 0xff});
      assertThat(socket.closeCode()).isIn(4400, 1007);
    }
  }

  @Test
  void aRefusalEndsItForGoodAndABugOnlyForNow() {
    try (var socket = echo.client()) {
      assertThat(socket.text("refuse").closeCode()).isEqualTo(4403);
    }
    try (var socket = echo.client()) {
      assertThat(socket.text("bug").closeCode()).isEqualTo(4000);
    }
  }

  @Test
  void aClientThatClosesIsAnsweredAndForgotten() {
    try (var socket = echo.client()) {
      socket.next();
      socket.frame(FIN | RawSocket.CLOSE, new byte[] {0x03, (byte) 0xe8});
      assertThat(socket.closeCode()).isEqualTo(1000);
      assertThat(echo.closed()).isNotNull();
    }
  }
}
