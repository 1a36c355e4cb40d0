package dev.comanda.gateway;

import dev.comanda.http.Reply;
import dev.comanda.http.Wording;
import dev.comanda.problem.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Faults as the first scheduler had them: words in the member {@code error}. */
final class SchedulerFaultHandlers {
  /** How also that is worded which is turned down before it comes here. */
  static final Wording.Refusal WORDS = SchedulerFaultHandlers::error;

  private static final int BUSY = 503;

  private SchedulerFaultHandlers() {}

  /** A field that must be there. */
  record Field(String name, Optional<String> text) {}

  private record Missing(String error, List<String> missing) {}

  /** A fault with a status. */
  static Reply error(int status, String words) {
    return Reply.json(status, Map.of("error", words));
  }

  /** What was refused: the first scheduler knew no status for it but 400. */
  static Reply of(Refused refused) {
    var reply = error(refused.code().status() == BUSY ? BUSY : 400, refused.detail());
    return refused.retryAfterSeconds() > 0
        ? reply.with("Retry-After", Integer.toString(refused.retryAfterSeconds()))
        : reply;
  }

  /** The old words, which clients read, and beside them which fields said nothing. */
  static Reply missing(String words, Field... fields) {
    var names =
        Arrays.stream(fields).filter(each -> each.text().isEmpty()).map(Field::name).toList();
    return Reply.json(400, new Missing(words, names));
  }
}
