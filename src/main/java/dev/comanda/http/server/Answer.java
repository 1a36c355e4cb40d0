package dev.comanda.http.server;

import dev.comanda.http.Reply;
import dev.comanda.json.Packed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A reply as it goes out: with the headers that every answer has, and compressed or left out where
 * the client wants that. Pure.
 *
 * @param fields header fields, in order
 * @param length bytes of the body as a GET would have it
 * @param body what is sent; empty for HEAD and 304
 */
record Answer(int status, List<Field> fields, int length, byte[] body) {
  /** A header field. */
  record Field(String name, String value) {}

  /** Bytes from which on compressing saves more than it costs: what fits one packet is left. */
  static final int COMPRESS_BYTES_MIN = 1_400;

  /** What an answer that is no page may do in a browser: nothing. */
  private static final String CSP = "default-src 'none'; frame-ancestors 'none'";

  /**
   * Half a year by TLS only, for this host alone. Sent only to who came by TLS; browsers would not
   * believe it elsewhere, and a place that has none is not locked out.
   */
  private static final Field TLS_ONLY = new Field("Strict-Transport-Security", "max-age=15552000");

  /** What no page of ours asks a browser for, nor what is put into one. */
  private static final String PERMISSIONS =
      "camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), midi=(), payment=(),"
          + " serial=(), usb=()";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", PERMISSIONS,
          "Cache-Control", "no-store",
          "Content-Security-Policy", CSP);

  /** What browsers heed of documents; in the answers of which those are made it is weight. */
  private static final Set<String> OF_DOCUMENTS =
      Set.of("Cross-Origin-Opener-Policy", "Permissions-Policy", "Content-Security-Policy");

  /** What is no document, whatever it is opened as. */
  private static final Set<String> PARTS =
      Set.of("text/javascript; charset=utf-8", "text/css; charset=utf-8");

  /**
   * The answer to a request; whoever opens an address in a browser is told of problems in words.
   */
  static Answer to(RequestHead head, Reply made) {
    var reply = ProblemPage.instead(head, made);
    var fields = new ArrayList<Field>();
    ALWAYS.forEach(
        (name, value) -> {
          boolean idle = OF_DOCUMENTS.contains(name) && PARTS.contains(reply.contentType());
          if (!idle && !reply.headers().containsKey(name)) {
            fields.add(new Field(name, value));
          }
        });
    if (head.secure()) {
      fields.add(TLS_ONLY);
    }
    for (var cookie : reply.cookies()) {
      fields.add(new Field("Set-Cookie", line(cookie, head.secure())));
    }
    if (!reply.contentType().isEmpty()) {
      fields.add(new Field("Content-Type", reply.contentType()));
    }
    var etag = reply.headers().getOrDefault("ETag", "");
    boolean gzip = worthCompressing(reply) && head.takesGzip();
    reply.headers().forEach((name, value) -> fields.add(new Field(name, value)));
    if (worthCompressing(reply) && !reply.headers().containsKey("Vary")) {
      fields.add(new Field("Vary", "Accept-Encoding"));
    }
    if (reply.status() == 200 && head.reads() && !etag.isEmpty() && matches(head, etag)) {
      fields.removeIf(field -> field.name().equals("Content-Type"));
      return new Answer(304, List.copyOf(fields), 0, new byte[0]);
    }
    var body = reply.body();
    if (gzip) {
      fields.add(new Field("Content-Encoding", "gzip"));
      body = Packed.whole(body);
    }
    return new Answer(
        reply.status(),
        List.copyOf(fields),
        body.length,
        head.method().equals("HEAD") ? new byte[0] : body);
  }

  /** Answers that carry cookies carry secrets, whose length compression would tell. */
  private static boolean worthCompressing(Reply reply) {
    var type = reply.contentType();
    return reply.body().length >= COMPRESS_BYTES_MIN
        && reply.cookies().isEmpty()
        && !reply.headers().containsKey("Content-Encoding")
        && (type.startsWith("text/") || type.contains("json") || type.startsWith("image/svg"));
  }

  private static boolean matches(RequestHead head, String etag) {
    return head.headers().apply("If-None-Match").stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || weak(known).equals(weak(etag)));
  }

  private static String weak(String etag) {
    return etag.startsWith("W/") ? etag : "W/" + etag;
  }

  private static String line(Reply.Cookie cookie, boolean secure) {
    // Browsers take such a name from this host alone, by TLS and for all of its paths: no other
    // host of the same domain, and nobody on the way, can put a cookie of theirs in its place.
    return (secure ? RequestHead.OF_THIS_HOST : "")
        + cookie.name()
        + "="
        + cookie.value()
        + "; Path=/; Max-Age="
        + cookie.maxAgeSeconds()
        + "; SameSite="
        + cookie.sameSite()
        + (cookie.httpOnly() ? "; HttpOnly" : "")
        + (secure ? "; Secure" : "");
  }
}
