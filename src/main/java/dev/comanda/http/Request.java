package dev.comanda.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.json.Json;
import dev.comanda.json.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One HTTP request as a feature sees it. Not to be kept after the answer. */
public interface Request {
  /** Bytes that a body may have; a full cart of 100 lines with notes has about 40 KB. */
  int BODY_BYTES_MAX = 64 * 1024;

  /** The path as sent, without the query. */
  String path();

  /** A path parameter's text. */
  String path(String name);

  /**
   * A path parameter that must be an id.
   *
   * @throws dev.comanda.problem.Refused {@code not_found} when it is none
   */
  UUID id(String name);

  /** The location that {@code {loc}} names; the caller is known to reach it. */
  UUID location();

  /** A query parameter; empty when it is absent or blank. */
  Optional<String> query(String name);

  /**
   * A whole number from the query.
   *
   * @throws dev.comanda.problem.Refused {@code invalid} naming the parameter when it is no number
   *     or out of bounds
   */
  long number(String name, long fallback, long min, long max);

  /** A header. */
  Optional<String> header(String name);

  /** A cookie's value, as sent. */
  Optional<String> cookie(String name);

  /** Whether the {@code Origin} is a page of another site, or one that is hidden. */
  boolean fromOtherSite();

  /** Whether only the headers of the answer are asked for. */
  boolean headOnly();

  /** Whether the client takes an answer that is compressed by gzip. */
  boolean takesGzip();

  /** The body, at most {@link #BODY_BYTES_MAX} bytes. */
  default byte[] body() {
    return body(BODY_BYTES_MAX);
  }

  /**
   * The body of a request that may be larger than others.
   *
   * @throws dev.comanda.problem.Refused {@code too_large} past this many bytes, {@code
   *     request_timeout} when it takes too long
   */
  byte[] body(int bytesMax);

  /**
   * The body as JSON.
   *
   * @throws dev.comanda.problem.Refused {@code malformed}, {@code invalid} or {@code
   *     unsupported_media_type}
   */
  <T> T json(Class<T> type);

  /**
   * The body as JSON where nothing has to be said: none is the empty object, whatever its type is
   * called. The route's document says that its body is not required.
   *
   * @throws dev.comanda.problem.Refused as {@link #json} does
   */
  default <T> T jsonIfAny(Class<T> type) {
    return body().length == 0 ? Json.read("{}".getBytes(StandardCharsets.UTF_8), type) : json(type);
  }

  /** A body that says why. */
  record Why(@Nullable String reason) {}

  /**
   * The reason that the body must give, and nothing else.
   *
   * @param charsMax its longest length
   * @throws dev.comanda.problem.Refused as {@link #json} does, and {@code invalid} where there is
   *     none or it is too long
   */
  default String reason(int charsMax) {
    return Text.line("/reason", json(Why.class).reason(), charsMax);
  }

  /** The reason that was given in a body that was found right, whatever else that says. */
  default String givenReason(int charsMax) {
    return Text.line("/reason", json(JsonNode.class).path("reason").textValue(), charsMax);
  }

  /**
   * The {@code Idempotency-Key} header.
   *
   * @throws dev.comanda.problem.Refused {@code invalid} when it is longer than 255 characters or
   *     has others than printable ASCII
   */
  Optional<String> idempotencyKey();

  /** Who calls. */
  Caller caller();

  /** How much longer the caller may stay; empty when there is no end of its own. */
  Optional<Duration> tokenLasts();

  /** What the caller's token proves; empty for all but staff. */
  Optional<Identify.Proof> proof();

  /** The member of staff who calls; a bug where {@code Access} lets others in. */
  Caller.Staff staff();

  /** The member of staff or the key that calls; a bug where {@code Access} lets others in. */
  Caller.Crew crew();

  /** The guest who calls; a bug where {@code Access} lets others in. */
  Caller.Guest guest();

  /** The client's network address, as text. */
  String address();

  /** Whether a proxy that we trust handed it on, and said whose address that is. */
  boolean vouched();

  /** The address under which clients reach this server, without a slash at the end. */
  String publicUrl();
}
