package dev.comanda.erp.lines;

import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.wire.Answer;
import dev.comanda.wire.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means that is no success. Whoever wrote counts it as not done only where the
 * adapter itself says so, or a status that nobody gives who acted; else it is an outcome that
 * nobody knows. Whoever read has lost nothing. Pure.
 */
final class Meaning {
  /** Codes of refusals that mean the same everywhere; any other is {@code refused}. */
  private static final Set<String> REFUSALS =
      Set.of("document_not_found", "document_closed", "product_unknown", "bad_request");

  /** Longer nobody is left waiting by a single answer. */
  static final Duration RETRY_MAX = Duration.ofHours(1);

  private Meaning() {}

  /**
   * The trouble that an answer tells.
   *
   * @param writes whether a line was to be written
   * @param secret blank in its words
   */
  static Trouble of(boolean writes, Answer answer, Instant now, WebhookSecret secret) {
    var refusal = Refusal.of(answer);
    var retry = answer.retryAfter(now, RETRY_MAX).orElse(null);
    return switch (answer.status()) {
      case 401, 403 -> turnedAway(refusal, secret);
      case 429 -> new Trouble(Kind.BUSY, "busy", "The ERP asks for patience.", retry);
      case 400, 404, 409, 422 ->
          refusal.map(each -> refused(each, secret)).orElseGet(() -> unknown(writes, answer));
      case 503 ->
          refusal
              .filter(each -> each.code().equals("unavailable"))
              .map(each -> unavailable(each, secret, retry))
              .orElseGet(() -> unknown(writes, answer));
      default -> unknown(writes, answer);
    };
  }

  private static Trouble turnedAway(Optional<Refusal> refusal, WebhookSecret secret) {
    if (refusal.map(Refusal::code).orElse("").equals("timestamp")) {
      return new Trouble(
          Kind.UNREACHABLE,
          "clock_differs",
          words("The adapter's clock and ours differ by minutes.", refusal, secret));
    }
    return new Trouble(
        Kind.CREDENTIALS,
        "credentials_refused",
        words("The adapter does not take our signature.", refusal, secret));
  }

  private static Trouble refused(Refusal refusal, WebhookSecret secret) {
    var code = REFUSALS.contains(refusal.code()) ? refusal.code() : "refused";
    var no =
        switch (code) {
          case "document_not_found" -> "The ERP has no such document.";
          case "document_closed" -> "The document takes no more lines.";
          case "product_unknown" -> "The ERP has no such product.";
          case "bad_request" -> "The adapter does not understand what we ask.";
          default -> "The ERP refuses (" + refusal.code() + ").";
        };
    return new Trouble(Kind.REFUSED, code, words(no, Optional.of(refusal), secret));
  }

  private static Trouble unavailable(
      Refusal refusal, WebhookSecret secret, @Nullable Duration retry) {
    var words = words("The adapter does not reach the ERP.", Optional.of(refusal), secret);
    return new Trouble(Kind.UNREACHABLE, "unavailable", words, retry);
  }

  private static Trouble unknown(boolean writes, Answer answer) {
    int status = answer.status();
    return status >= 300 && status < 400
        ? lost(writes, "redirected", "It answers " + status + ", and we follow nobody elsewhere.")
        : lost(writes, "answer_unreadable", "It answers " + status + ", and not as an adapter.");
  }

  /** What follows from having asked without an answer that can be understood. */
  static Trouble lost(boolean writes, String code, String words) {
    return new Trouble(writes ? Kind.UNKNOWN : Kind.UNREACHABLE, code, words);
  }

  private static String words(String ours, Optional<Refusal> refusal, WebhookSecret secret) {
    var theirs = refusal.map(each -> each.words(secret)).orElse("");
    return theirs.isEmpty() ? ours : ours + " It says: " + theirs;
  }
}
