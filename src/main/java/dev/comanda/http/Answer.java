package dev.comanda.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

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

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store",
          "Content-Security-Policy", CSP);

  /** The answer to a request. */
  static Answer to(Head head, Reply reply) {
    var fields = new ArrayList<Field>();
    ALWAYS.forEach(
        (name, value) -> {
          if (!reply.headers().containsKey(name)) {
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
    boolean gzip = worthCompressing(reply) && acceptsGzip(head);
    reply.headers().forEach((name, value) -> fields.add(new Field(name, value)));
    if (worthCompressing(reply)) {
      fields.add(new Field("Vary", "Accept-Encoding"));
    }
    if (reply.status() == 200 && head.reads() && !etag.isEmpty() && matches(head, etag)) {
      fields.removeIf(field -> field.name().equals("Content-Type"));
      return new Answer(304, List.copyOf(fields), 0, new byte[0]);
    }
    var body = reply.body();
    if (gzip) {
      fields.add(new Field("Content-Encoding", "gzip"));
      body = gzip(body);
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

  private static boolean acceptsGzip(Head head) {
    return acceptsGzip(String.join(",", head.headers().apply("Accept-Encoding")));
  }

  /** Whether a client that sent this {@code Accept-Encoding} takes gzip. */
  static boolean acceptsGzip(String acceptEncoding) {
    return Arrays.stream(acceptEncoding.split(",", -1))
        .map(String::strip)
        .anyMatch(coding -> coding.equals("gzip") || (coding.startsWith("gzip;") && !zero(coding)));
  }

  private static boolean zero(String coding) {
    return coding.matches("gzip;\\s*q=0(\\.0*)?");
  }

  private static boolean matches(Head head, String etag) {
    return head.headers().apply("If-None-Match").stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || weak(known).equals(weak(etag)));
  }

  private static String weak(String etag) {
    return etag.startsWith("W/") ? etag : "W/" + etag;
  }

  private static String line(Reply.Cookie cookie, boolean secure) {
    return cookie.name()
        + "="
        + cookie.value()
        + "; Path=/; Max-Age="
        + cookie.maxAgeSeconds()
        + "; SameSite="
        + cookie.sameSite()
        + (cookie.httpOnly() ? "; HttpOnly" : "")
        + (secure ? "; Secure" : "");
  }

  static byte[] gzip(byte[] body) {
    var out = new ByteArrayOutputStream(body.length / 2);
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
