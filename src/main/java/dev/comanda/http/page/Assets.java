package dev.comanda.http.page;

import dev.comanda.http.Reply;
import dev.comanda.http.Versions;
import dev.comanda.json.Packed;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that pages are made of, from the class path: our own, and those of the libraries whose
 * jars carry them; and {@link CurrencyScript}, which is made here. Each is read, named by its
 * content and compressed once, when it is first asked for. Thread-safe.
 */
final class Assets {
  /** Where pages find files. */
  static final String ROOT = "/web/";

  /** Where the files of libraries are, below it. */
  static final String LIBRARY_FOLDER = "lib/";

  private static final String OURS = "dev/comanda/web/";

  /** A page's style sheets as one, made of what its document names. */
  private static final Pattern SHEETS = Pattern.compile("sheets/([a-z]+)\\.css");

  private static final Pattern IN_RELEASE =
      Pattern.compile("@([A-Za-z0-9_-]{" + Release.NAME_CHARACTERS + "})/(.+)");

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

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

  /** Is read with the first page: a start need not wait for it. */
  private volatile @Nullable Release release;

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

    /** The same, kept by browsers as this says. */
    Asset kept(String cacheControl) {
      return new Asset(type, plain, gzip, etag, cacheControl);
    }

    /** The content as text. */
    String text() {
      return new String(plain, StandardCharsets.UTF_8);
    }
  }

  /**
   * The file at an address below {@code /web/}. Below {@code @} and the name of this release it
   * never changes. Pages of another one, which are open while a server is renewed or come from
   * another server, get what there is, which they do not keep.
   *
   * @throws Refused {@code not_found}
   */
  Asset at(String address) {
    var matcher = IN_RELEASE.matcher(address);
    if (!matcher.matches()) {
      return get(address);
    }
    boolean ours = matcher.group(1).equals(release().name());
    return get(matcher.group(2)).kept(ours ? FOR_EVER : "no-store");
  }

  /** Where the files of this release are, which never change there. */
  String root() {
    return ROOT + "@" + release().name() + "/";
  }

  /** Our files. */
  Release release() {
    var known = release;
    if (known == null) {
      known = Release.read(Assets.class.getClassLoader(), OURS);
      release = known;
    }
    return known;
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

  private Optional<Asset> read(String name) {
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
            .map(plain -> asset(type, plain, FOR_EVER));
      }
    }
    return ours(name).map(plain -> asset(type, plain, "no-cache"));
  }

  private Optional<byte[]> ours(String name) {
    var sheets = SHEETS.matcher(name);
    if (sheets.matches()) {
      var file = sheets.group(1) + ".html";
      return bytes(OURS + file)
          .map(html -> new Document(this, file).sheets().getBytes(StandardCharsets.UTF_8));
    }
    return name.equals(CurrencyScript.NAME)
        ? Optional.of(CurrencyScript.bytes())
        : bytes(OURS + name);
  }

  static Asset asset(String type, byte[] plain, String cacheControl) {
    return new Asset(type, plain, Packed.whole(plain), Versions.ofContent(plain), cacheControl);
  }

  static Optional<byte[]> bytes(String resource) {
    return bytes(Assets.class.getClassLoader(), resource);
  }

  static Optional<byte[]> bytes(ClassLoader loader, String resource) {
    try (var in = loader.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    return digest().digest(bytes);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
