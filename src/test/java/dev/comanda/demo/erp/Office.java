package dev.comanda.demo.erp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.json.Json;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Somebody at the ERP's pages, with cookies of his own; goes where a page sends him. */
final class Office implements AutoCloseable {
  private static final long LOOK_EVERY_NANOS = 1_000_000;

  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** What he sees. */
  record Page(int status, String text) {
    boolean asksForLogIn() {
      return text.contains("action=\"/login\"");
    }

    boolean saysSaved() {
      return status == 200 && text.contains("Die Position wurde gespeichert.");
    }

    JsonNode json() {
      return Json.tree(text);
    }
  }

  Office(URI url) {
    this.url = url;
  }

  /** Somebody who is logged in. */
  static Office loggedIn(URI url) throws IOException, InterruptedException {
    var office = new Office(url);
    if (office.logIn(DemoErp.PASSWORD).asksForLogIn()) {
      throw new IllegalStateException("the log-in is refused");
    }
    return office;
  }

  Page logIn(String password) throws IOException, InterruptedException {
    return post("/login", Map.of("user", DemoErp.USER, "password", password));
  }

  Page get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url.resolve(path)).timeout(Wait.MAX).build();
    return page(http.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  Page post(String path, Map<String, String> form) throws IOException, InterruptedException {
    return page(http.send(request(path, form), HttpResponse.BodyHandlers.ofString()));
  }

  /** Sends a form and does not wait for the answer. */
  CompletableFuture<Page> send(String path, Map<String, String> form) {
    return http.sendAsync(request(path, form), HttpResponse.BodyHandlers.ofString())
        .thenApply(Office::page);
  }

  private HttpRequest request(String path, Map<String, String> form) {
    var body =
        form.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(Wait.MAX)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static Page page(HttpResponse<String> answer) {
    return new Page(answer.statusCode(), answer.body());
  }

  /** Adds a line to worksheet 558. */
  Page add(String product, String quantity, String mark) throws IOException, InterruptedException {
    return post("/worksheets/558/lines", line(product, quantity, mark));
  }

  /** The form of a line. */
  static Map<String, String> line(String product, String quantity, String mark) {
    return Map.of("product", product, "quantity", quantity, "reference", mark);
  }

  /** Waits until something is so. */
  static void await(BooleanSupplier what) {
    long giveUp = System.nanoTime() + Wait.MAX.toNanos();
    while (!what.getAsBoolean()) {
      if (System.nanoTime() - giveUp > 0) {
        throw new AssertionError("it does not become so");
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
