package dev.comanda.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.comanda.json.Json;
import dev.comanda.problem.Code;
import dev.comanda.problem.Outage;
import dev.comanda.problem.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a request gets before and after the feature that answers it. */
class RequestTest {
  private static final class Away extends RuntimeException implements Outage {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean connectionLost() {
      return true;
    }
  }

  private final Surface surface = new Surface();

  @BeforeEach
  void start() {
    surface
        .route(Verb.GET, "/open", Access.OPEN, r -> Reply.ok(Map.of("from", r.publicUrl())))
        .route(Verb.GET, "/staff", Access.STAFF, r -> Reply.ok(r.staff().name()))
        .route(Verb.POST, "/staff", Access.STAFF, r -> Reply.nothing())
        .route(Verb.GET, "/service", Access.SERVICE, r -> Reply.nothing())
        .route(Verb.GET, "/manage", Access.MANAGEMENT, r -> Reply.nothing())
        .route(Verb.GET, "/guest", Access.GUEST, r -> Reply.ok(r.guest().sessionId()))
        .route(Verb.GET, "/at/{loc}", Access.STAFF, r -> Reply.ok(r.location()))
        .route(Verb.GET, "/at/{loc}/{id}", Access.STAFF, r -> Reply.ok(r.id("id")))
        .route(Verb.GET, "/large", Access.OPEN, r -> Reply.ok(List.of("a".repeat(5_000))))
        .route(Verb.GET, "/tagged", Access.OPEN, r -> Reply.ok("x").with("ETag", "\"7\""))
        .route(
            Verb.POST,
            "/cookies",
            Access.OPEN,
            r ->
                Reply.ok("x".repeat(5_000))
                    .with(new Reply.Cookie("a", "1", 60, true))
                    .with(new Reply.Cookie("b", "", 0, false)))
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
              throw new Away();
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
  void anUnknownPathIsNotFound() {
    assertThat(code(get("/nowhere"), 404)).isEqualTo("not_found");
    assertThat(code(get("/open/"), 404)).isEqualTo("not_found");
    assertThat(code(get("//open"), 404, 400)).isNotEmpty();
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    var answer = send("DELETE", "/staff");
    assertThat(code(answer, 405)).isEqualTo("method_not_allowed");
    assertThat(answer.headers().get("allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
  }

  @Test
  void optionsTellsTheMethodsAndNothingElse() {
    var answer = send("OPTIONS", "/staff");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers().get("allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void headIsGetWithoutTheBody() {
    var get = get("/large");
    try (var raw = new Raw(surface.port())) {
      var head = raw.send("HEAD /large HTTP/1.1\r\nHost: x\r\n\r\n").answer(true);
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.headers().get("content-length"))
          .isEqualTo(get.headers().get("content-length"));
      assertThat(raw.send("GET /open HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
          .isEqualTo(200);
    }
  }

  @Test
  void everyAnswerKeepsBrowsersStrict() {
    for (var answer : List.of(get("/open"), get("/nowhere"), get("/staff"))) {
      assertThat(answer.headers())
          .containsEntry("cache-control", "no-store")
          .containsEntry("x-content-type-options", "nosniff")
          .containsEntry("referrer-policy", "same-origin")
          .containsEntry("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
          .doesNotContainKey("server");
    }
  }

  @Test
  void withoutCredentialsOneIsAskedToSignIn() {
    var answer = get("/staff");
    assertThat(code(answer, 401)).isEqualTo("authorization_required");
    assertThat(answer.headers().get("www-authenticate")).isEqualTo("Bearer");
  }

  @Test
  void aWrongTokenIsNamed() {
    assertThat(code(get("/staff", "Authorization: Bearer none"), 401)).isEqualTo("token_invalid");
    assertThat(code(get("/staff", "Authorization: Basic YTpi"), 401)).isEqualTo("token_invalid");
    assertThat(code(get("/staff", "Authorization: Bearer"), 401)).isEqualTo("token_invalid");
    assertThat(code(get("/staff", "Cookie: comanda_staff=none"), 401)).isEqualTo("token_invalid");
  }

  @Test
  void eachRoleDoesWhatItMay() {
    assertThat(get("/staff", bearer("kitchen")).status()).isEqualTo(200);
    assertThat(code(get("/service", bearer("kitchen")), 403)).isEqualTo("forbidden");
    assertThat(get("/service", bearer("waiter")).status()).isEqualTo(204);
    assertThat(code(get("/manage", bearer("waiter")), 403)).isEqualTo("forbidden");
    assertThat(get("/manage", bearer("admin")).status()).isEqualTo(204);
    assertThat(code(get("/staff", bearer("guest")), 403)).isEqualTo("forbidden");
    assertThat(code(get("/guest", bearer("admin")), 403)).isEqualTo("forbidden");
    assertThat(get("/guest", bearer("guest")).status()).isEqualTo(200);
  }

  @Test
  void aCookieChangesThingsOnlyTogetherWithThePagesToken() {
    var cookie = "Cookie: other=1; comanda_staff=waiter; more=2";
    assertThat(get("/staff", cookie).status()).isEqualTo(200);
    assertThat(code(send("POST", "/staff", cookie), 403)).isEqualTo("csrf_mismatch");
    assertThat(code(send("POST", "/staff", cookie, "X-CSRF-Token: wrong"), 403))
        .isEqualTo("csrf_mismatch");
    assertThat(send("POST", "/staff", cookie, "X-CSRF-Token: " + Surface.CSRF).status())
        .isEqualTo(204);
    assertThat(send("POST", "/staff", bearer("waiter")).status()).isEqualTo(204);
  }

  @Test
  void aGuestsTokenIsNoCookie() {
    assertThat(code(send("POST", "/staff", "Cookie: comanda_staff=guest", "X-CSRF-Token: "), 403))
        .isEqualTo("csrf_mismatch");
  }

  @Test
  void aStaleCookieDoesNotCloseOpenRoutes() {
    assertThat(get("/open", "Cookie: comanda_staff=none").status()).isEqualTo(200);
  }

  @Test
  void aLocationIsFoundByItsNameAndHiddenFromOthers() {
    assertThat(get("/at/bar", bearer("waiter")).body()).contains(Surface.BAR.toString());
    var foreign = get("/at/elsewhere", bearer("waiter"));
    var unknown = get("/at/nowhere", bearer("waiter"));
    assertThat(code(foreign, 404)).isEqualTo(code(unknown, 404));
    assertThat(Json.tree(foreign.body()).get("detail"))
        .isEqualTo(Json.tree(unknown.body()).get("detail"));
    assertThat(get("/at/elsewhere", bearer("admin")).status()).isEqualTo(200);
  }

  @Test
  void whatIsNoIdNamesNothing() {
    assertThat(get("/at/bar/01990000-0000-7000-8000-000000000001", bearer("waiter")).status())
        .isEqualTo(200);
    for (var id : List.of("1", "x", "1-1-1-1-1", "01990000-0000-7000-8000-00000000000g")) {
      assertThat(code(get("/at/bar/" + id, bearer("waiter")), 404)).isEqualTo("not_found");
    }
  }

  @Test
  void aBugShowsOnlyTheIdUnderWhichTheLogHasIt() {
    var logger = (Logger) LoggerFactory.getLogger(Exchange.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
    try {
      var answer = get("/bug", bearer("waiter"));
      assertThat(code(answer, 500)).isEqualTo("internal");
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
  void anOutageAsksToComeBack() {
    var away = get("/away");
    assertThat(code(away, 503)).isEqualTo("unready");
    assertThat(away.headers().get("retry-after")).isEqualTo("1");
    var busy = get("/busy");
    assertThat(code(busy, 503)).isEqualTo("busy");
    assertThat(busy.headers().get("retry-after")).isEqualTo("3");
  }

  @Test
  void aLargeAnswerIsCompressedForThoseWhoTakeIt() throws IOException {
    var plain = get("/large");
    assertThat(plain.headers()).doesNotContainKey("content-encoding");
    try (var raw = new Raw(surface.port())) {
      var head =
          raw.send("HEAD /large HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n").answer(true);
      assertThat(head.headers()).containsEntry("content-encoding", "gzip");
      assertThat(head.headers()).containsEntry("vary", "Accept-Encoding");
      raw.send("GET /large HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n").answer(true);
      var zipped = raw.bytes(Integer.parseInt(head.headers().getOrDefault("content-length", "")));
      try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
        assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
            .isEqualTo(plain.body());
      }
    }
  }

  @Test
  void cookiesAreStrictAndTheirAnswersUncompressed() {
    var answer = send("POST", "/cookies", "Accept-Encoding: gzip");
    assertThat(answer.headers().getOrDefault("set-cookie", "").lines())
        .containsExactlyInAnyOrder(
            "a=1; Path=/; Max-Age=60; SameSite=Strict; HttpOnly",
            "b=; Path=/; Max-Age=0; SameSite=Strict");
    assertThat(answer.headers()).doesNotContainKey("content-encoding");
  }

  @Test
  void whatTheCallerHasIsNotSentAgain() {
    assertThat(get("/tagged").status()).isEqualTo(200);
    var known = get("/tagged", "If-None-Match: \"6\", W/\"7\"");
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.headers()).containsEntry("etag", "\"7\"");
    assertThat(get("/tagged", "If-None-Match: \"6\"").status()).isEqualTo(200);
  }

  @Test
  void anAddressIsTakenFromTheHostOnlyWhenItIsOne() {
    assertThat(
            Raw.once(surface.port(), "GET /open HTTP/1.1\r\nHost: bar.example:8080\r\n\r\n").body())
        .contains("http://bar.example:8080");
    var hostile = Raw.once(surface.port(), "GET /open HTTP/1.1\r\nHost: a<script>b\r\n\r\n");
    assertThat(hostile.body()).doesNotContain("<script>");
  }

  @Test
  void aBodyThatTricklesIsEnded() {
    try (var raw = new Raw(surface.port())) {
      raw.send("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
      for (int sent = 0; sent < 900 && !raw.hears(50); sent++) {
        raw.send("a");
      }
      assertThat(code(raw.answer(), 408)).isEqualTo("request_timeout");
      assertThat(raw.ended()).isTrue();
    }
  }

  @Test
  void aBodyThatStopsIsEnded() {
    try (var raw = new Raw(surface.port())) {
      raw.send("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");
      assertThat(code(raw.answer(), 408)).isEqualTo("request_timeout");
    }
  }

  @Test
  void aHeadThatStopsIsEnded() {
    try (var raw = new Raw(surface.port())) {
      raw.send("POST /body HTTP/1.1\r\nHos");
      assertThat(raw.endsAtLast()).isTrue();
    }
  }

  private Raw.Answer get(String path, String... headers) {
    return send("GET", path, headers);
  }

  private Raw.Answer send(String verb, String path, String... headers) {
    var request = new StringBuilder(verb + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    for (var header : headers) {
      request.append(header).append("\r\n");
    }
    return Raw.once(surface.port(), request + "\r\n");
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  private static String code(Raw.Answer answer, Integer... statuses) {
    assertThat(answer.status()).as(answer.body()).isIn((Object[]) statuses);
    assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
    return Json.tree(answer.body()).get("code").textValue();
  }
}
