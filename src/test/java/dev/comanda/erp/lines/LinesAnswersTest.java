package dev.comanda.erp.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.KeptEvidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.preparation.robot.TrustedAuthorities;
import dev.comanda.wire.RawErp;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer means, to who looked for a line and to who wrote one. */
class LinesAnswersTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private static final Booking BOOKING =
      new Booking("4711", "10", "Motoröl", new BigDecimal("4.70"), "l", "OilMat:12", null);

  private final KeptEvidence evidence = new KeptEvidence();

  @ParameterizedTest
  @CsvSource({
    "404, document_not_found, REFUSED, document_not_found",
    "409, document_closed, REFUSED, document_closed",
    "422, product_unknown, REFUSED, product_unknown",
    "400, bad_request, REFUSED, bad_request",
    "422, quantity_too_large, REFUSED, refused",
    "409, document_not_found, REFUSED, document_not_found",
    "401, signature, CREDENTIALS, credentials_refused",
    "403, signature, CREDENTIALS, credentials_refused",
    "401, timestamp, UNREACHABLE, clock_differs",
    "429, busy, BUSY, busy",
    "503, unavailable, UNREACHABLE, unavailable",
  })
  void a_no_in_the_words_of_the_protocol_means_the_same_to_both(
      int status, String error, Kind kind, String code) {
    var no = no(status, error, "");
    assertTrouble(found(no), kind, code);
    assertTrouble(created(no), kind, code);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 402, 404, 405, 408, 409, 410, 413, 418, 422, 500, 501, 502, 503, 504})
  void whatever_else_says_no_leaves_open_whether_a_line_was_written(int status) {
    for (var no :
        new String[] {
          said(status, "text/html", "<h1>Nein</h1>"),
          said(status, "application/json", "{\"error\":\"Not Found\",\"status\":404}"),
          said(status, "application/json", "{\"detail\":\"Not Found\"}"),
          said(status, "application/json", "{\"error\":"),
          said(status, "text/plain", "{\"error\":\"document_not_found\"}"),
        }) {
      assertTrouble(found(no), Kind.UNREACHABLE, "answer_unreadable");
      assertTrouble(created(no), Kind.UNKNOWN, "answer_unreadable");
    }
  }

  @ParameterizedTest
  @CsvSource({"401, CREDENTIALS", "403, CREDENTIALS", "429, BUSY"})
  void who_is_not_let_through_wrote_nothing_whoever_says_it(int status, Kind kind) {
    var no = said(status, "text/html", "<h1>Nein</h1>");
    assertThat(found(no).orElseThrow().kind()).isEqualTo(kind);
    assertThat(created(no).orElseThrow().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
  void a_redirect_is_not_followed(int status) {
    var said = "HTTP/1.1 " + status + " There\r\nLocation: http://127.0.0.1:1/\r\n\r\n";
    assertTrouble(found(said), Kind.UNREACHABLE, "redirected");
    assertTrouble(created(said), Kind.UNKNOWN, "redirected");
  }

  @ParameterizedTest
  @CsvSource({"200, text/html", "200, application/json", "201, application/json", "204, ''"})
  void any_success_is_a_claim_and_never_a_list(int status, String type) {
    var said = said(status, type, "Error: the document is locked");
    assertThat(created(said)).isEmpty();
    assertTrouble(found(said), Kind.UNREACHABLE, "answer_unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/plain", "", "application/problem+json"})
  void a_list_is_one_only_under_its_own_type(String type) {
    assertTrouble(found(said(200, type, "{\"lines\":[]}")), Kind.UNREACHABLE, "answer_unreadable");
    assertThat(found(said(200, "Application/JSON; charset=utf-8", "{\"lines\":[]}"))).isEmpty();
  }

  @Test
  void an_answer_of_more_than_is_read_is_no_outage_and_no_booked_line() {
    var said = said(200, "application/json", "{\"lines\":[" + " ".repeat(256 * 1024) + "]}");
    assertTrouble(found(said), Kind.REFUSED, "answer_too_long");
    assertTrouble(created(said), Kind.UNKNOWN, "answer_too_long");
  }

  @Test
  void what_a_cache_says_is_not_asked_afresh() {
    var said = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nAge: 0\r\n\r\n{\"lines\":[]}";
    assertTrouble(found(said), Kind.UNREACHABLE, "answer_unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", "nonsense"})
  void what_breaks_off_leaves_open_whether_a_line_was_written(String said) {
    assertTrouble(found(said), Kind.UNREACHABLE, "no_answer");
    assertTrouble(created(said), Kind.UNKNOWN, "no_answer");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "86400, 3600",
    "999999999, 3600",
    "'Thu, 01 Jan 2026 12:00:30 GMT', 30",
    "'Thu, 01 Jan 2026 11:00:00 GMT',",
    "0,",
    "-5,",
    "soon,",
  })
  void patience_has_a_bound(String retry, @Nullable Integer seconds) {
    var expected = Optional.ofNullable(seconds).map(Duration::ofSeconds);
    for (var no :
        new String[] {
          no(429, "busy", "Retry-After: " + retry + "\r\n"),
          no(503, "unavailable", "retry-after: " + retry + "\r\n")
        }) {
      assertThat(created(no).orElseThrow().retryAfter()).isEqualTo(expected);
    }
  }

  @Test
  void what_an_adapter_says_is_shown_on_one_line_and_without_secrets() {
    var message = "Auftrag\\n4711 \\u202e" + LinesStandIn.SECRET + " ist zu.";
    var no =
        said(409, "application/json", "{\"error\":\"locked\",\"message\":\"" + message + "\"}");
    assertThat(created(no).orElseThrow().text())
        .isEqualTo("The ERP refuses (locked). It says: Auftrag 4711 ******** ist zu.");
    var longer = message.replace("ist zu", "x".repeat(500));
    assertThat(created(no.replace("ist zu", "x".repeat(500))).orElseThrow().text())
        .hasSizeLessThan(longer.length());
    assertThat(evidence.texts()).noneMatch(text -> text.contains(LinesStandIn.SECRET));
  }

  @Test
  void a_check_is_passed_by_a_clear_answer_alone() {
    assertThat(checked(no(404, "document_not_found", ""))).isEmpty();
    assertThat(checked(said(200, "application/json", "{}"))).isEmpty();
    assertTrouble(checked(no(404, "other", "")), Kind.REFUSED, "refused");
    assertTrouble(checked(no(401, "signature", "")), Kind.CREDENTIALS, "credentials_refused");
    for (int status : new int[] {200, 404}) {
      var page = said(status, "text/html", "<h1>Apache</h1>");
      assertTrouble(checked(page), Kind.UNREACHABLE, "answer_unreadable");
    }
  }

  @Test
  void a_line_that_is_too_long_is_refused_before_it_is_sent() {
    try (var erp = RawErp.saying("")) {
      var words = "ö".repeat(10_000);
      var booking = new Booking("4711", "10", words, BigDecimal.ONE, "l", "OilMat:12", null);
      assertTrouble(
          trouble(erp.address(), connector -> connector.create(booking, evidence)),
          Kind.REFUSED,
          "bad_request");
      assertThat(erp.requests()).isEmpty();
    }
  }

  @Test
  void without_a_secret_nothing_is_asked() {
    try (var erp = RawErp.saying("")) {
      for (var login : new @Nullable Login[] {null, new Login("a", ""), new Login("a", "b")}) {
        var connector = new Lines(TrustedAuthorities.known(), CLOCK).open(erp.address(), login);
        assertThatThrownBy(() -> connector.check(evidence))
            .isInstanceOf(Trouble.class)
            .extracting(e -> ((Trouble) e).code())
            .isEqualTo("credentials_unusable");
      }
      assertThat(erp.requests()).isEmpty();
    }
  }

  @Test
  void nobody_is_asked_where_nobody_may_be_called() {
    var metadata = URI.create("http://169.254.169.254/latest");
    assertTrouble(
        trouble(metadata, connector -> connector.create(BOOKING, evidence)),
        Kind.UNREACHABLE,
        "address_not_allowed");
    assertThatThrownBy(() -> trouble(URI.create("file:///etc"), connector -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private interface Call {
    void on(Connector connector) throws Trouble, InterruptedException;
  }

  private Optional<Trouble> found(String said) {
    return answered(
        said,
        connector -> assertThat(connector.find(BOOKING, evidence)).isEqualTo(List.<Booked>of()));
  }

  private Optional<Trouble> created(String said) {
    return answered(said, connector -> connector.create(BOOKING, evidence));
  }

  private Optional<Trouble> checked(String said) {
    return answered(said, connector -> connector.check(evidence));
  }

  private static Optional<Trouble> answered(String said, Call call) {
    try (var erp = RawErp.saying(said)) {
      var trouble = trouble(erp.address(), call);
      assertThat(erp.requests()).hasSize(1);
      return trouble;
    }
  }

  private static Optional<Trouble> trouble(URI address, Call call) {
    var login = new Login("comanda", LinesStandIn.SECRET);
    try (var connector = new Lines(TrustedAuthorities.known(), CLOCK).open(address, login)) {
      call.on(connector);
      return Optional.empty();
    } catch (Trouble e) {
      return Optional.of(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertTrouble(Optional<Trouble> trouble, Kind kind, String code) {
    assertThat(trouble).isPresent();
    assertThat(trouble.get().code()).as(trouble.get().text()).isEqualTo(code);
    assertThat(trouble.get().kind()).isEqualTo(kind);
  }

  private static String no(int status, String error, String headers) {
    return said(status, "application/json", "{\"error\":\"" + error + "\"}")
        .replace("\r\n\r\n", "\r\n" + headers + "\r\n");
  }

  /** As bytes, each a letter. */
  private static String said(int status, String type, String body) {
    var words = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return "HTTP/1.1 " + status + " Words\r\nContent-Type: " + type + "\r\n\r\n" + words;
  }
}
