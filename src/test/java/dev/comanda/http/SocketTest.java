package dev.comanda.http;

import static dev.comanda.http.RawSocket.BINARY;
import static dev.comanda.http.RawSocket.CONTINUATION;
import static dev.comanda.http.RawSocket.PING;
import static dev.comanda.http.RawSocket.PONG;
import static dev.comanda.http.RawSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.json.Json;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSockets over real connections, with clients that behave and clients that do not. */
class SocketTest {
  private static final int FIN = 0x80;

  private final Surface surface = new Surface();
  private final BlockingQueue<Socket> opened = new LinkedBlockingQueue<>();
  private final BlockingQueue<Socket> closed = new LinkedBlockingQueue<>();

  /** Tells who came, then repeats what it hears. */
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
        socket.send(bytes(text), ok -> {});
      }

      @Override
      public void closed() {
        closed.add(socket);
      }
    };
  }

  private void start() {
    surface
        .socket("/live/locations/{loc}", this::located)
        .socket("/live/echo", this::echo)
        .route(Verb.GET, "/open", Access.OPEN, request -> Reply.nothing())
        .start();
  }

  private SocketListener located(Request request, Socket socket) {
    request.location();
    return echo(request, socket);
  }

  @AfterEach
  void stop() {
    surface.close();
  }

  @Test
  void aSocketIsOpenedAndSpeaks() {
    start();
    try (var socket = open()) {
      assertThat(socket.next().text()).isEqualTo("nobody");
      assertThat(socket.text("Mojito 🍹").next().text()).isEqualTo("Mojito 🍹");
      assertThat(socket.handshake().headers()).doesNotContainKey("sec-websocket-extensions");
    }
  }

  @Test
  void compressionIsNotAgreedTo() {
    start();
    try (var socket = open("Sec-WebSocket-Extensions: permessage-deflate")) {
      assertThat(socket.handshake().headers()).doesNotContainKey("sec-websocket-extensions");
    }
  }

  @Test
  void aTokenIsTakenFromTheHeaderOrTheSubprotocol() {
    start();
    try (var socket = open("Authorization: Bearer waiter")) {
      assertThat(socket.next().text()).isEqualTo("Ada");
    }
    try (var socket = open("Sec-WebSocket-Protocol: comanda, bearer.guest")) {
      assertThat(socket.next().text()).isEqualTo("guest");
      assertThat(socket.handshake().headers()).containsEntry("sec-websocket-protocol", "comanda");
    }
  }

  @Test
  void aWrongTokenIsRefusedBeforeTheSocketOpens() {
    start();
    for (var header :
        new String[] {
          "Authorization: Bearer none", "Sec-WebSocket-Protocol: comanda, bearer.none"
        }) {
      refused(401, "token_invalid", header);
    }
    assertThat(opened).isEmpty();
  }

  @Test
  void theCookieCountsOnlyFromOurOwnPages() {
    start();
    var cookie = "Cookie: comanda_staff=waiter";
    var origin = "Origin: http://localhost:" + surface.port();
    try (var socket = open(cookie, origin)) {
      assertThat(socket.next().text()).isEqualTo("Ada");
    }
    refused(403, "forbidden", cookie);
    refused(403, "forbidden", cookie, "Origin: null");
    refused(403, "forbidden", cookie, "Origin: http://evil.example");
    refused(403, "forbidden", cookie, "Origin: http://localhost:1");
    refused(403, "forbidden", cookie, "Origin: %%%");
  }

  @Test
  void noHandshakeIsTakenWhereNoneIsOffered() {
    start();
    for (var path : new String[] {"/live/none", "/open", "/live/%zz"}) {
      try (var socket = RawSocket.shake(surface.port(), path)) {
        assertThat(socket.handshake().status()).isIn(400, 404);
      }
    }
  }

  @Test
  void aHandshakeOfAnotherVersionIsRefused() {
    start();
    var answer =
        Raw.once(
            surface.port(),
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
  void anUnknownOrForeignLocationIsToldByTheCode() {
    start();
    try (var unknown = RawSocket.open(surface.port(), "/live/locations/nowhere")) {
      assertThat(unknown.closeCode()).isEqualTo(4404);
    }
    try (var foreign =
        RawSocket.open(
            surface.port(), "/live/locations/elsewhere", "Authorization: Bearer waiter")) {
      assertThat(foreign.closeCode()).isEqualTo(4404);
    }
    try (var own =
        RawSocket.open(surface.port(), "/live/locations/bar", "Authorization: Bearer waiter")) {
      assertThat(own.next().text()).isEqualTo("Ada");
    }
  }

  @Test
  void aMessageInPartsIsPutTogether() {
    start();
    try (var socket = open()) {
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
    start();
    try (var socket = open()) {
      socket.next();
      assertThat(socket.text("a".repeat(Http.FRAME_BYTES_MAX)).next().text())
          .hasSize(Http.FRAME_BYTES_MAX);
      assertThat(socket.text("a".repeat(Http.FRAME_BYTES_MAX + 1)).closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void aLargeMessageInSmallPartsEndsItToo() {
    start();
    try (var socket = open()) {
      socket.next();
      socket.frame(TEXT, new byte[5_000]).frame(CONTINUATION, new byte[5_000]);
      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void nothingIsSetAsideForWhatIsOnlyAnnounced() {
    start();
    try (var socket = open()) {
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
    start();
    try (var socket = open()) {
      socket.next();
      socket.frame(first, bytes("x"));
      assertThat(socket.closeCode()).isIn(4400, 1002);
      assertThat(socket.ended()).isTrue();
    }
    assertThat(take(closed)).isNotNull();
  }

  @Test
  void anUnmaskedFrameEndsIt() {
    start();
    try (var socket = open()) {
      socket.next();
      socket.bytes(new byte[] {(byte) 0x81, 1, 'x'});
      assertThat(socket.closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void whatIsNoUtf8EndsIt() {
    start();
    try (var socket = open()) {
      socket.next();
      socket.frame(FIN | TEXT, new byte[] {(byte) 0xff});
      assertThat(socket.closeCode()).isIn(4400, 1007);
    }
  }

  @Test
  void aRefusalEndsItForGoodAndABugOnlyForNow() {
    start();
    try (var socket = open()) {
      assertThat(socket.text("refuse").closeCode()).isEqualTo(4403);
    }
    try (var socket = open()) {
      assertThat(socket.text("bug").closeCode()).isEqualTo(4000);
    }
  }

  @Test
  void aClientThatNeverReadsKeepsNobodyWaiting() {
    start();
    try (var deaf = open();
        var other = open()) {
      deaf.next();
      var stuck = take(opened);
      other.next();
      take(opened);
      var sent = flood(stuck);
      for (int i = 0; i < 100; i++) {
        assertThat(other.text("order " + i).next().text()).isEqualTo("order " + i);
      }
      assertThat(sent).as("nobody reads, so it cannot have gone out").isNotDone();
      stuck.close(4001, "fell behind");
      surface.watched().runOnce(System.nanoTime() + Sockets.CLOSE_MAX.plusSeconds(1).toNanos());
      assertThat(take(closed)).isSameAs(stuck);
      assertThat(sent.orTimeout(20, TimeUnit.SECONDS).join()).isFalse();
      assertThat(deaf.ended()).isTrue();
    }
  }

  /** Sends more than any buffer between us and a client who does not read can hold. */
  private static CompletableFuture<Boolean> flood(Socket socket) {
    var sent = new CompletableFuture<Boolean>();
    socket.send(new byte[64 * 1024 * 1024], sent::complete);
    return sent;
  }

  @Test
  void pingsOfOneWhoDoesNotReadAreLeftUnreadInsteadOfAnsweredIntoMemory() {
    start();
    try (var deaf = open();
        var other = open()) {
      deaf.next();
      var sent = flood(take(opened));
      var pinged = CompletableFuture.runAsync(() -> pings(deaf));
      other.next();
      for (int i = 0; i < 500; i++) {
        assertThat(other.text("order " + i).next().text()).isEqualTo("order " + i);
      }
      assertThat(sent).isNotDone();
      assertThat(pinged).as("we stopped to read").isNotDone();
    }
  }

  /** More pings than the buffers between us and a server who does not read can hold. */
  private static void pings(RawSocket socket) {
    for (int i = 0; i < 1_000_000; i++) {
      socket.frame(FIN | PING, new byte[100]);
    }
  }

  @Test
  void aSilentPeerIsAskedAndADeadOneDropped() {
    start();
    try (var socket = open()) {
      socket.next();
      watch(Sockets.PING_EVERY);
      assertThat(socket.next().opcode()).isEqualTo(PING);
      watch(Sockets.SILENCE_MAX.plusSeconds(1));
      assertThat(socket.ended()).isTrue();
    }
    assertThat(take(closed)).isNotNull();
  }

  @Test
  void aPeerThatAnswersIsKept() {
    start();
    try (var socket = open()) {
      socket.next();
      watch(Sockets.PING_EVERY);
      var ping = socket.next();
      assertThat(socket.frame(FIN | PONG, ping.payload()).text("here").next().text())
          .isEqualTo("here");
      assertThat(closed).isEmpty();
    }
  }

  /** Lets the watch see every socket as it will be after some silence. */
  private void watch(Duration silence) {
    for (int i = 0; i < Sockets.PING_EVERY.toSeconds(); i++) {
      surface.watched().runOnce(System.nanoTime() + silence.toNanos());
    }
  }

  @Test
  void whoFindsNoRoomIsToldToComeBack() {
    surface.room(2);
    start();
    try (var one = open();
        var two = open()) {
      assertThat(one.next().text()).isEqualTo("nobody");
      assertThat(two.next().text()).isEqualTo("nobody");
      try (var three = open()) {
        assertThat(three.closeCode()).isEqualTo(4002);
      }
      one.frame(FIN | RawSocket.CLOSE, new byte[] {0x03, (byte) 0xe8});
      take(closed);
      try (var four = open()) {
        assertThat(four.next().text()).isEqualTo("nobody");
      }
    }
  }

  @Test
  void aServerThatStopsAsksAllToComeBack() {
    start();
    try (var socket = open()) {
      socket.next();
      var stopped = CompletableFuture.runAsync(surface::close);
      assertThat(socket.closeCode()).isEqualTo(4000);
      socket.frame(FIN | RawSocket.CLOSE, new byte[] {0x0f, (byte) 0xa0});
      stopped.orTimeout(20, TimeUnit.SECONDS).join();
      assertThat(closed).hasSize(1);
    }
  }

  @Test
  void aClientThatClosesIsAnsweredAndForgotten() {
    start();
    try (var socket = open()) {
      socket.next();
      socket.frame(FIN | RawSocket.CLOSE, new byte[] {0x03, (byte) 0xe8});
      assertThat(socket.closeCode()).isEqualTo(1000);
      assertThat(take(closed)).isNotNull();
    }
  }

  private RawSocket open(String... headers) {
    return RawSocket.open(surface.port(), "/live/echo", headers);
  }

  private void refused(int status, String code, String... headers) {
    try (var socket = RawSocket.shake(surface.port(), "/live/echo", headers)) {
      assertThat(socket.handshake().status()).isEqualTo(status);
      assertThat(Json.tree(socket.handshake().body()).get("code").textValue()).isEqualTo(code);
    }
  }

  private static Socket take(BlockingQueue<Socket> queue) {
    try {
      var socket = queue.poll(20, TimeUnit.SECONDS);
      assertThat(socket).isNotNull();
      return java.util.Objects.requireNonNull(socket);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
