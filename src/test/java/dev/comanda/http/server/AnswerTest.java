package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Access;
import dev.comanda.http.Reply;
import dev.comanda.http.Verb;
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
        .route(
            Verb.GET,
            "/fault",
            Access.OPEN,
            r -> {
              throw new IllegalStateException("A fault of ours");
            })
        .route(Verb.GET, "/thread", Access.OPEN, r -> Reply.ok("" + Thread.currentThread()))
        .start();
  }

  @AfterEach
  void stop() {
    surface.close();
  }

  @Test
  void what_answers_may_block() {
    assertThat(surface.get("/thread").body()).startsWith("\"VirtualThread");
  }

  private static final String BROWSER =
      "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  @Test
  void who_opens_an_address_in_a_browser_is_told_of_problems_in_words_and_a_way_back() {
    for (var path : List.of("/nowhere", "/staff", "/fault")) {
      var data = surface.get(path);
      var page = surface.get(path, BROWSER, "Accept-Language: de-AT,en;q=0.5");
      assertThat(page.status()).as(path).isEqualTo(data.status());
      assertThat(page.headers().get("content-type")).as(path).startsWith("text/html");
      assertThat(page.headers().get("content-security-policy")).contains("default-src 'none'");
      assertThat(page.body())
          .contains("lang=\"de\"", "Zum Anfang", "href=\"/\"")
          .doesNotContain("{");
      assertThat(surface.get(path, BROWSER).body()).contains("To the beginning");
    }
    assertThat(surface.get("/nowhere", BROWSER).body()).contains("no page at this");
    assertThat(surface.get("/fault", BROWSER).body()).containsPattern("Incident [0-9a-f]+");
  }

  @Test
  void programs_are_told_of_problems_as_data() {
    for (var path : List.of("/api/nowhere", "/livez/none", "/readyz/none")) {
      assertThat(surface.get(path, BROWSER).problem(404)).isEqualTo("not_found");
    }
    for (var accept :
        List.of(
            "*/*",
            "",
            "application/json",
            "image/avif,*/*",
            "text/html;q=0.5,application/json",
            "text/html, application/json",
            "text/html;q=0")) {
      assertThat(surface.get("/nowhere", "Accept: " + accept).problem(404))
          .as(accept)
          .isEqualTo("not_found");
    }
  }

  @Test
  void an_unknown_path_is_not_found() {
    assertThat(surface.get("/nowhere").problem(404)).isEqualTo("not_found");
    assertThat(surface.get("/open/").problem(404)).isEqualTo("not_found");
    assertThat(surface.get("//open").problem(404, 400)).isNotEmpty();
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() {
    var answer = surface.ask("DELETE", "/staff");
    assertThat(answer.problem(405)).isEqualTo("method_not_allowed");
    assertThat(answer.headers().get("allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
  }

  @Test
  void options_tells_the_methods_and_nothing_else() {
    var answer = surface.ask("OPTIONS", "/staff");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers().get("allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void head_is_get_without_the_body() {
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
  void every_answer_keeps_browsers_strict() {
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
  void a_large_answer_is_compressed_for_those_who_take_it() throws IOException {
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
  void cookies_are_strict_and_their_answers_uncompressed() {
    var answer = surface.ask("POST", "/cookies", "Accept-Encoding: gzip");
    assertThat(answer.headers().getOrDefault("set-cookie", "").lines())
        .containsExactlyInAnyOrder(
            "a=1; Path=/; Max-Age=60; SameSite=Strict; HttpOnly",
            "b=; Path=/; Max-Age=0; SameSite=Strict");
    assertThat(answer.headers()).doesNotContainKey("content-encoding");
  }

  @Test
  void what_the_caller_has_is_not_sent_again() {
    assertThat(surface.get("/tagged").status()).isEqualTo(200);
    var known = surface.get("/tagged", "If-None-Match: \"6\", W/\"7\"");
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.headers()).containsEntry("etag", "\"7\"");
    assertThat(surface.get("/tagged", "If-None-Match: \"6\"").status()).isEqualTo(200);
  }

  @Test
  void a_browser_is_asked_for_nothing_that_no_page_of_ours_needs() {
    assertThat(surface.get("/open").headers().get("permissions-policy"))
        .contains("camera=()", "geolocation=()", "microphone=()", "payment=()");
  }

  @Test
  void an_address_is_taken_from_the_host_only_when_it_is_one() {
    assertThat(
            Raw.once(surface.port(), "GET /open HTTP/1.1\r\nHost: bar.local:8080\r\n\r\n").body())
        .contains("http://bar.local:8080");
    var hostile = Raw.once(surface.port(), "GET /open HTTP/1.1\r\nHost: a<script>b\r\n\r\n");
    assertThat(hostile.body()).doesNotContain("<script>");
  }
}
