package dev.comanda.http;

import dev.comanda.json.Json;
import dev.comanda.json.Packed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to a request. Immutable.
 *
 * @param about for who writes down what was done; no client sees it
 */
public record Reply(
    int status,
    String contentType,
    byte[] body,
    Map<String, String> headers,
    List<Cookie> cookies,
    About about) {

  private static final String REPLAYED = "Idempotency-Replayed";

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
    return new Reply(status, contentType, body, Map.of(), List.of(), About.PATH);
  }

  /** A page that was made for this one answer; it runs no script but those of this server. */
  public static Reply page(int status, String html) {
    return bytes(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
        .with(PagePolicy.HEADER, PagePolicy.of(""));
  }

  /** JSON with 200 that is packed already, with its end; unpacked for who takes no gzip. */
  public static Reply packed(Request request, Packed beginning, byte[] end) {
    boolean gzip = request.takesGzip();
    var reply =
        bytes(200, "application/json", gzip ? beginning.gzip(end) : beginning.plain(end))
            .with("Vary", "Accept-Encoding");
    return gzip ? reply.with("Content-Encoding", "gzip") : reply;
  }

  /** 204. */
  public static Reply nothing() {
    return bytes(204, "", new byte[0]);
  }

  /** The same answer with a header. */
  public Reply with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, contentType, body, more, cookies, about);
  }

  /** The same answer with an {@code ETag} that follows from its body. */
  public Reply tagged() {
    return with("ETag", '"' + Versions.ofContent(body) + '"');
  }

  /** The same answer with a cookie. */
  public Reply with(Cookie cookie) {
    var more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Reply(status, contentType, body, headers, more, about);
  }

  /** The same answer, which is about this. */
  public Reply about(About what) {
    return new Reply(status, contentType, body, headers, cookies, what);
  }

  /** The same answer, which says whether it only repeats an earlier one. */
  public Reply replayed(boolean again) {
    return again ? with(REPLAYED, "true") : this;
  }

  /** Whether it only repeats an earlier answer. */
  public boolean replayed() {
    return headers.containsKey(REPLAYED);
  }
}
