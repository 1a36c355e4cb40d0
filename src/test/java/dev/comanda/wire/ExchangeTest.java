package dev.comanda.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.preparation.robot.TrustedAuthorities;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each byte that goes out, and answers as they may come. */
class ExchangeTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(1_500);
  private static final Ask GET = new Ask("GET", "/lines", Map.of(), new byte[0]);
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final Exchange exchange = new Exchange(new Doorkeeper(), TrustedAuthorities.known());

  @Test
  void a_request_goes_out_below_the_address_and_as_it_is() throws Exception {
    try (var erp = RawErp.saying(OK + "Content-Length: 2\r\nX-A:  b \r\nx-a: c\r\n\r\n{}more")) {
      var at = Address.of(URI.create(erp.address() + "/adapter/"));
      var ask = new Ask("POST", "/lines?a=%20", Map.of("X-B", "c d"), "ä".getBytes(UTF_8));
      var answer = exchange.answer(at, ask, LONG);
      assertThat(answer.text()).isEqualTo("{}");
      assertThat(answer.header("X-A")).contains("b");
      assertThat(erp.requests())
          .containsExactly(
              "POST /adapter/lines?a=%20 HTTP/1.1\r\nHost: 127.0.0.1:"
                  + erp.port()
                  + "\r\nUser-Agent: Comanda\r\nConnection: close\r\nCache-Control: no-store\r\n"
                  + "X-B: c d\r\nContent-Length: 2\r\n\r\n\u00c3\u00a4");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n\r\nwords",
        "HTTP/1.0 200\r\n\r\nwords",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwords",
        "HTTP/1.1 200 OK\nContent-Length: 5\n\nwords",
        OK + "Transfer-Encoding: Chunked\r\n\r\n2;a=b\r\nwo\r\n003\r\nrds\r\n0\r\nX: y\r\n\r\n",
      })
  void an_answer_is_read_however_its_end_is_told(String said) throws Exception {
    try (var erp = RawErp.saying(said)) {
      assertThat(ask(erp, LONG).text()).isEqualTo("words");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200",
        "HTTP/2 200\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nwords",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nwords",
        "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\nwords",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nwords",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwor",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwords\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\nwords\r\n0\r\n\r\n",
      })
  void what_is_no_whole_answer_is_none(String said) {
    try (var erp = RawErp.saying(said)) {
      assertThatThrownBy(() -> ask(erp, LONG)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void an_answer_has_a_bound() throws Exception {
    var most = "x".repeat(AnswerReader.BODY_BYTES_MAX);
    try (var erp = RawErp.saying(OK + "\r\n" + most)) {
      assertThat(ask(erp, LONG).body()).hasSize(AnswerReader.BODY_BYTES_MAX);
    }
    var head = "X: " + "y".repeat(AnswerReader.HEAD_BYTES_MAX);
    for (var said : new String[] {OK + "\r\n" + most + "x", OK + head + "\r\n\r\n"}) {
      try (var erp = RawErp.saying(said)) {
        assertThatThrownBy(() -> ask(erp, LONG)).isInstanceOf(IOException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "3600, 3600",
    "3601, 3600",
    "99999999999, 3600",
    "99999999999999999999999999, 3600",
    "'Tue, 31 Dec 2999 23:59:59 GMT', 3600",
    "0,",
    "-5,",
    "soon,"
  })
  void for_how_long_it_asks_to_wait_has_a_bound(String said, @Nullable Integer seconds)
      throws Exception {
    try (var erp = RawErp.saying("HTTP/1.1 429 No\r\nRetry-After: " + said + "\r\n\r\n")) {
      var wait = ask(erp, LONG).retryAfter(Instant.now(), Duration.ofHours(1));
      assertThat(wait.map(Duration::toSeconds).map(Math::toIntExact))
          .isEqualTo(Optional.ofNullable(seconds));
    }
  }

  @Test
  void bytes_that_trickle_in_lengthen_nothing() {
    try (var erp = RawErp.trickling("HTTP/1.1 100 Continue\r\n\r\n", 20)) {
      assertThatThrownBy(() -> ask(erp, SHORT)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void a_redirect_is_an_answer_like_any_other() throws Exception {
    try (var elsewhere = RawErp.saying(OK + "\r\n");
        var erp =
            RawErp.saying(
                "HTTP/1.1 307 Over There\r\nLocation: " + elsewhere.address() + "\r\n\r\n")) {
      assertThat(ask(erp, LONG).status()).isEqualTo(307);
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void the_very_address_is_called_that_was_looked_at() throws Exception {
    try (var erp = RawErp.saying(OK + "\r\nhere")) {
      var once = new Doorkeeper(host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")});
      var at = new Address(false, "name.invalid", erp.port(), "");
      var answer = new Exchange(once, TrustedAuthorities.known()).answer(at, GET, LONG);
      assertThat(answer.text()).isEqualTo("here");
      assertThat(erp.requests()).singleElement().matches(it -> it.contains("Host: name.invalid:"));
    }
  }

  @Test
  void the_next_address_of_a_name_is_tried_where_nobody_takes_the_connection() throws Exception {
    try (var erp = RawErp.saying(OK + "\r\nhere")) {
      var two =
          new Doorkeeper(
              host ->
                  new InetAddress[] {
                    InetAddress.ofLiteral("127.0.0.9"), InetAddress.ofLiteral("127.0.0.1")
                  });
      var at = new Address(false, "erp", erp.port(), "");
      assertThat(new Exchange(two, TrustedAuthorities.known()).answer(at, GET, LONG).text())
          .isEqualTo("here");
    }
  }

  @Test
  void nothing_that_is_asked_can_end_a_line() {
    var none = new byte[0];
    assertThatThrownBy(() -> new Ask("GET", "/a\r\nX: y", Map.of(), none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ask("GET", "/", Map.of("X", "a\nb"), none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ask("GET", "elsewhere", Map.of(), none))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Answer ask(RawErp erp, Duration limit) throws Exception {
    return exchange.answer(Address.of(erp.address()), GET, limit);
  }
}
