package dev.comanda.http.server;

import static dev.comanda.http.server.EchoSockets.FIN;
import static dev.comanda.http.server.RawSocket.PING;
import static dev.comanda.http.server.RawSocket.PONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Socket;
import dev.comanda.log.writer.Wait;
import java.time.Duration;
import java.util.List;
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
  void a_client_that_never_reads_keeps_nobody_waiting() {
    try (var deaf = echo.client()) {
      var stuck = opened(deaf);
      var sent = flood(stuck);
      echoes(100);
      assertThat(sent).as("nobody reads, so it cannot have gone out").isNotDone();
      stuck.close(4001, "fell behind");
      echo.watched().runOnce(System.nanoTime() + Sockets.CLOSE_MAX.plusSeconds(1).toNanos());
      assertThat(List.of(echo.closed(), echo.closed())).contains(stuck);
      assertThat(sent.orTimeout(1, TimeUnit.MINUTES).join()).isFalse();
      assertThat(deaf.ended()).isTrue();
    }
  }

  /** The server's side of a client's socket, which is the only one that was opened since. */
  private Socket opened(RawSocket client) {
    client.next();
    return echo.opened();
  }

  /** Somebody else is answered all the while. */
  private void echoes(int times) {
    try (var other = echo.client()) {
      opened(other);
      for (int i = 0; i < times; i++) {
        assertThat(other.text("order " + i).next().text()).isEqualTo("order " + i);
      }
    }
  }

  /**
   * Sends more than any buffer between us and a client who does not read can hold, once the first
   * frame, which the client has by now, is off our hands too.
   */
  private static CompletableFuture<Boolean> flood(Socket socket) {
    var sent = new CompletableFuture<Boolean>();
    var more = new byte[64 * 1024 * 1024];
    Wait.until("the first frame is off our hands", () -> sends(socket, more, sent));
    return sent;
  }

  private static boolean sends(Socket socket, byte[] frame, CompletableFuture<Boolean> sent) {
    try {
      socket.send(frame, sent::complete);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  @Test
  void pings_of_one_who_does_not_read_are_left_unread_instead_of_answered_into_memory() {
    try (var deaf = echo.client()) {
      var sent = flood(opened(deaf));
      var pinged = CompletableFuture.runAsync(() -> pings(deaf));
      echoes(500);
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
  void a_silent_peer_is_asked_and_a_dead_one_dropped() {
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
  void a_peer_that_answers_is_kept() {
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
  void who_finds_no_room_is_told_to_come_back() {
    var waiter = "Authorization: Bearer waiter";
    try (var small = new EchoSockets(1);
        var one = welcomed(small, waiter);
        var two = welcomed(small, waiter)) {
      try (var three = small.client(waiter)) {
        assertThat(three.closeCode()).isEqualTo(4002);
      }
      assertThat(two.text("here").next().text()).isEqualTo("here");
      one.frame(FIN | RawSocket.CLOSE, new byte[] {0x03, (byte) 0xe8});
      assertThat(small.closed()).isNotNull();
      welcomed(small, waiter).close();
    }
  }

  /** One after another: who is not known yet gives way to the next stranger. */
  private static RawSocket welcomed(EchoSockets sockets, String header) {
    var client = sockets.client(header);
    assertThat(client.next().text()).isEqualTo("Ada");
    return client;
  }

  @Test
  void who_says_nothing_of_themselves_gives_way_to_who_comes() {
    try (var small = new EchoSockets(2);
        var silent = small.client()) {
      assertThat(silent.next().text()).isEqualTo("nobody");
      try (var next = small.client()) {
        assertThat(next.next().text()).isEqualTo("nobody");
        assertThat(silent.closeCode()).isEqualTo(4002);
      }
    }
  }

  @Test
  void a_server_that_stops_asks_all_to_come_back() {
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
