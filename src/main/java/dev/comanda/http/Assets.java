package dev.comanda.http;

import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files that pages are made of, from the class path: our own, and those of the libraries whose
 * jars carry them. Each is read, named by its content and compressed once, when it is first asked
 * for. Thread-safe.
 */
final class Assets {
  private static final String OURS = "dev/comanda/web/";

  /** The libraries that pages import, each below its version, by the folder of their jars. */
  private static final Map<String, Pattern> LIBRARIES =
      Map.of(
          "META-INF/resources/_static/",
          Pattern.compile(
              "lib/((lit|lit-html|lit-element|reactive-element)/[0-9.]+/[a-z./-]+\\.js)"),
          "META-INF/resources/webjars/",
          Pattern.compile("lib/(chart\\.js/[0-9.]+/dist/chart\\.umd\\.min\\.js)"));

  /** No empty or dotted segment, so that no name leads out of its folder. */
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "json", "application/json",
          "webmanifest", "application/manifest+json",
          "woff2", "font/woff2");

  private final Map<String, Asset> read = new ConcurrentHashMap<>();

  /**
   * A file.
   *
   * @param etag its content's name, without quotes
   * @param gzip the compressed content, or the plain one where compressing does not help
   */
  record Asset(String type, byte[] plain, byte[] gzip, String etag, String cacheControl) {
    /** The content as one answer; compressed for clients that take it. */
    Reply reply(boolean acceptsGzip) {
      boolean small = gzip.length < plain.length;
      var reply =
          Reply.bytes(200, type, acceptsGzip && small ? gzip : plain)
              .with("Cache-Control", cacheControl)
              .with("ETag", '"' + etag + (acceptsGzip && small ? "-gz" : "") + '"');
      if (small) {
        reply = reply.with("Vary", "Accept-Encoding");
      }
      return acceptsGzip && small ? reply.with("Content-Encoding", "gzip") : reply;
    }

    /** The content as text. */
    String text() {
      return new String(plain, StandardCharsets.UTF_8);
    }
  }

  /**
   * The file with a name below {@code /web/}.
   *
   * @throws Refused {@code not_found}
   */
  Asset get(String name) {
    var known = read.get(name);
    if (known != null) {
      return known;
    }
    var asset = read(name).orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such file."));
    read.put(name, asset);
    return asset;
  }

  private static Optional<Asset> read(String name) {
    int dot = name.lastIndexOf('.');
    var type = dot < 0 ? null : TYPES.get(name.substring(dot + 1));
    if (type == null || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    for (var library : LIBRARIES.entrySet()) {
      var matcher = library.getValue().matcher(name);
      if (matcher.matches()) {
        // The version in its path changes with its content.
        return bytes(library.getKey() + matcher.group(1))
            .map(plain -> asset(type, plain, "public, max-age=31536000, immutable"));
      }
    }
    return bytes(OURS + name).map(plain -> asset(type, plain, "no-cache"));
  }

  static Asset asset(String type, byte[] plain, String cacheControl) {
    return new Asset(type, plain, Answer.gzip(plain), etag(plain), cacheControl);
  }

  static Optional<byte[]> bytes(String resource) {
    try (var in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A name for these bytes that others do not have. */
  static String etag(byte[] plain) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha256(plain), 15));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
