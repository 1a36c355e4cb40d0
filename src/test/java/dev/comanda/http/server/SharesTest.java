package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Access;
import dev.comanda.http.Reply;
import dev.comanda.http.Verb;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever holds whatever there is to hold, from one address and by one token, keeps nobody else
 * out: not others at the same address, which may be a whole bar, nor those elsewhere.
 */
class SharesTest {
  private static final String BAR = "127.0.0.2";
  private static final String ELSEWHERE = "127.0.0.3";
  private static final int CONNECTIONS = 40;

  /** More than there is room for. */
  private static final int TRIES = 100;

  /** More than the buffers between us and a client who does not read can hold. */
  private static final byte[] HUGE = new byte[16 * 1024 * 1024];

  private static final String HANDSHAKE =
      String.join(
          "\r\n",
          "GET /live/echo HTTP/1.1",
          "Host: x",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "");

  private static final String AS_GUEST = "Authorization: Bearer guest\r\n";

  private final Surface surface = new Surface();
  private final List<Raw> held = new ArrayList<>();

  /** All there is to hold. */
  enum Holding {
    IDLE(raw -> {}),
    KEPT_ALIVE(raw -> raw.send("GET /api/small HTTP/1.1\r\nHost: x\r\n\r\n").answer()),
    SLOW_HEAD(raw -> raw.send("GET /api/small HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(7_000))),
    SLOW_LATER_HEAD(
        raw ->
            raw.send("GET /api/small HTTP/1.1\r\nHost: x\r\n\r\nGET /" + "a".repeat(7_000))
                .answer()),
    SLOW_BODY(
        raw ->
            raw.send("POST /api/body HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n")
                .send("a".repeat(30_000))),
    SLOW_BODY_THAT_NOBODY_READS(
        raw ->
            raw.send("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n")
                .send("a".repeat(30_000))),
    SLOW_BODY_OF_A_FALSE_TOKEN(
        raw ->
            raw.send("POST /api/mine HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer false\r\n")
                .send("Content-Length: 60000\r\n\r\n" + "a".repeat(30_000))),
    SLOW_BODY_OF_A_GUEST(
        raw ->
            raw.send("POST /api/mine HTTP/1.1\r\nHost: x\r\n" + AS_GUEST)
                .send("Content-Length: 60000\r\n\r\n" + "a".repeat(30_000))),
    UNREAD_ANSWER(raw -> raw.send("GET /api/huge HTTP/1.1\r\nHost: x\r\n\r\n")),
    UNREAD_ANSWER_OF_A_GUEST(
        raw -> raw.send("GET /api/huge/mine HTTP/1.1\r\nHost: x\r\n" + AS_GUEST + "\r\n")),
    SILENT_SOCKET(raw -> raw.send(HANDSHAKE + "\r\n").answer()),
    SILENT_SOCKET_OF_A_GUEST(raw -> raw.send(HANDSHAKE + AS_GUEST + "\r\n").answer());

    @SuppressWarnings("ImmutableEnumChecker") // None of them keeps anything.
    private final Consumer<Raw> hold;

    Holding(Consumer<Raw> hold) {
      this.hold = hold;
    }
  }

  @BeforeEach
  void start() {
    surface
        .narrow(CONNECTIONS, 8, 4)
        .load(64, 4 * HUGE.length)
        .patient()
        .route(Verb.GET, "/api/small", Access.OPEN, r -> Reply.ok("small"))
        .route(Verb.GET, "/api/huge", Access.OPEN, r -> huge())
        .route(Verb.GET, "/api/huge/mine", Access.GUEST, r -> huge())
        .route(Verb.POST, "/api/body", Access.OPEN, r -> Reply.ok(r.body().length))
        .route(Verb.POST, "/api/mine", Access.GUEST, r -> Reply.ok(r.body().length))
        .route(Verb.GET, "/api/staff", Access.STAFF, r -> Reply.ok("staff"))
        .socket(
            "/live/echo",
            (request, socket) -> {
              socket.send(EchoSockets.bytes("hello"), ok -> {});
              return new EchoSockets.Deaf();
            })
        .start();
  }

  private static Reply huge() {
    return Reply.bytes(200, "application/octet-stream", HUGE);
  }

  @AfterEach
  void stop() {
    held.forEach(Raw::close);
    surface.close();
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  void who_holds_all_they_can_keeps_nobody_out(Holding kind) {
    for (int i = 0; i < TRIES; i++) {
      hold(kind);
    }
    for (var address : List.of(ELSEWHERE, BAR)) {
      served(address, "GET /api/small HTTP/1.1\r\nHost: x\r\n\r\n");
      served(address, post("/api/body", ""));
      served(address, post("/api/mine", "Authorization: Bearer other\r\n"));
      served(address, "GET /api/staff HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer waiter\r\n\r\n");
      for (var token : List.of("waiter", "other")) {
        try (var raw = Raw.from(address, surface.port())) {
          var header = "Authorization: Bearer " + token;
          var socket = RawSocket.shake(raw, surface.port(), "/live/echo", header);
          assertThat(socket.next().text()).as(token).isEqualTo("hello");
        }
      }
    }
  }

  private static String post(String path, String header) {
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + header + "Content-Length: 2\r\n\r\n{}";
  }

  private void hold(Holding kind) {
    try {
      var raw = Raw.from(BAR, surface.port());
      held.add(raw);
      kind.hold.accept(raw);
    } catch (UncheckedIOException | NumberFormatException | StringIndexOutOfBoundsException e) {
      // It had to give way already.
    }
  }

  private void served(String address, String request) {
    assertThat(answered(address, request).status()).as(address + " " + request).isEqualTo(200);
  }

  /** The answer, asked for again while it is a moment's {@code busy}, as that asks for. */
  private Raw.Answer answered(String address, String request) {
    for (int i = 1; ; i++) {
      try (var raw = Raw.from(address, surface.port())) {
        var answer = raw.send(request).answer();
        if (answer.status() != 503 || i == TRIES) {
          return answer;
        }
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  @Test
  void a_guest_who_does_not_read_holds_no_more_than_a_part() {
    for (int i = 0; i < TRIES; i++) {
      hold(Holding.UNREAD_ANSWER_OF_A_GUEST);
    }
    var other = "GET /api/huge/mine HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer other\r\n\r\n";
    assertThat(answered(BAR, other).body()).hasSize(HUGE.length);
  }
}
