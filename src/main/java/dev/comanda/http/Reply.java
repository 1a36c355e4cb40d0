package dev.comanda.http;

import dev.comanda.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer to a request. Immutable. */
public record Reply(
    int status,
    String contentType,
    byte[] body,
    Map<String, String> headers,
    List<Cookie> cookies) {

  /**
   * A cookie; always with {@code Path=/}, {@code Secure} where the request was.
   *
   * @param maxAgeSeconds 0 removes it
   * @param sameSite {@code Strict}, or {@code Lax} for what must come along when another site's
   *     link or a code is opened
   */
  public record Cookie(
      String name, String value, int maxAgeSeconds, boolean httpOnly, String sameSite) {
    /** A cookie that is {@code SameSite=Strict}. */
    public Cookie(String name, String value, int maxAgeSeconds, boolean httpOnly) {
      this(name, value, maxAgeSeconds, httpOnly, "Strict");
    }
  }

  /** Copies the collections. */
  public Reply {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  /** JSON with a status. */
  public static Reply json(int status, Object body) {
    return bytes(status, "application/json", Json.bytes(body));
  }

  /** JSON with 200. */
  public static Reply ok(Object body) {
    return json(200, body);
  }

  /** Bytes of some type. */
  public static Reply bytes(int status, String contentType, byte[] body) {
    return new Reply(status, contentType, body, Map.of(), List.of());
  }

  /** 204. */
  public static Reply nothing() {
    return bytes(204, "", new byte[0]);
  }

  /** The same answer with a header. */
  public Reply with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, contentType, body, more, cookies);
  }

  /** The same answer with an {@code ETag} that follows from its body. */
  public Reply tagged() {
    return with("ETag", '"' + Assets.etag(body) + '"');
  }

  /** The same answer with a cookie. */
  public Reply with(Cookie cookie) {
    var more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Reply(status, contentType, body, headers, more);
  }
}
