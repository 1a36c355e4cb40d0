package dev.comanda.http;

import dev.comanda.json.Json;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The body of an answer that is an error, as RFC 9457 has it.
 *
 * @param type a stable name for the kind of problem; no page stands behind it
 * @param detail what happened this time, in words for people
 * @param code the same kind as a word for programs
 * @param errors the fields at fault, possibly none
 * @param traceId names this one answer; for a fault of ours it stands in the log too
 */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    List<Refused.Fault> errors,
    String traceId) {

  private static final String CONTENT_TYPE = "application/problem+json";

  /** The answer to a request that is turned down. */
  static Reply of(Refused refused) {
    return of(refused, refused.code().status());
  }

  /** The same under another status, where HTTP has one of its own for the case. */
  static Reply of(Refused refused, int status) {
    var code = refused.code();
    var reply = reply(code, status, refused.detail(), refused.faults(), newTraceId());
    if (status == 401) {
      reply = reply.with("WWW-Authenticate", "Bearer");
    }
    return refused.retryAfterSeconds() > 0
        ? reply.with("Retry-After", Integer.toString(refused.retryAfterSeconds()))
        : reply;
  }

  /** The answer to a request that met a fault of ours: only an id, by which the log is found. */
  static Reply incident(String id) {
    return reply(
        Code.INTERNAL,
        Code.INTERNAL.status(),
        "Something went wrong here. Tell whoever runs this server: incident " + id + ".",
        List.of(),
        id);
  }

  /** 128 random bits, as traces are named in W3C Trace Context. */
  static String newTraceId() {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }

  private static Reply reply(
      Code code, int status, String detail, List<Refused.Fault> errors, String traceId) {
    var problem =
        new Problem(
            "urn:comanda:problem:" + code.wireName(),
            code.title(),
            status,
            detail,
            code.wireName(),
            errors,
            traceId);
    return Reply.bytes(status, CONTENT_TYPE, Json.bytes(problem));
  }
}
