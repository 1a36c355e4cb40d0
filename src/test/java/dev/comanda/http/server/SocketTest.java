package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How WebSockets are opened, and to whom. */
class SocketTest {
  private final EchoSockets echo = new EchoSockets(100);

  @AfterEach
  void stop() {
    echo.close();
  }

  @Test
  void a_socket_is_opened_and_speaks() {
    try (var socket = echo.client()) {
      assertThat(socket.next().text()).isEqualTo("nobody");
      assertThat(socket.text("Mojito 🍹").next().text()).isEqualTo("Mojito 🍹");
      assertThat(socket.handshake().headers()).doesNotContainKey("sec-websocket-extensions");
    }
  }

  @Test
  void what_hears_may_block() {
    try (var socket = echo.client()) {
      socket.next();
      assertThat(socket.text("thread?").next().text()).startsWith("VirtualThread");
    }
  }

  @Test
  void compression_is_not_agreed_to() {
    try (var socket = echo.client("Sec-WebSocket-Extensions: permessage-deflate")) {
      assertThat(socket.handshake().headers()).doesNotContainKey("sec-websocket-extensions");
    }
  }

  @Test
  void a_token_is_taken_from_the_header_or_the_subprotocol() {
    try (var socket = echo.client("Authorization: Bearer waiter")) {
      assertThat(socket.next().text()).isEqualTo("Ada");
    }
    try (var socket = echo.client("Sec-WebSocket-Protocol: comanda, bearer.guest")) {
      assertThat(socket.next().text()).isEqualTo("guest");
      assertThat(socket.handshake().headers()).containsEntry("sec-websocket-protocol", "comanda");
    }
  }

  @Test
  void a_wrong_token_is_refused_before_the_socket_opens() {
    for (var header :
        new String[] {
          "Authorization: Bearer none", "Sec-WebSocket-Protocol: comanda, bearer.none"
        }) {
      refused(401, "token_invalid", header);
    }
    assertThat(echo.met()).isZero();
  }

  @Test
  void the_cookie_counts_only_from_our_own_pages() {
    var cookie = "Cookie: comanda_staff=waiter";
    var origin = "Origin: http://localhost:" + echo.port();
    try (var socket = echo.client(cookie, origin)) {
      assertThat(socket.next().text()).isEqualTo("Ada");
    }
    refused(403, "forbidden", cookie);
    refused(403, "forbidden", cookie, "Origin: null");
    refused(403, "forbidden", cookie, "Origin: http://evil.example");
    refused(403, "forbidden", cookie, "Origin: http://localhost:1");
    refused(403, "forbidden", cookie, "Origin: %%%");
  }

  @Test
  void no_handshake_is_taken_where_none_is_offered() {
    for (var path : new String[] {"/live/none", "/open", "/live/%zz"}) {
      try (var socket = RawSocket.shake(echo.port(), path)) {
        assertThat(socket.handshake().status()).isIn(400, 404);
      }
    }
  }

  @Test
  void a_handshake_of_another_version_is_refused() {
    var answer =
        Raw.once(
            echo.port(),
            String.join(
                "\r\n",
                "GET /live/echo HTTP/1.1",
                "Host: x",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 7",
                "",
                ""));
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void an_unknown_or_foreign_location_is_told_by_the_code() {
    try (var unknown = RawSocket.open(echo.port(), "/live/locations/nowhere")) {
      assertThat(unknown.closeCode()).isEqualTo(4404);
    }
    try (var foreign =
        RawSocket.open(echo.port(), "/live/locations/elsewhere", "Authorization: Bearer waiter")) {
      assertThat(foreign.closeCode()).isEqualTo(4404);
    }
    try (var own =
        RawSocket.open(echo.port(), "/live/locations/bar", "Authorization: Bearer waiter")) {
      assertThat(own.next().text()).isEqualTo("Ada");
    }
  }

  private void refused(int status, String code, String... headers) {
    try (var socket = RawSocket.shake(echo.port(), "/live/echo", headers)) {
      assertThat(socket.handshake().status()).isEqualTo(status);
      assertThat(Json.tree(socket.handshake().body()).get("code").textValue()).isEqualTo(code);
    }
  }
}
