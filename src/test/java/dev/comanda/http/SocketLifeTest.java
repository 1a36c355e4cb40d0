package dev.comanda.http;

import static dev.comanda.http.EchoSockets.FIN;
import static dev.comanda.http.RawSocket.PING;
import static dev.comanda.http.RawSocket.PONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** WebSockets over time: who does not read, does not answer, finds no room. */
class SocketLifeTest {
  private final EchoSockets echo = new EchoSockets(100);

  @AfterEach
  void stop() {
    echo.close();
  }

  @Test
  void aClientThatNeverReadsKeepsNobodyWaiting() {
    try (var deaf = echo.client();
        var other = echo.client()) {
      deaf.next();
      var stuck = echo.opened();
      other.next();
      echo.opened();
      var sent = flood(stuck);
      for (int i = 0; i < 100; i++) {
        assertThat(other.text("order " + i).next().text()).isEqualTo("order " + i);
      }
      assertThat(sent).as("nobody reads, so it cannot have gone out").isNotDone();
      stuck.close(4001, "fell behind");
      echo.watched().runOnce(System.nanoTime() + Sockets.CLOSE_MAX.plusSeconds(1).toNanos());
      assertThat(echo.closed()).isSameAs(stuck);
      assertThat(sent.orTimeout(1, TimeUnit.MINUTES).join()).isFalse();
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
    try (var deaf = echo.client();
        var other = echo.client()) {
      deaf.next();
      var sent = flood(echo.opened());
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
    try (var socket = echo.client()) {
      socket.next();
      watch(Sockets.PING_EVERY);
      assertThat(socket.next().opcode()).isEqualTo(PING);
      watch(Sockets.SILENCE_MAX.plusSeconds(1));
      assertThat(socket.ended()).isTrue();
    }
    assertThat(echo.closed()).isNotNull();
  }

  @Test
  void aPeerThatAnswersIsKept() {
    try (var socket = echo.client()) {
      socket.next();
      watch(Sockets.PING_EVERY);
      var ping = socket.next();
      assertThat(socket.frame(FIN | PONG, ping.payload()).text("here").next().text())
          .isEqualTo("here");
      assertThat(echo.forgotten()).isZero();
    }
  }

  /** Lets the watch see every socket as it will be after some silence. */
  private void watch(Duration silence) {
    for (int i = 0; i < Sockets.PING_EVERY.toSeconds(); i++) {
      echo.watched().runOnce(System.nanoTime() + silence.toNanos());
    }
  }

  @Test
  void whoFindsNoRoomIsToldToComeBack() {
    try (var small = new EchoSockets(2);
        var one = small.client();
        var two = small.client()) {
      assertThat(one.next().text()).isEqualTo("nobody");
      assertThat(two.next().text()).isEqualTo("nobody");
      try (var three = small.client()) {
        assertThat(three.closeCode()).isEqualTo(4002);
      }
      one.frame(FIN | RawSocket.CLOSE, new byte[] {0x03, (byte) 0xe8});
      assertThat(small.closed()).isNotNull();
      try (var four = small.client()) {
        assertThat(four.next().text()).isEqualTo("nobody");
      }
    }
  }

  @Test
  void aServerThatStopsAsksAllToComeBack() {
    try (var socket = echo.client()) {
      socket.next();
      var stopped = CompletableFuture.runAsync(echo::close);
      assertThat(socket.closeCode()).isEqualTo(4000);
      socket.frame(FIN | RawSocket.CLOSE, new byte[] {0x0f, (byte) 0xa0});
      stopped.orTimeout(1, TimeUnit.MINUTES).join();
      assertThat(echo.closed()).isNotNull();
    }
  }
}
