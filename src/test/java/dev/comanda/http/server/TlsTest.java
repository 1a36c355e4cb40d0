package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.http.Access;
import dev.comanda.http.Reply;
import dev.comanda.http.SocketListener;
import dev.comanda.http.Verb;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.http.tls.Certificates;
import dev.comanda.http.tls.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is spoken by TLS, and with which certificate. */
class TlsTest {
  private static final String ASK = "GET /cookie HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @TempDir Path folder;

  private TestCertificate first;
  private Certificates certificates;
  private Surface surface;

  @BeforeEach
  void start() {
    first = TestCertificate.days(folder, 365);
    certificates = Certificates.load(first.write(folder), Clock.systemUTC());
    surface =
        new Surface()
            .patient()
            .reached(
                new HttpSettings(
                    "127.0.0.1",
                    0,
                    Optional.empty(),
                    Proxies.none(),
                    Hosts.byThemselves(),
                    Optional.of(certificates)))
            .route(
                Verb.GET,
                "/cookie",
                Access.OPEN,
                r -> Reply.ok(r.publicUrl()).with(new Reply.Cookie("a", "1", 60, true)))
            .socket(
                "/live",
                (request, socket) -> {
                  socket.send(EchoSockets.bytes(Surface.name(request.caller())), ok -> {});
                  return new SocketListener() {
                    @Override
                    public void text(String text) {}

                    @Override
                    public void closed() {}
                  };
                })
            .start();
  }

  @AfterEach
  void stop() {
    surface.close();
    certificates.close();
  }

  @Test
  void an_answer_by_tls_says_that_it_is_always_so() {
    try (var client = tls(first)) {
      var answer = client.send(ASK).answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("\"https://localhost\"");
      assertThat(answer.headers().get("set-cookie"))
          .startsWith("__Host-a=1; Path=/;")
          .endsWith("; Secure");
      assertThat(answer.headers().get("strict-transport-security")).startsWith("max-age=");
    }
  }

  @Test
  void plain_http_is_not_spoken_at_a_port_of_tls() {
    try (var client = new Raw(surface.port())) {
      assertThat(client.send(ASK).bytes(4)).isNotEqualTo(EchoSockets.bytes("HTTP"));
    }
  }

  @Test
  void a_socket_by_tls_takes_the_cookie_of_pages_by_tls_only() {
    var cookie = "Cookie: __Host-comanda_staff=waiter";
    var ours = "localhost:" + surface.port();
    try (var socket = shake(cookie, "Origin: https://" + ours)) {
      assertThat(socket.handshake().status()).isEqualTo(101);
      assertThat(socket.next().text()).isEqualTo("Ada");
    }
    for (var foreign : new String[] {"http://" + ours, "https://evil.example", "null"}) {
      try (var socket = shake(cookie, "Origin: " + foreign)) {
        assertThat(socket.handshake().status()).as(foreign).isEqualTo(403);
      }
    }
  }

  @Test
  void a_renewed_certificate_is_for_new_connections_and_open_ones_go_on() {
    try (var before = tls(first)) {
      assertThat(before.send(ASK).answer().status()).isEqualTo(200);
      var second = TestCertificate.days(folder, 365);
      second.write(folder);
      certificates.look();

      try (var after = tls(second)) {
        assertThat(after.send(ASK).answer().status()).isEqualTo(200);
      }
      assertThat(before.send(ASK).answer().status()).isEqualTo(200);
      assertThatThrownBy(() -> tls(first).send(ASK)).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void a_broken_certificate_leaves_the_old_one() throws IOException {
    Files.writeString(folder.resolve("server.pem"), "broken");
    certificates.look();
    assertThat(certificates.warnings()).hasSize(1);
    try (var client = tls(first)) {
      assertThat(client.send(ASK).answer().status()).isEqualTo(200);
    }
  }

  private Raw tls(TestCertificate trusted) {
    return Raw.tls(surface.port(), trusted.trust());
  }

  private RawSocket shake(String... headers) {
    return RawSocket.shake(tls(first), surface.port(), "/live", headers);
  }
}
