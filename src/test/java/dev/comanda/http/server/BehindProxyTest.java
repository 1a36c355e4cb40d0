package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.flood.UnknownCodes;
import dev.comanda.http.Access;
import dev.comanda.http.Reply;
import dev.comanda.http.SocketListener;
import dev.comanda.http.Verb;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is different when a proxy stands before the server, which trusts it or does not. */
class BehindProxyTest {
  private final UnknownCodes unknown =
      new UnknownCodes(Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC));
  private final Surface surface = new Surface();

  @AfterEach
  void stop() {
    surface.close();
  }

  @Test
  void the_proxys_word_is_taken() {
    start(Proxies.parse("127.0.0.1, ::1"), Optional.empty());
    var answer =
        surface.get(
            "/who",
            "X-Forwarded-For: 198.51.100.7",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: order.example");
    var body = Json.tree(answer.body());
    assertThat(body.get("address").textValue()).isEqualTo("198.51.100.7");
    assertThat(body.get("url").textValue()).isEqualTo("https://order.example");
    assertThat(answer.headers().get("set-cookie")).endsWith("; Secure");
    assertThat(answer.headers()).containsKey("strict-transport-security");
  }

  @Test
  void plain_http_has_no_secure_cookie_and_promises_nothing() {
    start(Proxies.parse("127.0.0.1"), Optional.empty());
    for (var headers :
        new String[][] {{}, {"X-Forwarded-Proto: http"}, {"X-Forwarded-Proto: gopher"}}) {
      var answer = surface.get("/who", headers);
      assertThat(answer.headers().get("set-cookie")).doesNotContain("Secure");
      assertThat(answer.headers()).doesNotContainKey("strict-transport-security");
    }
  }

  @Test
  void a_public_address_of_https_counts_for_those_who_ask_for_it() {
    start(Proxies.none(), Optional.of("https://localhost"));
    assertThat(surface.get("/who").headers().get("set-cookie")).endsWith("; Secure");
    var atTheMachine =
        Raw.once(surface.port(), "GET /who HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n");
    assertThat(atTheMachine.headers().get("set-cookie")).doesNotContain("Secure");
    assertThat(atTheMachine.headers()).doesNotContainKey("strict-transport-security");
  }

  @Test
  void a_forged_address_escapes_no_limit() {
    start(Proxies.none(), Optional.empty());
    for (int i = 0; i < UnknownCodes.BOUND.burst(); i++) {
      assertThat(surface.get("/guess", "X-Forwarded-For: 198.51.100." + i).status()).isEqualTo(204);
    }
    assertThat(surface.get("/guess", "X-Forwarded-For: 203.0.113.1").problem(429))
        .isEqualTo("too_many");
    assertThat(surface.get("/guess", "Forwarded: for=203.0.113.1").problem(429))
        .isEqualTo("too_many");
  }

  @Test
  void behind_a_trusted_proxy_each_client_is_counted_alone() {
    start(Proxies.parse("127.0.0.1"), Optional.empty());
    for (int i = 0; i < UnknownCodes.BOUND.burst(); i++) {
      var forged = "X-Forwarded-For: 203.0.113." + i + ", 198.51.100.7";
      assertThat(surface.get("/guess", forged).status()).isEqualTo(204);
    }
    assertThat(surface.get("/guess", "X-Forwarded-For: 198.51.100.7").problem(429))
        .isEqualTo("too_many");
    assertThat(surface.get("/guess", "X-Forwarded-For: 198.51.100.8").status()).isEqualTo(204);
  }

  @Test
  void a_sockets_cookie_counts_on_pages_of_the_host_that_the_proxy_was_asked_for() {
    start(Proxies.parse("127.0.0.1"), Optional.empty());
    String[] forwarded = {"X-Forwarded-Proto: https", "X-Forwarded-Host: order.example"};
    assertThat(shake("https://order.example", forwarded)).isEqualTo(101);
    assertThat(shake("http://order.example", forwarded)).isEqualTo(403);
    assertThat(shake("https://order.example.evil.example", forwarded)).isEqualTo(403);
    assertThat(shake("https://localhost:" + surface.port(), forwarded)).isEqualTo(403);
    assertThat(shake("https://order.example")).isEqualTo(403);
  }

  @Test
  void an_untrusted_forwarded_host_is_no_origin() {
    start(Proxies.none(), Optional.empty());
    assertThat(shake("https://evil.example", "X-Forwarded-Host: evil.example")).isEqualTo(403);
    assertThat(shake("https://evil.example", "Forwarded: host=evil.example")).isEqualTo(403);
  }

  private int shake(String origin, String... more) {
    var headers = new String[more.length + 2];
    headers[0] = "Cookie: comanda_staff=waiter; __Host-comanda_staff=waiter";
    headers[1] = "Origin: " + origin;
    System.arraycopy(more, 0, headers, 2, more.length);
    try (var socket = RawSocket.shake(surface.port(), "/live", headers)) {
      return socket.handshake().status();
    }
  }

  private void start(Proxies proxies, Optional<String> publicUrl) {
    surface
        .reached(Surface.plain(publicUrl, proxies))
        .route(
            Verb.GET,
            "/who",
            Access.OPEN,
            r ->
                Reply.ok(Map.of("address", r.address(), "url", r.publicUrl()))
                    .with(new Reply.Cookie("a", "1", 60, true)))
        .route(
            Verb.GET,
            "/guess",
            Access.OPEN,
            r -> {
              unknown.count("code", r.address());
              return Reply.nothing();
            })
        .socket("/live", (request, socket) -> new Deaf())
        .start();
  }

  private record Deaf() implements SocketListener {
    @Override
    public void text(String text) {}

    @Override
    public void closed() {}
  }
}
