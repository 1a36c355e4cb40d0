package dev.comanda.preparation.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.http.tls.Certificates;
import dev.comanda.http.tls.TestCertificate;
import dev.comanda.network.Networks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each byte that goes out, and answers that no engine gives. */
class CallbackWireTest {
  private static final Map<String, ?> ORDER = Map.of("order_id", 7);

  private static final CallbackLimits SHORT =
      new CallbackLimits(Duration.ofMillis(400), Duration.ofMillis(800));

  @TempDir Path folder;

  private final Callback callback = callback(AllowedAddresses.loopback());

  @Test
  void an_order_goes_out_with_few_headers_and_to_the_very_address() {
    try (var engine = RawEngine.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      var url = engine.url("/7/callbacks/a%20b//c/?x=1&y=%2F");
      assertThat(callback.handOver(url, ORDER)).isEqualTo(new HandOver.Taken());
      assertThat(engine.request())
          .isEqualTo(
              "PUT /7/callbacks/a%20b//c/?x=1&y=%2F HTTP/1.1\r\nHost: 127.0.0.1:"
                  + url.port()
                  + "\r\nUser-Agent: Comanda\r\nConnection: close\r\n"
                  + "Content-Type: application/json\r\nContent-Length: 14\r\n\r\n"
                  + "{\"order_id\":7}");
    }
  }

  @Test
  void what_an_engine_says_before_its_answer_is_passed_over() {
    var early = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
    try (var engine = RawEngine.saying(early + "HTTP/1.1 503 Not Open\r\n\r\n")) {
      assertThat(callback.handOver(engine.url("/"), ORDER))
          .isEqualTo(new HandOver.TurnedDown("it answered 503"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/2 200\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 200",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "<html>",
      })
  void what_is_no_answer_tells_nothing(String said) {
    try (var engine = RawEngine.saying(said)) {
      assertThat(callback.handOver(engine.url("/"), ORDER)).isInstanceOf(HandOver.Lost.class);
    }
    try (var engine = RawEngine.saying(said)) {
      assertThat(callback.probe(engine.url("/"))).isEqualTo(Probe.UNREACHABLE);
    }
  }

  @Test
  void an_answer_that_trickles_or_never_ends_is_given_up_in_time() {
    var started = System.nanoTime();
    try (var engine = RawEngine.trickling("HTTP/1.1 100 Continue\r\n\r\n", 20)) {
      assertThat(callback.handOver(engine.url("/"), ORDER)).isInstanceOf(HandOver.Lost.class);
    }
    try (var engine = RawEngine.saying("HTTP/1.1 200 " + "x".repeat(100_000))) {
      assertThat(callback.handOver(engine.url("/"), ORDER)).isInstanceOf(HandOver.Lost.class);
    }
    var body = "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(10_000_000);
    try (var engine = RawEngine.saying(body)) {
      assertThat(callback.handOver(engine.url("/"), ORDER)).isEqualTo(new HandOver.Taken());
    }
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void a_robot_is_called_at_the_address_that_was_looked_at_by_the_name_that_it_gave() {
    try (var engine = RawEngine.saying("HTTP/1.1 200 OK\r\n\r\n")) {
      var url = CallbackUrl.read("http://robots.example:" + engine.url("/").port() + "/1/");
      assertThat(callback(leadingHere()).handOver(url, ORDER)).isEqualTo(new HandOver.Taken());
      assertThat(engine.request()).contains("\r\nHost: robots.example:" + url.port() + "\r\n");
    }
  }

  @Test
  void the_next_address_of_a_name_is_tried_where_the_first_takes_no_connection()
      throws IOException {
    try (var engine = RawEngine.saying("HTTP/1.1 200 OK\r\n\r\n")) {
      var both = List.of(InetAddress.ofLiteral("127.0.0.99"), InetAddress.ofLiteral("127.0.0.1"));
      var allowed =
          new AllowedAddresses(
              Networks.parse("127.0.0.0/8"), _ -> both.toArray(InetAddress[]::new));
      assertThat(callback(allowed).handOver(engine.url("/"), ORDER))
          .isEqualTo(new HandOver.Taken());
    }
  }

  @Test
  void an_engine_with_a_certificate_of_its_own_is_called_once_that_is_trusted() {
    var certificate = TestCertificate.days(folder, 365);
    var files = certificate.write(folder);
    var shown = new ArrayList<SSLContext>();
    Certificates.load(files, Clock.systemUTC()).shownBy(shown::add);
    try (var engine = EngineStandIn.start(shown.getFirst())) {
      var robot = engine.instance();
      var url = CallbackUrl.read(robot.waitAnew());
      assertThat(callback.handOver(url, ORDER)).isInstanceOf(HandOver.TurnedDown.class);
      assertThat(engine.puts()).isZero();

      var trusting =
          new Callback(
              leadingHere(),
              TrustedAuthorities.knownAnd(files.certificate()),
              CallbackLimits.DEFAULT);
      assertThat(trusting.probe(url)).isEqualTo(Probe.OPEN);
      assertThat(trusting.handOver(url, ORDER)).isEqualTo(new HandOver.Taken());
      assertThat(robot.orders()).hasSize(1);

      var misnamed = CallbackUrl.read(engine.url("robots.example") + "/1/callbacks/a/");
      assertThat(trusting.handOver(misnamed, ORDER)).isInstanceOf(HandOver.TurnedDown.class);
      assertThat(engine.puts()).isEqualTo(1);
    }
  }

  @Test
  void one_that_never_finishes_its_handshake_got_nothing() throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var url = CallbackUrl.read("https://127.0.0.1:" + silent.getLocalPort() + "/");
      assertThat(callback.handOver(url, ORDER)).isInstanceOf(HandOver.TurnedDown.class);
    }
  }

  @Test
  void a_file_without_authorities_is_refused_by_name() throws IOException {
    var file = folder.resolve("authority.pem");
    refused(file, "cannot be read (NoSuchFileException)");
    Files.writeString(file, "");
    refused(file, "it holds no certificate");
    Files.writeString(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    refused(file, "it is no certificate in PEM");
    Files.write(file, new byte[256 * 1024 + 1]);
    refused(file, "it is larger than 262144 bytes");
  }

  private static void refused(Path file, String why) {
    assertThatExceptionOfType(TrustedAuthorities.Unusable.class)
        .isThrownBy(() -> TrustedAuthorities.knownAnd(file))
        .withMessageContaining(file.toString())
        .withMessageContaining(why);
  }

  /** Whatever the name, it leads to this machine. */
  private static AllowedAddresses leadingHere() {
    return new AllowedAddresses(
        Networks.parse("127.0.0.1"), _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")});
  }

  private static Callback callback(AllowedAddresses allowed) {
    return new Callback(allowed, TrustedAuthorities.known(), SHORT);
  }
}
