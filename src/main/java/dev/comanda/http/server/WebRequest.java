package dev.comanda.http.server;

import dev.comanda.http.Caller;
import dev.comanda.http.Identify;
import dev.comanda.http.Request;
import dev.comanda.json.Json;
import dev.comanda.json.Uuids;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A request that was matched to a route and let in. */
final class WebRequest implements Request {
  /** Printable ASCII, at most 255 characters. */
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

  /** A host with an optional port, as a {@code Host} header has it. */
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

  private final RequestHead head;
  private final Map<String, String> parameters;
  private final Identify.Known known;
  private final Optional<UUID> location;
  private final Optional<String> publicUrl;
  private final Body body;
  private Optional<byte[]> read = Optional.empty();

  WebRequest(
      RequestHead head,
      Map<String, String> parameters,
      Identify.Known known,
      Optional<UUID> location,
      Optional<String> publicUrl,
      Body body) {
    this.head = head;
    this.parameters = parameters;
    this.known = known;
    this.location = location;
    this.publicUrl = publicUrl;
    this.body = body;
  }

  /** What reads the body off the connection, once. */
  @FunctionalInterface
  interface Body {
    /** All of it, bounded in bytes and time. */
    byte[] read(int bytesMax);
  }

  @Override
  public String path() {
    return head.path();
  }

  @Override
  public String path(String name) {
    var value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The route has no parameter " + name);
    }
    return value;
  }

  @Override
  public UUID id(String name) {
    return Uuids.parse(path(name))
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is nothing with this id."));
  }

  @Override
  public UUID location() {
    return location.orElseThrow(() -> new IllegalStateException("The route's path has no {loc}"));
  }

  @Override
  public Optional<String> query(String name) {
    if (head.query() == null) {
      return Optional.empty();
    }
    var found = Optional.<String>empty();
    for (var pair : head.query().split("&", -1)) {
      int equals = pair.indexOf('=');
      var key = equals < 0 ? pair : pair.substring(0, equals);
      if (key.equals(name)) {
        if (found.isPresent()) {
          throw Refused.field("query:" + name, "repeated", "Send this once.");
        }
        found = Optional.of(equals < 0 ? "" : pair.substring(equals + 1));
      }
    }
    return found
        .map(value -> Percent.decode(value, "query:" + name, true))
        .filter(text -> !text.isBlank());
  }

  @Override
  public long number(String name, long fallback, long min, long max) {
    var text = query(name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      long value = Long.parseLong(text.get());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, together with what is out of bounds.
    }
    throw Refused.field(
        "query:" + name, "range", "This must be a whole number from " + min + " to " + max + ".");
  }

  @Override
  public Optional<String> header(String name) {
    return head.header(name);
  }

  @Override
  public Optional<String> cookie(String name) {
    return head.cookie(name);
  }

  @Override
  public boolean fromOtherSite() {
    return head.header("Origin").isPresent() && !Origin.ours(head, publicUrl);
  }

  @Override
  public boolean headOnly() {
    return head.method().equals("HEAD");
  }

  @Override
  public boolean takesGzip() {
    return head.takesGzip();
  }

  @Override
  public byte[] body(int bytesMax) {
    if (read.isEmpty()) {
      read = Optional.of(body.read(bytesMax));
    }
    return read.get();
  }

  @Override
  public <T> T json(Class<T> type) {
    var media = head.header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!media.equalsIgnoreCase("application/json")) {
      throw new Refused(
          Code.UNSUPPORTED_MEDIA_TYPE, "Send the body with Content-Type: application/json.");
    }
    return Json.read(body(), type);
  }

  @Override
  public Optional<String> idempotencyKey() {
    var key = head.header("Idempotency-Key");
    if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
      throw Refused.field(
          "header:Idempotency-Key",
          "format",
          "A key has 1 to 255 printable ASCII characters without spaces.");
    }
    return key;
  }

  @Override
  public Caller caller() {
    return known.caller();
  }

  @Override
  public Optional<Duration> tokenLasts() {
    return known.lasts();
  }

  @Override
  public Optional<Identify.Proof> proof() {
    return known.proof();
  }

  @Override
  public Caller.Staff staff() {
    if (known.caller() instanceof Caller.Staff staff) {
      return staff;
    }
    throw new IllegalStateException("The route lets in others than staff");
  }

  @Override
  public Caller.Crew crew() {
    if (known.caller() instanceof Caller.Crew crew) {
      return crew;
    }
    throw new IllegalStateException("The route lets in others than staff and keys");
  }

  @Override
  public Caller.Guest guest() {
    if (known.caller() instanceof Caller.Guest guest) {
      return guest;
    }
    throw new IllegalStateException("The route lets in others than guests");
  }

  @Override
  public String address() {
    return head.address();
  }

  @Override
  public boolean vouched() {
    return head.reached().vouched();
  }

  @Override
  public String publicUrl() {
    return publicUrl.orElseGet(
        () ->
            (head.secure() ? "https://" : "http://")
                + head.host().filter(host -> HOST.matcher(host).matches()).orElse("localhost"));
  }
}
