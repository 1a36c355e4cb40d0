package dev.comanda.delivery.hook;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.comanda.delivery.secret.Opening;
import dev.comanda.json.Json;
import dev.comanda.json.Text;
import dev.comanda.log.Event;
import dev.comanda.log.EventType;
import dev.comanda.wire.Ask;
import dev.comanda.wire.Exchange;
import dev.comanda.wire.NotSent;
import dev.comanda.wire.TooLong;
import dev.comanda.wire.WebhookSecret;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;

/** Posts one thing to a webhook, once, and says what came of it. Thread-safe. */
final class Posting {
  /** For the connection and the whole answer together. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private static final int WORDS_MAX = 300;

  private final Exchange exchange;
  private final HookSecrets secrets;
  private final Clock clock;

  Posting(Exchange exchange, HookSecrets secrets, Clock clock) {
    this.exchange = exchange;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** To whom, and by what it is signed, sealed. */
  record To(UUID locationId, String url, byte[] secret) {}

  /** What came of it. */
  sealed interface Outcome {
    /** It was taken. */
    record Taken() implements Outcome {}

    /** It was not, or nobody knows; why, for people and without anything of the answer's body. */
    record Failed(String why) implements Outcome {}
  }

  private record Told(
      EventType type,
      Instant timestamp,
      UUID locationId,
      String position,
      @JsonRawValue String data) {}

  private record Tried(String type, Instant timestamp, UUID locationId) {}

  /** An event of a location's log; its id stays the same, however often it is sent. */
  Outcome event(To to, Event event) throws InterruptedException {
    var told = new Told(event.type(), event.at(), to.locationId(), event.position(), event.data());
    return post(to, to.locationId() + ":" + event.position(), Json.bytes(told));
  }

  /** Something that tells nothing, to see whether it is taken. */
  Outcome test(To to) throws InterruptedException {
    var tried = new Tried("webhook.test", clock.instant(), to.locationId());
    return post(to, to.locationId() + ":test:" + UUID.randomUUID(), Json.bytes(tried));
  }

  private Outcome post(To to, String id, byte[] body) throws InterruptedException {
    return switch (secrets.open(to.locationId(), to.secret())) {
      case Opening.Opened<WebhookSecret>(var secret) ->
          signed(HookAddress.of(to.url()), secret, id, body);
      case Opening.Unreadable<WebhookSecret>(var why) ->
          new Outcome.Failed("Its secret cannot be read, so nothing was sent. " + why);
    };
  }

  private Outcome signed(HookAddress address, WebhookSecret secret, String id, byte[] body)
      throws InterruptedException {
    var headers = new LinkedHashMap<>(secret.headers(id, clock.instant(), body));
    headers.put("Content-Type", "application/json");
    try {
      var ask = new Ask("POST", address.target(), headers, body);
      int status = exchange.answer(address.origin(), ask, LIMIT).status();
      return status >= 200 && status < 300
          ? new Outcome.Taken()
          : new Outcome.Failed("It answered " + status + ".");
    } catch (NotSent e) {
      return new Outcome.Failed(Text.beginning(e.words(), WORDS_MAX));
    } catch (SocketTimeoutException e) {
      return new Outcome.Failed(
          "There was no whole answer within " + LIMIT.toSeconds() + " seconds.");
    } catch (TooLong e) {
      return new Outcome.Failed("It answered more than is read: say 204 without a body.");
    } catch (IOException e) {
      return new Outcome.Failed("The connection broke before there was a whole answer.");
    }
  }
}
