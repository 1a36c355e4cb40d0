package dev.comanda.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.server.ContractCheck;
import dev.comanda.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * A client for tests. Every answer that it gets is held against {@code openapi.json}. Copies that
 * differ in a token or a header share one connection pool and one {@link ContractCheck}.
 * Thread-safe.
 */
public final class Client implements AutoCloseable {
  private static final Duration TIME_MAX = Duration.ofMinutes(2);

  private final String url;
  private final HttpClient http;
  private final CookieManager cookies;
  private final ContractCheck contract;
  private final Map<String, String> headers;
  private final Optional<Supplier<String>> token;
  private final String beside;

  /** An answer. */
  public record Answer(int status, HttpHeaders headers, byte[] body) {
    /** The body as JSON. */
    public JsonNode json() {
      return Json.tree(text());
    }

    /** The body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The one of this name in a list. Its first is by chance: what is made together has no order.
     */
    public JsonNode named(String name) {
      for (var each : json().get("data")) {
        if (each.path("name").asText().equals(name)) {
          return each;
        }
      }
      throw new AssertionError("no " + name + " in " + text());
    }

    /** A header's first value, or nothing. */
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** The code of a problem. */
    public String code() {
      assertThat(header("Content-Type")).as(text()).isEqualTo("application/problem+json");
      return json().get("code").textValue();
    }

    /** This answer, which must have the status. */
    public Answer expect(int expected) {
      assertThat(status).as(text()).isEqualTo(expected);
      return this;
    }

    /** This answer, which must be a problem with the status and the code. */
    public Answer expect(int expected, String code) {
      expect(expected);
      assertThat(code()).as(text()).isEqualTo(code);
      return this;
    }
  }

  private Client(
      String url,
      HttpClient http,
      CookieManager cookies,
      ContractCheck contract,
      Map<String, String> headers,
      Optional<Supplier<String>> token,
      String beside) {
    this.url = url;
    this.http = http;
    this.cookies = cookies;
    this.contract = contract;
    this.headers = Map.copyOf(headers);
    this.token = token;
    this.beside = beside;
  }

  /** A client of the server at this address, which has no slash at the end. */
  public static Client of(String url) {
    return of(url, new ContractCheck());
  }

  /** The same, telling what it sees to a check that others use too. */
  public static Client of(String url, ContractCheck contract) {
    var cookies = new CookieManager(null, plain());
    var http =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIME_MAX)
            .build();
    return new Client(url, http, cookies, contract, Map.of(), Optional.empty(), "");
  }

  /** Takes every cookie, and sends it as browsers do: the JDK would add quotes and its version. */
  private static CookiePolicy plain() {
    return (uri, cookie) -> {
      cookie.setVersion(0);
      return true;
    };
  }

  /** The check that all answers pass. */
  public ContractCheck contract() {
    return contract;
  }

  /** The server's address. */
  public String url() {
    return url;
  }

  /** The same client with a bearer token, of staff or of a guest. */
  public Client as(String token) {
    return as(() -> token);
  }

  /** The same client with a bearer token that is asked for with every request. */
  public Client as(Supplier<String> token) {
    return new Client(url, http, cookies, contract, headers, Optional.of(token), beside);
  }

  /** The same client with an idempotency key. */
  public Client key(String key) {
    return with("Idempotency-Key", key);
  }

  /** The same client with a header. */
  public Client with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Client(url, http, cookies, contract, more, token, beside);
  }

  /** The same client, sending a query with whatever changes something and does not know of it. */
  public Client beside(String query) {
    return new Client(url, http, cookies, contract, headers, token, query);
  }

  /** The value of a cookie that the server has set. */
  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().replace("__Host-", "").equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /** The same client as a page is: unsafe requests repeat the cookie against forgery. */
  public Client page() {
    return with("X-CSRF-Token", cookie("comanda_csrf").orElseThrow());
  }

  /** GET. */
  public Answer get(String path) {
    return send("GET", path, Optional.empty());
  }

  /** HEAD. */
  public Answer head(String path) {
    return send("HEAD", path, Optional.empty());
  }

  /** POST of a value as JSON; a text is sent as it is. */
  public Answer post(String path, Object body) {
    return send("POST", path, Optional.of(body));
  }

  /** POST without a body, nor a word about its type. */
  public Answer post(String path) {
    return send("POST", path, Optional.empty());
  }

  /** PUT of a value as JSON; a text is sent as it is. */
  public Answer put(String path, Object body) {
    return send("PUT", path, Optional.of(body));
  }

  /** PUT without a body, nor a word about its type. */
  public Answer put(String path) {
    return send("PUT", path, Optional.empty());
  }

  /** PATCH of a value as JSON; a text is sent as it is. */
  public Answer patch(String path, Object body) {
    return send("PATCH", path, Optional.of(body));
  }

  /** DELETE. */
  public Answer delete(String path) {
    return send("DELETE", path, Optional.empty());
  }

  private Answer send(String verb, String path, Optional<Object> body) {
    var request = HttpRequest.newBuilder(URI.create(url + full(verb, path))).timeout(TIME_MAX);
    if (body.isPresent() && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    token.ifPresent(each -> request.header("Authorization", "Bearer " + each.get()));
    request.method(verb, body.map(Client::publisher).orElse(HttpRequest.BodyPublishers.noBody()));
    var answer = answer(request.build());
    if (!verb.equals("HEAD")) {
      contract.check(
          verb,
          URI.create(url + path).getRawPath(),
          answer.status(),
          answer.header("Content-Type"),
          answer.body());
    }
    return answer;
  }

  private String full(String verb, String path) {
    boolean asItIs = beside.isEmpty() || verb.equals("GET") || verb.equals("HEAD");
    var joint = path.contains("?") ? "&" : "?";
    return asItIs || path.contains("/catalog/import") ? path : path + joint + beside;
  }

  private Answer answer(HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), unpacked(response));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
    if (!answer.headers().firstValue("Content-Encoding").equals(Optional.of("gzip"))) {
      return answer.body();
    }
    try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return unpacking.readAllBytes();
    }
  }

  private static HttpRequest.BodyPublisher publisher(Object body) {
    return HttpRequest.BodyPublishers.ofByteArray(
        switch (body) {
          case String text -> text.getBytes(StandardCharsets.UTF_8);
          case byte[] bytes -> bytes;
          default -> Json.bytes(body);
        });
  }

  @Override
  public void close() {
    http.close();
  }
}
