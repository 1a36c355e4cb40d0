package dev.comanda.erp.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.json.Json;
import dev.comanda.json.Text;
import dev.comanda.wire.Address;
import dev.comanda.wire.Answer;
import dev.comanda.wire.Ask;
import dev.comanda.wire.Exchange;
import dev.comanda.wire.NotSent;
import dev.comanda.wire.TooLong;
import dev.comanda.wire.WebhookSecret;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Books by the line protocol (docs/line-protocol.md): {@code GET /lines}, {@code POST /lines}, each
 * request signed, on a connection of its own and asked once. It keeps nothing between calls.
 */
final class LinesConnector implements Connector {
  /** What a check asks for: any clear answer will do. */
  private static final String SOME_DOCUMENT = "comanda-check";

  /** How an adapter says that there is none of that name, or that none can be called so. */
  private static final Set<String> NO_SUCH_DOCUMENT = Set.of("document_not_found", "bad_request");

  /** Characters of a request or an answer that are kept. */
  private static final int EVIDENCE_CHARS_MAX = 4_000;

  private static final String JSON = "application/json";

  private final Exchange exchange;
  private final Clock clock;
  private final Traits traits;
  private final Address address;
  private final @Nullable Login login;

  LinesConnector(
      Exchange exchange, Clock clock, Traits traits, Address address, @Nullable Login login) {
    this.exchange = exchange;
    this.clock = clock;
    this.traits = traits;
    this.address = address;
    this.login = login;
  }

  @Override
  public List<Booked> find(Booking booking, Evidence evidence)
      throws Trouble, InterruptedException {
    var secret = secret(booking.login());
    var target =
        "/lines?document=" + encoded(booking.document()) + "&mark=" + encoded(booking.mark());
    var answer = read(new Call("find", "GET", target, new byte[0]), secret, evidence);
    if (answer.status() != 200) {
      throw Meaning.of(false, answer, clock.instant(), secret);
    }
    return lines(answer, booking.mark());
  }

  private static List<Booked> lines(Answer answer, String mark) throws Trouble {
    if (answer.type().equals(JSON)) {
      var lines = FoundLines.read(answer.body(), mark);
      if (lines.isPresent()) {
        return lines.get();
      }
    }
    throw unreadable("It answers what is no list of lines.");
  }

  /**
   * {@inheritDoc}
   *
   * <p>It asks for the whole of the time that a create may take, which is less than a lane's lease.
   * Where the line has less left, whoever calls ends it in time: an interruption cuts the exchange.
   */
  @Override
  public void create(Booking booking, Evidence evidence) throws Trouble, InterruptedException {
    var secret = secret(booking.login());
    var line = Json.bytes(NewLine.of(booking));
    if (line.length > Exchange.BODY_BYTES_MAX) {
      throw new Trouble(Kind.REFUSED, "bad_request", "The line's texts are too long to be sent.");
    }
    var call = new Call("create", "POST", "/lines", line);
    var answer = answer(call, secret, traits.createLimit(), evidence);
    if (answer.status() < 200 || answer.status() > 299) {
      throw Meaning.of(true, answer, clock.instant(), secret);
    }
  }

  @Override
  public void check(Evidence evidence) throws Trouble, InterruptedException {
    var secret = secret(null);
    var call = new Call("check", "GET", "/documents/" + SOME_DOCUMENT, new byte[0]);
    var answer = read(call, secret, evidence);
    if (answer.status() == 200 && answer.type().equals(JSON)) {
      return;
    }
    var trouble = Meaning.of(false, answer, clock.instant(), secret);
    if (!NO_SUCH_DOCUMENT.contains(trouble.code())) {
      throw trouble;
    }
  }

  /** One request, to be signed; without a body it changes nothing. */
  private record Call(String step, String method, String target, byte[] body) {
    boolean writes() {
      return body.length > 0;
    }

    /** What is signed: the body, and where there is none what is asked. */
    byte[] signed() {
      return writes() ? body : (method + " " + target).getBytes(UTF_8);
    }
  }

  private WebhookSecret secret(@Nullable Login ofLine) throws Trouble {
    var used = ofLine == null ? login : ofLine;
    var secret = used == null ? null : WebhookSecret.read(used.password());
    if (secret == null) {
      throw new Trouble(
          Kind.CREDENTIALS,
          "credentials_unusable",
          "The password is no secret of an adapter: whsec_ and 24 to 64 bytes in base64.");
    }
    return secret;
  }

  private Answer read(Call call, WebhookSecret secret, Evidence evidence)
      throws Trouble, InterruptedException {
    var answer = answer(call, secret, traits.findLimit(), evidence);
    if (answer.header("Age").isPresent()) {
      throw unreadable("A cache answers in the adapter's place.");
    }
    return answer;
  }

  private Answer answer(Call call, WebhookSecret secret, Duration limit, Evidence evidence)
      throws Trouble, InterruptedException {
    var ask = signed(call, secret);
    keep(evidence, secret, call.step() + " asked", told(ask));
    try {
      var answer = exchange.answer(address, ask, limit);
      keep(evidence, secret, call.step() + " answered", told(answer));
      return answer;
    } catch (NotSent e) {
      keep(evidence, secret, call.step() + " not sent", e.words());
      throw new Trouble(Kind.UNREACHABLE, e.code(), e.words());
    } catch (SocketTimeoutException e) {
      var words = "There was no whole answer within " + limit.toMillis() + " ms.";
      keep(evidence, secret, call.step() + " unanswered", words);
      throw Meaning.lost(call.writes(), "no_answer", words);
    } catch (TooLong e) {
      var words = "The adapter's answer to " + call.step() + " is " + e.getMessage() + ".";
      keep(evidence, secret, call.step() + " answered", words);
      throw new Trouble(call.writes() ? Kind.UNKNOWN : Kind.REFUSED, "answer_too_long", words);
    } catch (IOException e) {
      var words = "The connection broke before there was a whole answer: " + e.getMessage() + ".";
      keep(evidence, secret, call.step() + " unanswered", words);
      throw Meaning.lost(call.writes(), "no_answer", words);
    }
  }

  private Ask signed(Call call, WebhookSecret secret) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", JSON);
    headers.putAll(secret.headers("msg_" + UUID.randomUUID(), clock.instant(), call.signed()));
    if (call.writes()) {
      headers.put("Content-Type", JSON);
    }
    return new Ask(call.method(), call.target(), headers, call.body());
  }

  private String told(Ask ask) {
    return ask.method()
        + " "
        + address
        + ask.target()
        + "\nwebhook-id: "
        + ask.headers().get("webhook-id")
        + "\nwebhook-timestamp: "
        + ask.headers().get("webhook-timestamp")
        + "\n"
        + new String(ask.body(), UTF_8);
  }

  private static String told(Answer answer) {
    return answer.status() + " " + answer.type() + "\n" + answer.text();
  }

  private static void keep(Evidence evidence, WebhookSecret secret, String step, String text) {
    evidence.text(step, Text.beginning(secret.masked(text), EVIDENCE_CHARS_MAX));
  }

  private static Trouble unreadable(String words) {
    return Meaning.lost(false, "answer_unreadable", words);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** Holds nothing. */
  @Override
  public void close() {}
}
