package dev.comanda.erp.tryton;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before a Tryton and sees each call; whoever scripts it says what becomes of it. Without a
 * script all goes through.
 */
public final class TrytonFront implements AutoCloseable {
  private static final String LINE_CREATED = "model.sale.line.create";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI tryton;
  private volatile Script script = Answer::passes;

  /** What becomes of a call; it may be answered, or not. */
  @FunctionalInterface
  public interface Script {
    /** Deals with one. */
    void deal(Answer answer) throws IOException, InterruptedException;
  }

  /** One before that. */
  public TrytonFront(URI tryton) {
    this.tryton = tryton;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Where a connector finds it. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + tryton.getRawPath());
  }

  /** What becomes of all calls from now on. */
  public void script(Script dealing) {
    script = dealing;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      script.deal(new Answer(exchange, body, Json.tree(body).path("method").asText()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A call, and how it may be answered; where it is not, its connection is cut. */
  public final class Answer {
    private final HttpExchange exchange;
    private final String body;
    private final String method;

    private Answer(HttpExchange exchange, String body, String method) {
      this.exchange = exchange;
      this.body = body;
      this.method = method;
    }

    /** Which method is called, as {@code model.sale.line.create}. */
    public String method() {
      return method;
    }

    /** Whether it names a sale, by its reference or as Tryton knows it. */
    public boolean isAbout(String reference, int sale) {
      return body.contains("\"" + reference + "\"")
          || body.contains("\"sale\":" + sale + ",")
          || body.contains("\"sale\",\"in\",[" + sale + "]");
    }

    /** Whether it writes a line. */
    public boolean writes() {
      return method.equals(LINE_CREATED);
    }

    /** Whether somebody signs in by it. */
    public boolean signsIn() {
      return method.equals("common.db.login") || method.endsWith(".get_preferences");
    }

    /** Whether it brings the password for which Tryton has asked. */
    public boolean hasPassword() {
      return !Json.tree(body).at("/params/1/password").isMissingNode();
    }

    /** Has Tryton act, and says what it says. */
    public void passes() throws IOException, InterruptedException {
      says(acts());
    }

    /** Has Tryton act. */
    public HttpResponse<String> acts() throws IOException, InterruptedException {
      var request =
          HttpRequest.newBuilder(tryton.resolve(exchange.getRequestURI()))
              .method(exchange.getRequestMethod(), BodyPublishers.ofString(body));
      for (var name : new String[] {"Content-Type", "Accept", "Authorization"}) {
        var value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
          request.header(name, value);
        }
      }
      return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Says what Tryton said. */
    public void says(HttpResponse<String> said) throws IOException {
      var type = said.headers().firstValue("Content-Type").orElse("text/plain");
      says(said.statusCode(), type, said.body());
    }

    /** Gives a result that Tryton has not given. */
    public void gives(String result) throws IOException {
      var id = Json.tree(body).path("id").asInt();
      says(200, "application/json", "{\"id\":" + id + ",\"result\":" + result + "}");
    }

    /** Says anything. */
    public void says(int status, String type, String text) throws IOException {
      var bytes = text.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      if (status == 429) {
        exchange.getResponseHeaders().set("Retry-After", "7");
      }
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }
}
