package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Access;
import dev.comanda.http.Reply;
import dev.comanda.http.Verb;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody holds a connection by sending a little now and then; here a head may take a second. */
class SlowHeadTest {
  private static final int BYTES_MAX = 200;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Surface surface = new Surface();

  @BeforeEach
  void start() {
    surface
        .route(Verb.GET, "/quick", Access.OPEN, r -> Reply.nothing())
        .route(
            Verb.GET,
            "/slow",
            Access.OPEN,
            r -> {
              await();
              return Reply.nothing();
            })
        .start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    surface.close();
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean endsWhileItSends(Raw raw) {
    try {
      for (int i = 0; i < BYTES_MAX; i++) {
        if (raw.hears(50)) {
          return true;
        }
        raw.send("a");
      }
      return false;
    } catch (UncheckedIOException e) {
      return true;
    }
  }

  @Test
  void a_first_head_that_trickles_ends_its_connection() {
    try (var raw = new Raw(surface.port())) {
      raw.send("GET /quick HTTP/1.1\r\nHost: x\r\nX-Long: ");
      assertThat(endsWhileItSends(raw)).isTrue();
    }
  }

  @Test
  void a_later_head_that_trickles_ends_its_connection() {
    try (var raw = new Raw(surface.port())) {
      assertThat(raw.send("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
          .isEqualTo(204);
      raw.send("GET /quick HTTP/1.1\r\nHost: x\r\nX-Long: ");
      assertThat(endsWhileItSends(raw)).isTrue();
    }
  }

  @Test
  void a_request_that_takes_long_to_answer_is_waited_for_and_its_connection_goes_on() {
    try (var raw = new Raw(surface.port())) {
      raw.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(raw.hears(2_500)).isFalse();
      over.countDown();
      assertThat(raw.answer().status()).isEqualTo(204);
      assertThat(raw.hears(1_100)).isFalse();
      assertThat(raw.send("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
          .isEqualTo(204);
    }
  }
}
