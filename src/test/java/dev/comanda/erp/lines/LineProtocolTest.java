package dev.comanda.erp.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.comanda.RepositoryFiles;
import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.HostileErp.Fault;
import dev.comanda.delivery.connector.KeptEvidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.preparation.robot.TrustedAuthorities;
import dev.comanda.wire.RawErp;
import dev.comanda.wire.WebhookSecret;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What docs/line-protocol.md and its OpenAPI document say is what is so. */
class LineProtocolTest {
  private static final String PAGE = RepositoryFiles.read("docs/line-protocol.md");

  /** A request of the page: its first line, its headers, and its body where it has one. */
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?m)^    (GET|POST) (/\\S+) HTTP/1.1\\n((?:    \\S+: .*\\n)+)(?:\\n    (\\{.*))?");

  private static final Pattern HEADER = Pattern.compile("(?m)^    (\\S+): (.*)$");
  private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{20,}=*");

  private static final Booking BOOKING =
      new Booking("4711", "10", "Motoröl 5W-30", new BigDecimal("4.70"), "l", "OilMat:12", null);

  private final KeptEvidence evidence = new KeptEvidence();

  @Test
  void the_requests_of_the_page_are_those_that_are_sent_byte_for_byte() throws Exception {
    var shown = REQUEST.matcher(PAGE).results().toList();
    assertThat(shown).hasSize(2);
    try (var erp = RawErp.saying("HTTP/1.1 200 OK\r\n\r\n")) {
      var connector = connector(erp.address(), first(SECRET, PAGE), shown.getFirst());
      trouble(() -> connector.find(BOOKING, evidence));
      connector(erp.address(), first(SECRET, PAGE), shown.getLast()).create(BOOKING, evidence);
      for (int i = 0; i < 2; i++) {
        assertThat(likeThePage(erp.requests().get(i), erp.address(), shown.get(i)))
            .isEqualTo(shown.get(i).group().stripTrailing());
      }
    }
  }

  /** As it was sent, but for what is another each time: the port, the id and what it signs. */
  private static String likeThePage(String sent, URI address, MatchResult shown) {
    var text = new String(sent.getBytes(ISO_8859_1), UTF_8).replace("\r\n", "\n    ");
    return ("    " + text)
        .replace(address.getAuthority(), header(shown, "Host"))
        .replaceAll("webhook-id: .*", "webhook-id: " + header(shown, "webhook-id"))
        .replaceAll(
            "webhook-signature: .*", "webhook-signature: " + header(shown, "webhook-signature"))
        .replace("\n    \n", "\n\n")
        .stripTrailing();
  }

  @Test
  void the_signatures_of_the_page_are_right() {
    var secret = Objects.requireNonNull(WebhookSecret.read(first(SECRET, PAGE)));
    for (var shown : REQUEST.matcher(PAGE).results().toList()) {
      var body = shown.group(4);
      var signed = body == null ? shown.group(1) + " " + shown.group(2) : body;
      assertThat(header(shown, "webhook-signature"))
          .isEqualTo(
              secret.signature(
                  header(shown, "webhook-id"),
                  Long.parseLong(header(shown, "webhook-timestamp")),
                  signed.getBytes(UTF_8)));
    }
  }

  @Test
  void the_answer_of_the_page_is_understood() {
    var shown = first(Pattern.compile("\\{\"lines\":\\[\\{.*"), PAGE);
    assertThat(FoundLines.read(shown.getBytes(UTF_8), "OilMat:12").orElseThrow())
        .containsExactly(new Booked("3", "10", new BigDecimal("4.7"), "OilMat:12 Motoröl 5W-30"));
  }

  @Test
  void what_it_says_of_codes_and_times_is_so() {
    for (var code : List.of("document_not_found", "document_closed", "product_unknown")) {
      assertThat(PAGE).contains("`" + code + "`");
    }
    assertThat(PAGE)
        .contains("within " + Lines.TRAITS.findLimit().toSeconds() + " seconds to `GET`, ")
        .contains(Lines.TRAITS.createLimit().toSeconds() + " to `POST`.")
        .contains("Of an answer of more than 256 KiB nothing is read");
    assertThat(Lines.TRAITS.settlesAfter()).hasMinutes(5);
  }

  @Test
  void every_schema_is_one_of_draft_202012() {
    var meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    for (var schema : ProtocolCheck.DOCUMENT.at("/components/schemas").properties()) {
      assertThat(meta.validate(schema.getValue())).as(schema.getKey()).isEmpty();
    }
    assertThat(ProtocolCheck.DOCUMENT.get("openapi").textValue()).isEqualTo("3.1.0");
  }

  @Test
  void every_reference_leads_somewhere() {
    var references = new ArrayList<String>();
    collect(ProtocolCheck.DOCUMENT, references);
    assertThat(references).hasSizeGreaterThan(20);
    for (var each : references) {
      assertThat(ProtocolCheck.DOCUMENT.at(each.substring(1)).isMissingNode()).as(each).isFalse();
    }
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node.has("$ref")) {
      references.add(node.get("$ref").textValue());
    }
    node.forEach(child -> collect(child, references));
  }

  @Test
  void every_answer_of_the_document_is_one_that_is_given() {
    var clock = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    try (var erp = new LinesStandIn(clock)) {
      var connector = new Lines(TrustedAuthorities.known(), clock).open(erp.address(), erp.login());
      for (var fault : List.of(Fault.NONE, Fault.SIGNED_OUT, Fault.BUSY, Fault.UNAVAILABLE)) {
        erp.from(fault);
        askAll(connector, BOOKING);
      }
      erp.from(Fault.NONE);
      askAll(connector, other("none", "10"));
      askAll(connector, other("4711", "12"));
      erp.closeDocument();
      askAll(connector, BOOKING);
      erp.refuseAll("bad_request");
      askAll(connector, BOOKING);
      assertThat(erp.protocol.faults()).isEmpty();
      assertThat(erp.protocol.seen()).containsAll(without(ProtocolCheck.documented()));
    }
  }

  /** A connection is tested with a document that nobody has. */
  private static List<String> without(Iterable<String> documented) {
    var all = new ArrayList<String>();
    documented.forEach(all::add);
    assertThat(all.remove("GET /documents/{document} 200")).isTrue();
    return all;
  }

  private void askAll(Connector connector, Booking booking) {
    trouble(() -> connector.find(booking, evidence));
    trouble(() -> connector.create(booking, evidence));
    trouble(() -> connector.check(evidence));
  }

  private static Booking other(String document, String product) {
    return new Booking(document, product, "x", BigDecimal.ONE, "l", "OilMat:13", null);
  }

  private interface Call {
    void run() throws Trouble, InterruptedException;
  }

  private static @Nullable Trouble trouble(Call call) {
    try {
      call.run();
      return null;
    } catch (Trouble e) {
      return e;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** One whose clock is that of a request of the page. */
  private static Connector connector(URI address, String secret, MatchResult shown) {
    var then = Instant.ofEpochSecond(Long.parseLong(header(shown, "webhook-timestamp")));
    var clock = Clock.fixed(then, ZoneOffset.UTC);
    return new Lines(TrustedAuthorities.known(), clock).open(address, new Login("", secret));
  }

  private static String header(MatchResult shown, String name) {
    return HEADER
        .matcher(shown.group(3))
        .results()
        .filter(each -> each.group(1).equals(name))
        .map(each -> each.group(2))
        .findFirst()
        .orElseThrow();
  }

  private static String first(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).findFirst().orElseThrow();
  }
}
