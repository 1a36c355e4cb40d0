package dev.comanda.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.erp.tryton.Door.Call;
import dev.comanda.json.Json;
import dev.comanda.json.Text;
import dev.comanda.problem.Refused;
import dev.comanda.wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer means. Tryton says an error with the status 200, too; only the errors that it
 * makes itself while its transaction is open have surely undone all, any other may come after it
 * has acted. Pure.
 */
final class Meaning {
  /** Longer nobody is left waiting by a single answer. */
  private static final Duration RETRY_MAX = Duration.ofHours(1);

  private static final int WORDS_MAX = 300;

  private Meaning() {}

  /**
   * What a call gave.
   *
   * @param id of the call; an answer to another one is none
   * @param secrets in no words of which anything is left
   */
  static JsonNode of(Answer answer, int id, Call call, Instant now, Secrets secrets)
      throws Trouble {
    int status = answer.status();
    boolean writes = call.writes();
    if (status == 200) {
      return told(answer, id, writes, secrets);
    }
    throw switch (status) {
      case 401 -> new Trouble(Kind.SESSION_LOST, "session_lost", "Tryton has signed us out.");
      case 403 -> forbidden(call);
      case 429 ->
          new Trouble(
              Kind.BUSY,
              "busy",
              "Tryton asks for patience.",
              answer.retryAfter(now, RETRY_MAX).orElse(null));
      case 404 -> lost(writes, "answer_unreadable", "It answers 404: there is no such database.");
      case 301, 302, 303, 307, 308 ->
          lost(writes, "redirected", "It answers " + status + ", and we follow nobody elsewhere.");
      default ->
          lost(writes, "answer_unreadable", "It answers " + status + ", and not as Tryton does.");
    };
  }

  /** Only whoever signs in is refused by it; another lacks a right, and his password is good. */
  private static Trouble forbidden(Call call) {
    return call.session() == null
        ? new Trouble(
            Kind.CREDENTIALS,
            "credentials_refused",
            "It answers 403: nobody may sign in from here, or not this user.")
        : new Trouble(
            Kind.REFUSED,
            "rights_missing",
            "It answers 403 to "
                + call.method()
                + ": this user may not do that, or not from here.");
  }

  private static JsonNode told(Answer answer, int id, boolean writes, Secrets secrets)
      throws Trouble {
    var told = json(answer, writes);
    if (told.path("id").asInt(-1) != id) {
      throw lost(writes, "answer_unreadable", "What it answers is no answer to what was asked.");
    }
    if (told.has("error")) {
      throw refused(told.get("error"), writes, secrets);
    }
    var result = told.get("result");
    if (result == null) {
      throw lost(writes, "answer_unreadable", "It answers neither a result nor an error.");
    }
    return result;
  }

  private static JsonNode json(Answer answer, boolean writes) throws Trouble {
    if (answer.type().equals("application/json")) {
      try {
        return Json.read(answer.body(), JsonNode.class);
      } catch (Refused e) {
        // Said below.
      }
    }
    throw lost(writes, "answer_unreadable", "It answers what is not Tryton's.");
  }

  /** An error has a name, and then words or a list of some. */
  private static Trouble refused(JsonNode error, boolean writes, Secrets secrets) {
    var name = error.path(0).asText();
    var words = words(error.path(1), secrets);
    return switch (name) {
      case "UserError" -> new Trouble(Kind.REFUSED, "refused", "Tryton refuses: " + words);
      case "UserWarning" ->
          new Trouble(Kind.REFUSED, "refused", "Tryton asks, and nobody can answer: " + words);
      case "ConcurrencyException" ->
          new Trouble(
              Kind.UNREACHABLE, "changed_meanwhile", "Somebody changed it meanwhile: " + words);
      case "LoginException" ->
          new Trouble(
              Kind.CREDENTIALS,
              "credentials_refused",
              "It asks for more than a password: " + words);
      default -> lost(writes, "erp_failed", "Tryton failed: " + line(name, secrets));
    };
  }

  private static String words(JsonNode said, Secrets secrets) {
    var words = new ArrayList<String>();
    for (var each : said.isArray() ? said : List.of(said)) {
      if (each.isTextual() && !each.textValue().isBlank()) {
        words.add(each.textValue());
      }
    }
    return line(String.join(" ", words), secrets);
  }

  private static String line(String words, Secrets secrets) {
    // Masked before it is cut: half of a secret is not found any more.
    var beginning = Text.beginning(secrets.masked(words), WORDS_MAX);
    var line = Text.lineOrNull("/error", beginning, WORDS_MAX);
    return line == null ? "(no words)" : line;
  }

  /** What follows from having asked without an answer that can be understood. */
  static Trouble lost(boolean writes, String code, String words) {
    return new Trouble(writes ? Kind.UNKNOWN : Kind.UNREACHABLE, code, words);
  }
}
