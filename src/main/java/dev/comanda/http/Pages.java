package dev.comanda.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The pages and the files they are made of. A page may run the scripts of this server, and of those
 * that stand in its own text only the ones it came with, named by their hash. Thread-safe.
 */
public final class Pages {
  private static final String CSP = "Content-Security-Policy";
  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

  private final Assets assets = new Assets();

  /** {@code GET /}: sign-in and choice. */
  public Reply home(Request request) {
    return page("index.html", request);
  }

  /** {@code GET /setup}: the first start. */
  public Reply setup(Request request) {
    return page("setup.html", request);
  }

  /** {@code GET /s/{code}}: what a guest's phone shows. */
  public Reply guest(Request request) {
    return page("guest.html", request);
  }

  /** {@code GET /t/{code}}: what a phone shows that scanned a spot's code. */
  public Reply spot(Request request) {
    return page("spot.html", request);
  }

  /** {@code GET /spots}: the codes of a location's spots, to print. */
  public Reply spots(Request request) {
    return page("spots.html", request);
  }

  /** {@code GET /admin}: staff, and the keys of programs. */
  public Reply admin(Request request) {
    return page("admin.html", request);
  }

  /** {@code GET /panel}: the sessions of a location. */
  public Reply panel(Request request) {
    return page("panel.html", request);
  }

  /** {@code GET /products}: what of a location's menu is sold out. */
  public Reply products(Request request) {
    return page("products.html", request);
  }

  /** {@code GET /receipt}: a receipt, to print. */
  public Reply receipt(Request request) {
    return page("receipt.html", request);
  }

  /** {@code GET /reports}: what was sold. */
  public Reply reports(Request request) {
    return page("reports.html", request);
  }

  /**
   * {@code GET /web/{path...}}: a file.
   *
   * @throws dev.comanda.problem.Refused {@code not_found}
   */
  public Reply file(Request request) {
    var reply = assets.get(request.path("path")).reply(gzip(request));
    return reply.contentType().startsWith("text/html") ? reply.with(CSP, policy("")) : reply;
  }

  /** {@code GET /scan/{loc}}: the codes of a location's drinks. */
  public Reply scan(Request request) {
    return page("scan.html", request);
  }

  /** A page that was made for this one answer; it runs no script but those of this server. */
  public static Reply made(int status, String html) {
    return Reply.bytes(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
        .with(CSP, policy(""));
  }

  private Reply page(String name, Request request) {
    var asset = assets.get(name);
    return asset.reply(gzip(request)).with(CSP, policy(hashes(asset.text())));
  }

  private static boolean gzip(Request request) {
    return Answer.acceptsGzip(request.header("Accept-Encoding").orElse(""));
  }

  private static String policy(String hashes) {
    return "default-src 'none'; script-src 'self'"
        + hashes
        + "; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'"
        + "; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }

  private static String hashes(String html) {
    var hashes = new StringBuilder();
    var scripts = INLINE.matcher(html);
    while (scripts.find()) {
      var hash = Assets.sha256(scripts.group(1).getBytes(StandardCharsets.UTF_8));
      hashes.append(" 'sha256-").append(Base64.getEncoder().encodeToString(hash)).append('\'');
    }
    return hashes.toString();
  }
}
