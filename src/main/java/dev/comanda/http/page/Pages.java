package dev.comanda.http.page;

import dev.comanda.http.Access;
import dev.comanda.http.PagePolicy;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages and the files they are made of. A page may run the scripts of this server, and of those
 * that stand in its own text only the ones it came with, named by their hash. Thread-safe.
 */
public final class Pages {
  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

  private static final Pattern LANGUAGE = Pattern.compile("\\s*([A-Za-z]{2,3})\\b");

  private final Assets assets = new Assets();
  private final boolean showsDesign;

  /** By language and name. */
  private final Map<String, Page> made = new ConcurrentHashMap<>();

  private record Page(Assets.Asset asset, String policy) {}

  /** All pages; that of what they are made of only where it is shown. */
  public Pages(boolean showsDesign) {
    this.showsDesign = showsDesign;
  }

  /** All of them, and the files they are made of. */
  public Stream<Route> routes() {
    return Stream.of(
        page("/", "index.html"),
        page("/setup", "setup.html"),
        page("/s/{code}", "guest.html"),
        page("/t/{code}", "spot.html"),
        page("/spots", "spots.html"),
        page("/panel", "panel.html"),
        page("/products", "products.html"),
        page("/admin", "admin.html"),
        page("/receipt", "receipt.html"),
        page("/reports", "reports.html"),
        page("/integrations", "integrations.html"),
        page("/scan/{loc}", "scan.html"),
        page("/station/{id}", "station.html"),
        page("/board/{loc}", "board.html"),
        Route.get("/design", Access.OPEN, this::design),
        Route.get("/web/{path...}", Access.OPEN, this::file));
  }

  private Route page(String path, String document) {
    return Route.get(path, Access.OPEN, request -> page(document, request));
  }

  /**
   * {@code GET /design}: every part that pages are made of, in all of its states.
   *
   * @throws Refused {@code not_found} where it is not shown
   */
  private Reply design(Request request) {
    if (!showsDesign) {
      throw new Refused(Code.NOT_FOUND, "The demonstration shows this page: comanda demo.");
    }
    return page("design.html", request);
  }

  /**
   * {@code GET /web/{path...}}: a file.
   *
   * @throws Refused {@code not_found}
   */
  private Reply file(Request request) {
    var reply = assets.at(request.path("path")).reply(request.takesGzip());
    return reply.contentType().startsWith("text/html")
        ? reply.with(PagePolicy.HEADER, PagePolicy.of(""))
        : reply;
  }

  private Reply page(String name, Request request) {
    var language = language(request.header("Accept-Language").orElse(""));
    var page = made.computeIfAbsent(language + '/' + name, key -> made(name, language));
    return page.asset()
        .reply(request.takesGzip())
        .with(PagePolicy.HEADER, page.policy())
        .with("Vary", "Accept-Encoding, Accept-Language");
  }

  private Page made(String name, String language) {
    var sheets = "sheets/" + name.replace(".html", ".css");
    var html = new Document(assets, name).text(sheets, language);
    var asset =
        Assets.asset("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), "no-cache");
    return new Page(asset, PagePolicy.of(hashes(html)));
  }

  /** The first language of a browser that there are messages in, as the page will choose it. */
  private String language(String accepted) {
    return Arrays.stream(accepted.split(",", -1))
        .map(LANGUAGE::matcher)
        .filter(Matcher::lookingAt)
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .filter(tag -> assets.release().files().contains("js/messages/" + tag + ".js"))
        .findFirst()
        .orElse("en");
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
