package dev.comanda.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an answer has, whatever feature gave it. */
class AnswerTest {
  private final Surface surface = new Surface();

  @BeforeEach
  void start() {
    surface
        .route(Verb.GET, "/open", Access.OPEN, r -> Reply.ok(Map.of("from", r.publicUrl())))
        .route(Verb.GET, "/staff", Access.STAFF, r -> Reply.ok(r.staff().name()))
        .route(Verb.POST, "/staff", Access.STAFF, r -> Reply.nothing())
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
        .route(Verb.GET, "/thread", Access.OPEN, r -> Reply.ok("" + Thread.currentThread()))
        .start();
  }

  @AfterEach
  void stop() {
    surface.close();
  }

  @Test
  void whatAnswersMayBlock() {
    assertThat(surface.get("/thread").body()).startsWith("\"VirtualThread");
  }

  @Test
  void anUnknownPathIsNotFound() {
    assertThat(surface.get("/nowhere").problem(404)).isEqualTo("not_found");
    assertThat(surface.get("/open/").problem(404)).isEqualTo("not_found");
    assertThat(surface.get("//open").problem(404, 400)).isNotEmpty();
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    var answer = surface.ask("DELETE", "/staff");
    assertThat(answer.problem(405)).isEqualTo("method_not_allowed");
    assertThat(answer.headers().get("allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
  }

  @Test
  void optionsTellsTheMethodsAndNothingElse() {
    var answer = surface.ask("OPTIONS", "/staff");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers().get("allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void headIsGetWithoutTheBody() {
    var get = surface.get("/large");
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
    for (var answer :
        List.of(surface.get("/open"), surface.get("/nowhere"), surface.get("/staff"))) {
      assertThat(answer.headers())
          .containsEntry("cache-control", "no-store")
          .containsEntry("x-content-type-options", "nosniff")
          .containsEntry("referrer-policy", "same-origin")
          .containsEntry("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
          .doesNotContainKey("server");
    }
  }

  @Test
  void aLargeAnswerIsCompressedForThoseWhoTakeIt() throws IOException {
    var plain = surface.get("/large");
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
    var answer = surface.ask("POST", "/cookies", "Accept-Encoding: gzip");
    assertThat(answer.headers().getOrDefault("set-cookie", "").lines())
        .containsExactlyInAnyOrder(
            "a=1; Path=/; Max-Age=60; SameSite=Strict; HttpOnly",
            "b=; Path=/; Max-Age=0; SameSite=Strict");
    assertThat(answer.headers()).doesNotContainKey("content-encoding");
  }

  @Test
  void whatTheCallerHasIsNotSentAgain() {
    assertThat(surface.get("/tagged").status()).isEqualTo(200);
    var known = surface.get("/tagged", "If-None-Match: \"6\", W/\"7\"");
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.headers()).containsEntry("etag", "\"7\"");
    assertThat(surface.get("/tagged", "If-None-Match: \"6\"").status()).isEqualTo(200);
  }

  @Test
  void anAddressIsTakenFromTheHostOnlyWhenItIsOne() {
    assertThat(
            Raw.once(surface.port(), "GET /open HTTP/1.1\r\nHost: bar.example:8080\r\n\r\n").body())
        .contains("http://bar.example:8080");
    var hostile = Raw.once(surface.port(), "GET /open HTTP/1.1\r\nHost: a<script>b\r\n\r\n");
    assertThat(hostile.body()).doesNotContain("<script>");
  }
}
