package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.comanda.http.Access;
import dev.comanda.http.Reply;
import dev.comanda.http.Verb;
import dev.comanda.json.Json;
import dev.comanda.problem.Code;
import dev.comanda.problem.Outage;
import dev.comanda.problem.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What fails is worded, and what is slow is ended. */
class FailureTest {
  private static final class Away extends RuntimeException implements Outage {
    private static final long serialVersionUID = 1L;

    private final boolean lost;

    private Away(boolean lost) {
      this.lost = lost;
    }

    @Override
    public boolean connectionLost() {
      return lost;
    }

    @Override
    public boolean outOfRoom() {
      return false;
    }

    @Override
    public boolean tookTooLong() {
      return !lost;
    }
  }

  private final Surface surface = new Surface();

  @BeforeEach
  void start() {
    surface
        .route(Verb.POST, "/body", Access.OPEN, r -> Reply.ok(r.body().length))
        .route(
            Verb.GET,
            "/bug",
            Access.STAFF,
            r -> {
              throw new IllegalStateException("the secret inside");
            })
        .route(
            Verb.GET,
            "/away",
            Access.OPEN,
            r -> {
              throw new Away(true);
            })
        .route(
            Verb.GET,
            "/slow",
            Access.OPEN,
            r -> {
              throw new Away(false);
            })
        .route(
            Verb.GET,
            "/busy",
            Access.OPEN,
            r -> {
              throw new Refused(Code.BUSY, "Full.").retryAfter(3);
            })
        .start();
  }

  @AfterEach
  void stop() {
    surface.close();
  }

  @Test
  void a_bug_shows_only_the_id_under_which_the_log_has_it() {
    var logger = (Logger) LoggerFactory.getLogger(Exchange.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
    try {
      var answer = surface.get("/bug", bearer("waiter"));
      assertThat(answer.problem(500)).isEqualTo("internal");
      assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
      var id = Json.tree(answer.body()).get("trace_id").textValue();
      assertThat(lines.list).hasSize(1);
      var line = lines.list.getFirst();
      assertThat(line.getLevel()).isEqualTo(Level.ERROR);
      assertThat(line.getFormattedMessage()).contains(id).contains("/bug").doesNotContain("waiter");
      assertThat(answer.body()).contains(id);
    } finally {
      logger.detachAppender(lines);
      logger.setAdditive(true);
    }
  }

  @Test
  void an_outage_asks_to_come_back() {
    var away = surface.get("/away");
    assertThat(away.problem(503)).isEqualTo("unready");
    assertThat(away.headers().get("retry-after")).isEqualTo("1");
    var slow = surface.get("/slow");
    assertThat(slow.problem(503)).isEqualTo("busy");
    assertThat(slow.headers().get("retry-after")).isEqualTo("5");
    var busy = surface.get("/busy");
    assertThat(busy.problem(503)).isEqualTo("busy");
    assertThat(busy.headers().get("retry-after")).isEqualTo("3");
  }

  @Test
  void a_body_that_trickles_is_ended() {
    try (var raw = new Raw(surface.port())) {
      raw.send("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
      for (int sent = 0; sent < 900 && !raw.hears(50); sent++) {
        raw.send("a");
      }
      assertThat(raw.answer().problem(408)).isEqualTo("request_timeout");
      assertThat(raw.ended()).isTrue();
    }
  }

  @Test
  void a_body_that_stops_is_ended() {
    try (var raw = new Raw(surface.port())) {
      raw.send("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");
      assertThat(raw.answer().problem(408)).isEqualTo("request_timeout");
    }
  }

  @Test
  void a_head_that_stops_is_ended() {
    try (var raw = new Raw(surface.port())) {
      raw.send("POST /body HTTP/1.1\r\nHos");
      assertThat(raw.endsAtLast()).isTrue();
    }
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }
}
