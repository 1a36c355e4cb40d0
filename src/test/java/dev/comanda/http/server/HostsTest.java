package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.http.Access;
import dev.comanda.http.Reply;
import dev.comanda.http.Verb;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By which names the server may be asked for: no site can have its own name lead here. */
class HostsTest {
  private static final Optional<String> PUBLIC = Optional.of("https://order.example");

  private final Surface surface = new Surface();

  @AfterEach
  void stop() {
    surface.close();
  }

  private void start(Optional<String> publicUrl, Proxies proxies, Hosts hosts) {
    surface
        .reached(new HttpSettings("127.0.0.1", 0, publicUrl, proxies, hosts, Optional.empty()))
        .route(Verb.GET, "/open", Access.OPEN, r -> Reply.nothing())
        .route(Verb.GET, "/staff", Access.STAFF, r -> Reply.nothing())
        .route(Verb.GET, "/livez", Access.OPEN, r -> Reply.nothing())
        .socket("/live", (request, socket) -> new EchoSockets.Deaf())
        .start();
  }

  private int status(String host, String... headers) {
    var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return Raw.once(surface.port(), "GET /open HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n")
        .status();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "demo.localhost:8080",
        "127.0.0.1",
        "192.168.1.20:8080",
        "[::1]",
        "[fd00::1]:8080",
        "raspberrypi",
        "RaspberryPi.Local:8080",
        "bar.lan.",
        "bar.fritz.internal"
      })
  void names_that_nobody_can_have_lead_here_are_known_by_themselves(String host) {
    start(Optional.empty(), Proxies.none(), Hosts.byThemselves());
    assertThat(status(host)).isEqualTo(204);
  }

  @Test
  void another_name_is_refused_in_words_but_for_health() {
    start(PUBLIC, Proxies.none(), Hosts.byThemselves());
    var foreign = "Host: evil.example\r\nOrigin: http://evil.example\r\n\r\n";
    for (var path : new String[] {"/open", "/staff"}) {
      var refused = Raw.once(surface.port(), "GET " + path + " HTTP/1.1\r\n" + foreign);
      assertThat(refused.problem(400)).isEqualTo("bad_request");
      assertThat(refused.body()).contains("COMANDA_HOSTS");
    }
    assertThat(Raw.once(surface.port(), "GET /livez HTTP/1.1\r\n" + foreign).status())
        .isEqualTo(204);
    assertThat(status("order.example")).isEqualTo(204);
    assertThat(status("Order.Example.:443")).isEqualTo(204);
    assertThat(status("not-order.example")).isEqualTo(400);
    assertThat(status("order.example.evil.example")).isEqualTo(400);
    assertThat(status("192.0.2.1.evil.example")).isEqualTo(400);
    try (var raw = new Raw(surface.port())) {
      raw.send("GET /live HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
      raw.send("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
      assertThat(raw.send(foreign).answer().problem(400)).isEqualTo("bad_request");
    }
  }

  @Test
  void what_a_trusted_proxy_was_asked_for_counts_unless_something_else_is_said() {
    start(Optional.empty(), Proxies.parse("127.0.0.1"), Hosts.byThemselves());
    assertThat(status("inside", "X-Forwarded-Host: order.example")).isEqualTo(204);
    assertThat(status("order.example")).isEqualTo(204);
  }

  @Test
  void a_proxy_that_is_not_trusted_vouches_for_nobody() {
    start(Optional.empty(), Proxies.none(), Hosts.byThemselves());
    assertThat(status("evil.example")).isEqualTo(400);
    assertThat(status("localhost", "X-Forwarded-Host: evil.example")).isEqualTo(204);
  }

  @Test
  void names_that_are_given_are_added_to_the_public_one_and_no_others() {
    start(PUBLIC, Proxies.parse("127.0.0.1"), Hosts.parse("Bar.Example, *.cafe.example"));
    assertThat(status("bar.example:8080")).isEqualTo(204);
    assertThat(status("two.cafe.example")).isEqualTo(204);
    assertThat(status("order.example")).isEqualTo(204);
    assertThat(status("127.0.0.1")).isEqualTo(204);
    for (var host : new String[] {"cafe.example", "xcafe.example", "raspberrypi", "a.local"}) {
      assertThat(status(host)).as(host).isEqualTo(400);
    }
  }

  @Test
  void what_is_no_name_of_a_host_is_named() {
    for (var text : new String[] {"", "a b", "http://a", "a/b", "*", "a:80", "a,,b"}) {
      assertThatThrownBy(() -> Hosts.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is wrong at");
    }
  }
}
