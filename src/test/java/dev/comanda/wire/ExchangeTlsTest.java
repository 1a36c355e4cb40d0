package dev.comanda.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.http.tls.Certificates;
import dev.comanda.http.tls.TestCertificate;
import dev.comanda.preparation.robot.TrustedAuthorities;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests by TLS. */
class ExchangeTlsTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Ask GET = new Ask("GET", "/lines", Map.of(), new byte[0]);
  private static final String HERE = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere";

  private final Exchange exchange = new Exchange(new Doorkeeper(), TrustedAuthorities.known());

  @Test
  void whose_certificate_is_not_known_or_names_another_host_is_asked_nothing(@TempDir Path folder)
      throws Exception {
    var certificate = TestCertificate.days(folder, 365);
    try (var erp = RawErp.saying(HERE, showing(certificate, folder))) {
      var at = new Address(true, "localhost", erp.port(), "");
      assertThatThrownBy(() -> exchange.answer(at, GET, LONG)).isInstanceOf(NotSent.class);
      var misled =
          new Exchange(
              new Doorkeeper(_ -> new InetAddress[] {InetAddress.getLoopbackAddress()}),
              certificate.trust());
      var other = new Address(true, "erp.example", erp.port(), "");
      assertThatThrownBy(() -> misled.answer(other, GET, LONG)).isInstanceOf(NotSent.class);
      assertThat(erp.requests()).isEmpty();
      assertThat(misled.answer(at, GET, LONG).text()).isEqualTo("here");
      assertThat(misled.answer(at, GET, LONG).text()).isEqualTo("here");
      assertThat(erp.requests()).hasSize(2);
    }
  }

  private static ServerSocket showing(TestCertificate certificate, Path folder) throws IOException {
    var shown = new ArrayList<SSLContext>();
    Certificates.load(certificate.write(folder), Clock.systemUTC()).shownBy(shown::add);
    return shown
        .getFirst()
        .getServerSocketFactory()
        .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @Test
  void one_that_never_finishes_its_handshake_got_nothing() throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var at = new Address(true, "127.0.0.1", silent.getLocalPort(), "");
      assertThatThrownBy(() -> exchange.answer(at, GET, SHORT)).isInstanceOf(NotSent.class);
    }
  }

  @Test
  void a_handshake_ends_when_it_is_interrupted() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var at = new Address(true, "127.0.0.1", silent.getLocalPort(), "");
      var end = new CompletableFuture<Throwable>();
      var thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      exchange.answer(at, GET, LONG);
                    } catch (NotSent | IOException | InterruptedException e) {
                      end.complete(e);
                    }
                  });
      try (var taken = silent.accept()) {
        assertThat(taken.getInputStream().read()).as("its first byte").isNotNegative();
        thread.interrupt();
        assertThat(end.get(8, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      }
    }
  }
}
