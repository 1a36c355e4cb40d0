package dev.comanda.erp.lines;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.comanda.json.Json;
import dev.comanda.json.Text;
import dev.comanda.problem.Refused;
import dev.comanda.wire.Answer;
import dev.comanda.wire.WebhookSecret;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A no in the words of the protocol. By its code it is told from whatever else answers with the
 * same status: a proxy, another program, a page.
 *
 * @param error its code
 * @param message for people
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Refusal(@Nullable String error, @Nullable String message) {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z_]{0,39}");
  private static final int MESSAGE_CHARS_MAX = 200;

  /** The one of an answer; nothing where it is none. */
  static Optional<Refusal> of(Answer answer) {
    if (!answer.type().equals("application/json")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(answer.body(), Refusal.class))
          .filter(each -> CODE.matcher(each.code()).matches());
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  String code() {
    return error == null ? "" : error;
  }

  /** What it says, on one line and without secrets; nothing where it says nothing. */
  String words(WebhookSecret secret) {
    var all = secret.masked(message == null ? "" : message);
    var line =
        Text.lineOrNull("/message", Text.beginning(all, MESSAGE_CHARS_MAX), MESSAGE_CHARS_MAX);
    return line == null ? "" : line;
  }
}
