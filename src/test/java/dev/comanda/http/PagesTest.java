package dev.comanda.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static final Pattern MENTIONED = Pattern.compile("\"(/web/[^\"]+[^/])\"");

  private final Surface surface = new Surface();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    var pages = new Pages();
    surface
        .route(Verb.GET, "/", Access.OPEN, pages::home)
        .route(Verb.GET, "/setup", Access.OPEN, pages::setup)
        .route(Verb.GET, "/s/{code}", Access.OPEN, pages::guest)
        .route(Verb.GET, "/panel", Access.OPEN, pages::panel)
        .route(Verb.GET, "/products", Access.OPEN, pages::products)
        .route(Verb.GET, "/admin", Access.OPEN, pages::admin)
        .route(Verb.GET, "/reports", Access.OPEN, pages::reports)
        .route(Verb.GET, "/scan/{loc}", Access.OPEN, pages::scan)
        .route(Verb.GET, "/web/{path...}", Access.OPEN, pages::file)
        .start();
  }

  @AfterEach
  void stop() {
    client.close();
    surface.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/setup", "/s/abc", "/panel", "/products", "/admin", "/reports", "/scan/bar"})
  void aPageRunsOnlyItsOwnScripts(String path) throws Exception {
    var answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type").replace(" ", ""))
        .isEqualTo("text/html;charset=utf-8");
    assertThat(header(answer, "Content-Security-Policy"))
        .contains("script-src 'self' 'sha256-")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/setup", "/s/abc", "/panel", "/products", "/admin", "/reports"})
  void everyLibraryThatAPageNamesIsThere(String path) throws Exception {
    var found = MENTIONED.matcher(text(get(path)));
    var libraries = new LinkedHashSet<String>();
    while (found.find()) {
      if (found.group(1).startsWith("/web/lib/")) {
        libraries.add(found.group(1));
      }
    }
    assertThat(libraries).isNotEmpty();
    for (var library : libraries) {
      var answer = get(library);
      assertThat(answer.statusCode()).as(library).isEqualTo(200);
      assertThat(header(answer, "Content-Type").replace(" ", ""))
          .isEqualTo("text/javascript;charset=utf-8");
      assertThat(header(answer, "Cache-Control")).contains("immutable");
    }
  }

  @Test
  void aFileIsCompressedForThoseWhoTakeIt() throws Exception {
    var path = "/web/lib/lit-html/3.3.3/lit-html.js";
    var plain = get(path);
    var zipped = get(path, "Accept-Encoding", "br, gzip");
    assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(zipped, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(zipped.body().length).isLessThan(plain.body().length);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(plain.body());
    }
    assertThat(get(path, "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
        .isEmpty();
    assertThat(header(plain, "ETag")).isNotEqualTo(header(zipped, "ETag"));
  }

  @Test
  void aFileThatIsKnownIsNotSentAgain() throws Exception {
    var first = get("/web/icon.svg");
    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    var again = get("/web/icon.svg", "If-None-Match", header(first, "ETag"));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get("/web/icon.svg", "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
  }

  @Test
  void nothingElseOfTheClassPathIsServed() throws Exception {
    for (var path :
        Set.of(
            "/web/",
            "/web/js",
            "/web/none.js",
            "/web/.hidden.js",
            "/web/lib/lit/3.3.3/LICENSE",
            "/web/lib/lit/3.3.3/../../../../Main.class",
            "/web/lib/META-INF/MANIFEST.MF",
            "/web/..%5cdb%5cV1__start.sql",
            "/web/logback.xml")) {
      assertThat(get(path).statusCode()).as(path).isIn(400, 404);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + surface.port() + path)).GET();
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
