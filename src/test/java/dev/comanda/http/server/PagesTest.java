package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.page.Pages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
  private static final Pattern MENTIONED = Pattern.compile("(?:href|src)=\"(/web/[^\"]+)\"");
  private static final Pattern RELEASE = Pattern.compile("/web/@[A-Za-z0-9_-]{16}/");

  /** Whatever looks like an import, ours or a library's. */
  private static final Pattern IMPORTED =
      Pattern.compile("\\b(?:from|import)\\s*\\(?\\s*['\"]([@a-z.][a-z@./-]*)['\"]");

  private static final Pattern FONT = Pattern.compile("url\\(\"([^\"]+\\.woff2)\"\\)");

  private final Surface surface = new Surface();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  void start() {
    new Pages(true)
        .routes()
        .forEach(each -> surface.route(each.verb(), each.path(), each.access(), each.handler()));
    surface.start();
  }

  @AfterAll
  void stop() {
    client.close();
    surface.close();
  }

  static Stream<String> pages() {
    return Stream.of(
        "/",
        "/setup",
        "/s/abc",
        "/t/abc",
        "/panel",
        "/products",
        "/spots",
        "/receipt",
        "/admin",
        "/reports",
        "/integrations",
        "/scan/bar",
        "/station/bistro",
        "/board/bar",
        "/design");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_runs_only_its_own_scripts(String path) throws Exception {
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
  @MethodSource("pages")
  void every_file_that_a_page_names_is_there_and_is_kept_for_ever(String path) throws Exception {
    for (var language : List.of("en", "de-AT,de;q=0.9")) {
      var files = named(text(get(path, "Accept-Language", language)));
      assertThat(files).anyMatch(file -> file.startsWith("/web/lib/lit-html/"));
      for (var file : files) {
        var answer = get(file);
        assertThat(answer.statusCode()).as(file).isEqualTo(200);
        assertThat(header(answer, "Cache-Control")).as(file).contains("immutable");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_names_every_module_that_it_imports(String path) throws Exception {
    var html = text(get(path));
    var files = named(html);
    var root = RELEASE.matcher(html);
    assertThat(root.find()).isTrue();
    for (var file : files) {
      if (file.endsWith(".js")) {
        var imports = IMPORTED.matcher(text(get(file)));
        while (imports.find()) {
          var name = imports.group(1);
          if (name.startsWith(".")) {
            assertThat(files).as(file).contains(URI.create(file).resolve(name).getPath());
          } else {
            assertThat(html)
                .as(file)
                .contains('"' + name.replaceFirst("/[a-z-]+\\.js$", "/") + "\":");
          }
        }
      }
    }
    assertThat(html).contains("{\"imports\":{\"/web/js/\":\"" + root.group() + "js/\",");
  }

  @Test
  void a_page_names_the_texts_of_its_reader() throws Exception {
    for (var language : List.of("de", "DE-de,en;q=0.5", "tlh, nl;q=0.9, de;q=0.8")) {
      var german = get("/panel", "Accept-Language", language);
      assertThat(text(german)).contains("messages/de.js", "messages/de-bill.js");
      assertThat(text(german)).doesNotContain("messages/en", "{language}");
      assertThat(german.headers().allValues("Vary").getFirst()).contains("Accept-Language");
    }
    for (var language : List.of("", "*", "fr", "../de", ";;,,", "en-GB,de")) {
      assertThat(text(get("/panel", "Accept-Language", language)))
          .contains("messages/en.js", "messages/en-bill.js")
          .doesNotContain("messages/de");
    }
  }

  @Test
  void a_page_that_is_known_is_not_sent_again() throws Exception {
    var page = get("/panel");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    var again = get("/panel", "If-None-Match", header(page, "ETag"));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(header(again, "Content-Security-Policy"))
        .isEqualTo(header(page, "Content-Security-Policy"));
    var german = get("/panel", "If-None-Match", header(page, "ETag"), "Accept-Language", "de");
    assertThat(german.statusCode()).isEqualTo(200);
  }

  @Test
  void a_page_of_another_release_gets_what_there_is_and_does_not_keep_it() throws Exception {
    var there = get("/web/js/api.js");
    var other = get("/web/@AAAAAAAAAAAAAAAA/js/api.js");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).isEqualTo(there.body());
    assertThat(header(other, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(there, "Cache-Control")).isEqualTo("no-cache");
    for (var none :
        List.of(
            "/web/@AAAAAAAAAAAAAAAA/js/none.js",
            "/web/@AAAAAAAAAAAAAAAA/@AAAAAAAAAAAAAAAA/js/api.js",
            "/web/@AAAAAAAAAAAAAAA/js/api.js",
            "/web/@AAAAAAAAAAAAAAAA/sheets/none.css",
            "/web/@AAAAAAAAAAAAAAAA/")) {
      assertThat(get(none).statusCode()).as(none).isEqualTo(404);
    }
  }

  /** The addresses of files in a document. */
  private static Set<String> named(String html) {
    var files = new LinkedHashSet<String>();
    MENTIONED.matcher(html).results().forEach(found -> files.add(found.group(1)));
    return files;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_font_that_its_sheet_names_is_served(String path) throws Exception {
    var sheet =
        named(text(get(path))).stream().filter(file -> file.contains("/sheets/")).findFirst();
    var address = sheet.orElseThrow();
    var fonts = FONT.matcher(text(get(address))).results().map(found -> found.group(1)).toList();
    assertThat(fonts).hasSize(2);
    for (var font : fonts) {
      var answer = get(URI.create(address).resolve(font).getPath());
      assertThat(answer.statusCode()).as(font).isEqualTo(200);
      assertThat(header(answer, "Content-Type")).isEqualTo("font/woff2");
      assertThat(header(answer, "Cache-Control")).contains("immutable");
    }
  }

  @Test
  void a_file_is_compressed_for_those_who_take_it() throws Exception {
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
  void a_file_that_is_known_is_not_sent_again() throws Exception {
    var first = get("/web/icon.svg");
    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    var again = get("/web/icon.svg", "If-None-Match", header(first, "ETag"));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get("/web/icon.svg", "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
  }

  @Test
  void only_what_may_be_opened_as_a_document_carries_what_a_document_may_do() throws Exception {
    for (var file : List.of("/web/js/api.js", "/web/sheets/panel.css")) {
      assertThat(get(file).headers().map())
          .containsKeys("x-content-type-options", "referrer-policy")
          .doesNotContainKeys("content-security-policy", "permissions-policy");
    }
    for (var file : List.of("/web/icon.svg", "/web/none.js", "/panel", "/web/panel.html")) {
      assertThat(get(file).headers().map())
          .containsKeys("content-security-policy", "permissions-policy");
    }
  }

  @Test
  void nothing_else_of_the_class_path_is_served() throws Exception {
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
