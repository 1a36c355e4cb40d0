package dev.comanda.erp.tryton;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.connector.Evidence;
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
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where Tryton takes calls: each on a connection of its own, asked once, with what was asked and
 * answered as evidence. Thread-safe.
 */
final class Door {
  /** Characters of a request or an answer that are kept. */
  private static final int EVIDENCE_CHARS_MAX = 4_000;

  /** Code of trouble with an answer of which no part was read. */
  static final String ANSWER_TOO_LONG = "answer_too_long";

  private static final String SIGN_OUT = "common.db.logout";
  private static final String JSON = "application/json";

  private final Exchange exchange;
  private final Clock clock;
  private final Address address;
  private final AtomicInteger calls = new AtomicInteger();

  Door(Exchange exchange, Clock clock, Address address) {
    this.exchange = exchange;
    this.clock = clock;
    this.address = address;
  }

  /**
   * What is asked.
   *
   * @param writes whether Tryton changes something by it
   * @param arguments without the context, which models want last
   * @param session null at the sign-in
   */
  record Call(String method, boolean writes, List<?> arguments, @Nullable Session session) {
    /** Whether it is a model that is asked. */
    boolean ofModel() {
      return method.startsWith("model.");
    }
  }

  /** Nobody looks at it. */
  private static final class Unseen implements Evidence {
    @Override
    public void text(String step, String text) {}

    @Override
    public void picture(String step, byte[] png) {}
  }

  /**
   * Signs a session out, which Tryton would otherwise keep for a month. Where that does not come
   * about nothing is said: whatever is told is told by what came before.
   */
  void signOut(Session session, Duration limit) {
    try {
      ask(new Call(SIGN_OUT, false, List.of(), session), limit, new Secrets(), new Unseen());
    } catch (Trouble e) {
      // Tryton ends it by itself, later.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What Tryton gave. */
  JsonNode ask(Call call, Duration limit, Secrets secrets, Evidence evidence)
      throws Trouble, InterruptedException {
    int id = calls.updateAndGet(last -> Math.max(last + 1, 1));
    var step = call.method().replaceFirst("^(model|common)\\.", "");
    keep(evidence, step + " asked", secrets.masked(Json.text(call.arguments())));
    var ask = ask(call, id);
    if (ask.body().length > Exchange.BODY_BYTES_MAX) {
      throw new Trouble(Kind.REFUSED, "bad_request", "The line's texts are too long to be sent.");
    }
    var answer = answer(call, ask, limit, secrets, step, evidence);
    // Who signs in is told by what: that is as good as the password.
    var body = call.session() == null ? "(not kept)" : answer.text();
    var said = answer.status() + " " + answer.type() + "\n" + body;
    keep(evidence, step + " answered", secrets.masked(said));
    try {
      return Meaning.of(answer, id, call, clock.instant(), secrets);
    } catch (Trouble e) {
      throw new Trouble(e.kind(), e.code(), secrets.masked(e.text()), e.retryAfter().orElse(null));
    }
  }

  private Answer answer(
      Call call, Ask ask, Duration limit, Secrets secrets, String step, Evidence evidence)
      throws Trouble, InterruptedException {
    try {
      return exchange.answer(address, ask, limit);
    } catch (NotSent e) {
      keep(evidence, step + " not sent", e.words());
      throw new Trouble(Kind.UNREACHABLE, e.code(), e.words());
    } catch (TooLong e) {
      var words = "Tryton's answer to " + step + " is " + e.getMessage() + ".";
      keep(evidence, step + " answered", words);
      throw new Trouble(call.writes() ? Kind.UNKNOWN : Kind.REFUSED, ANSWER_TOO_LONG, words);
    } catch (IOException e) {
      var words =
          e instanceof SocketTimeoutException
              ? "There was no whole answer within " + limit.toMillis() + " ms."
              : "The connection broke before there was a whole answer: " + e.getMessage() + ".";
      keep(evidence, step + " unanswered", secrets.masked(words));
      throw Meaning.lost(call.writes(), "no_answer", secrets.masked(words));
    }
  }

  private static Ask ask(Call call, int id) {
    var parameters = new ArrayList<Object>(call.arguments());
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", JSON);
    headers.put("Content-Type", JSON);
    var session = call.session();
    if (session != null) {
      headers.put("Authorization", session.authorization());
      if (call.ofModel()) {
        parameters.add(session.context());
      }
    }
    var body = Map.of("id", id, "method", call.method(), "params", parameters);
    return new Ask("POST", "/", headers, Json.text(body).getBytes(UTF_8));
  }

  private static void keep(Evidence evidence, String step, String text) {
    evidence.text(step, Text.beginning(text, EVIDENCE_CHARS_MAX));
  }
}
