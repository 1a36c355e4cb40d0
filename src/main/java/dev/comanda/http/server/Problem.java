package dev.comanda.http.server;

import dev.comanda.http.Reply;
import dev.comanda.json.Json;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that is an error, as RFC 9457 has it; beside that, what clients of the
 * waiter API read.
 *
 * @param type a stable name for the kind of problem; no page stands behind it
 * @param detail what happened this time, in words for people
 * @param code the same kind as a word for programs
 * @param errors the fields at fault, possibly none
 * @param traceId names this one answer; for a fault of ours it stands in the log too
 * @param message for the waiter API: what happened in a few words
 * @param error for the waiter API: what is wrong with a token; null where that is not the case
 * @param details for the waiter API: the fields at fault as {@code field: text}; null without any
 */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    List<Refused.Fault> errors,
    String traceId,
    String message,
    @Nullable String error,
    @Nullable List<String> details) {

  static final String CONTENT_TYPE = "application/problem+json";

  /** The answer to a request that is turned down. */
  static Reply of(Refused refused) {
    return of(refused, refused.code().status());
  }

  /** The same under another status, where HTTP has one of its own for the case. */
  static Reply of(Refused refused, int status) {
    var code = refused.code();
    var problem =
        new Problem(
            type(code),
            code.title(),
            status,
            refused.detail(),
            code.wireName(),
            refused.faults(),
            newTraceId(),
            refused.message(),
            error(code),
            details(refused.faults()));
    var reply = reply(problem);
    if (status == 401) {
      reply = reply.with("WWW-Authenticate", "Bearer");
    }
    return refused.retryAfterSeconds() > 0
        ? reply.with("Retry-After", Integer.toString(refused.retryAfterSeconds()))
        : reply;
  }

  /** The answer to a request that met a fault of ours: only an id, by which the log is found. */
  static Reply incident(String id) {
    var code = Code.INTERNAL;
    var detail = "Something went wrong here. Tell whoever runs this server: incident " + id + ".";
    return reply(
        new Problem(
            type(code),
            code.title(),
            code.status(),
            detail,
            code.wireName(),
            List.of(),
            id,
            detail,
            null,
            null));
  }

  /** 128 random bits, as traces are named in W3C Trace Context. */
  static String newTraceId() {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }

  private static String type(Code code) {
    return "urn:comanda:problem:" + code.wireName();
  }

  private static @Nullable String error(Code code) {
    return switch (code) {
      case TOKEN_EXPIRED -> "token_expired";
      case TOKEN_INVALID -> "invalid_token";
      case AUTHORIZATION_REQUIRED -> "authorization_required";
      default -> null;
    };
  }

  private static @Nullable List<String> details(List<Refused.Fault> faults) {
    return faults.isEmpty()
        ? null
        : faults.stream().map(fault -> field(fault.pointer()) + ": " + fault.detail()).toList();
  }

  /** The name that a JSON pointer, or the name of a parameter or header, gives a field. */
  private static String field(String pointer) {
    return pointer.startsWith("/")
        ? pointer.substring(1).replace('/', '.')
        : pointer.substring(pointer.indexOf(':') + 1);
  }

  private static Reply reply(Problem problem) {
    return Reply.bytes(problem.status(), CONTENT_TYPE, Json.bytes(problem));
  }
}
