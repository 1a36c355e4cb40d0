package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Access;
import dev.comanda.http.Reply;
import dev.comanda.http.Verb;
import dev.comanda.json.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is a problem of the right status, and never one of 5xx. */
class HostileRequestTest {
  /** A body with something to get wrong. */
  record Slip(String name, int count) {}

  /** Patient, as nothing here is about time, and a machine may be slow. */
  private final Surface surface = new Surface().patient();

  @BeforeEach
  void start() {
    surface
        .route(Verb.POST, "/echo", Access.OPEN, request -> Reply.ok(request.json(Slip.class)))
        .route(
            Verb.GET, "/things/{name}", Access.OPEN, r -> Reply.ok(Map.of("name", r.path("name"))))
        .route(Verb.GET, "/numbers", Access.OPEN, r -> Reply.ok(r.number("n", 5, 1, 10)))
        .route(Verb.POST, "/unread", Access.OPEN, r -> Reply.nothing())
        .start();
  }

  @AfterEach
  void stop() {
    surface.close();
  }

  @Test
  void a_proper_body_is_read() {
    var answer = post("{\"name\":\"Ada\",\"count\":2}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Json.tree(answer.body()).get("count").intValue()).isEqualTo(2);
  }

  @Test
  void a_broken_percent_encoding_is_named() {
    for (var path : new String[] {"/things/%", "/things/%4", "/things/%zz", "/things/%ff"}) {
      refused(get(path), 400);
    }
  }

  @Test
  void a_path_may_not_have_control_characters() {
    refused(get("/things/%00"), 400);
    refused(get("/things/a%0d%0ab"), 400);
    refused(get("/things/a\0b"), 400);
  }

  @Test
  void a_path_may_not_leave_its_root() {
    refused(get("/../etc/passwd"), 400);
    assertThat(get("/things/../things/x").status()).isIn(400, 404);
    assertThat(get("/things/%2e%2e/x").status()).isIn(400, 404);
    assertThat(get("/things/a%2fb").status()).isIn(400, 404);
  }

  @Test
  void headers_of_more_than_8_kilobytes_are_refused() {
    refused(
        Raw.once(
            surface.port(),
            "GET /numbers HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n"),
        431);
  }

  @Test
  void an_address_of_more_than_8_kilobytes_is_refused() {
    refused(get("/things/" + "a".repeat(20_000)), 414);
  }

  @Test
  void a_request_without_host_is_refused() {
    refused(Raw.once(surface.port(), "GET /numbers HTTP/1.1\r\n\r\n"), 400);
  }

  @Test
  void two_lengths_are_refused() {
    refused(
        Raw.once(
            surface.port(),
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n{}"),
        400);
  }

  @Test
  void a_length_and_chunks_together_are_refused() {
    refused(
        sent(
            "POST /echo HTTP/1.1",
            "Host: x",
            "Content-Length: 4",
            "Transfer-Encoding: chunked",
            "",
            "0",
            "",
            ""),
        400);
  }

  @Test
  void broken_chunks_are_refused() {
    refused(
        sent(
            "POST /echo HTTP/1.1",
            "Host: x",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "",
            "zz",
            "{}",
            "0",
            "",
            ""),
        400);
  }

  @Test
  void a_body_over_64_kilobytes_is_refused_with_its_length_announced() {
    refused(post("{\"name\":\"" + "a".repeat(65 * 1024) + "\",\"count\":1}"), 413);
  }

  @Test
  void a_body_over_64_kilobytes_is_refused_in_chunks() {
    var chunk = "1000\r\n" + "a".repeat(4096) + "\r\n";
    refused(
        Raw.once(
            surface.port(),
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(17)
                + "0\r\n\r\n"),
        413);
  }

  @Test
  void an_unread_body_does_not_spoil_the_next_request() {
    try (var raw = new Raw(surface.port())) {
      var first =
          raw.send("POST /unread HTTP/1.1\r\nHost: x\r\nContent-Length: 30000\r\n\r\n")
              .send("a".repeat(30_000))
              .answer();
      assertThat(first.status()).isEqualTo(204);
      assertThat(raw.send("GET /numbers HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
          .isEqualTo(200);
    }
  }

  @Test
  void a_body_that_breaks_off_never_reaches_the_feature() {
    try (var raw = new Raw(surface.port())) {
      raw.send(
          "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 50\r\n\r\n{\"name\":");
    }
    assertThat(get("/numbers").status()).isEqualTo(200);
  }

  @Test
  void another_media_type_is_refused() {
    refused(
        Raw.once(
            surface.port(),
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}"),
        415);
  }

  @Test
  void bad_json_is_named() {
    for (var body :
        new String[] {
          "",
          "{",
          "null",
          "[]",
          "3",
          "{\"name\":\"a\",\"count\":1}x",
          "{\"name\":\"a\",\"count\":1,\"more\":1}",
          "{\"name\":\"a\",\"name\":\"b\",\"count\":1}",
          "{\"name\":5,\"count\":1}",
          "{\"name\":\"a\",\"count\":\"1\"}",
          "{\"name\":\"a\",\"count\":1.5}",
          "{\"name\":\"a\",\"count\":99999999999}",
          "{\"name\":\"a\",\"count\":1e999999999}",
          "{\"name\":\"a\",\"count\":NaN}",
          "{\"name\":\"a\\u0000b\",\"count\":1}",
          "{\"name\":\"\\ud800\",\"count\":1}",
          "{\"name\":\"a\0b\",\"count\":1}",
          "[".repeat(10_000),
          "{\"name\":" + "{\"a\":".repeat(5_000),
        }) {
      assertThat(refused(post(body), 400)).as(body).isIn("malformed", "invalid");
    }
  }

  @Test
  void bytes_that_are_no_utf8_are_refused() {
    try (var raw = new Raw(surface.port())) {
      var body = "{\"name\":\"\u00ff\",\"count\":1}";
      raw.send(
          "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      assertThat(refused(raw.answer(), 400)).isEqualTo("malformed");
    }
  }

  @Test
  void numbers_of_the_query_have_bounds() {
    assertThat(get("/numbers?n=10").body()).isEqualTo("10");
    for (var n : new String[] {"0", "11", "x", "9".repeat(40), "%00", "%zz", "1.5", "-1"}) {
      refused(get("/numbers?n=" + n), 400);
    }
  }

  @Test
  void an_unknown_method_is_refused_in_words() {
    for (var method : new String[] {"BREW", "TRACE", "CONNECT", "get", "PROPFIND"}) {
      var answer = Raw.once(surface.port(), method + " /numbers HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(answer.status()).as(method).isIn(400, 405);
    }
  }

  @Test
  void noise_is_refused() {
    refused(Raw.once(surface.port(), "\u0016\u0003\u0001 hello\r\n\r\n"), 400);
    refused(Raw.once(surface.port(), "GET /numbers HTTP/9.9\r\nHost: x\r\n\r\n"), 505);
  }

  private Raw.Answer sent(String... lines) {
    return Raw.once(surface.port(), String.join("\r\n", lines));
  }

  private Raw.Answer get(String path) {
    return Raw.once(surface.port(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  private Raw.Answer post(String latin1) {
    return Raw.once(
        surface.port(),
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + latin1.length()
            + "\r\n\r\n"
            + latin1);
  }

  /** Checks that an answer is a problem without a trace of code, and gives its code. */
  private static String refused(Raw.Answer answer, int status) {
    return answer.problem(status);
  }
}
