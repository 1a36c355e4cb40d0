package dev.comanda.erp.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Small pages of an ERP that there is not, and what was asked of it. */
final class Pages implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Body> bodies = new ConcurrentHashMap<>();
  private final List<String> posts = new CopyOnWriteArrayList<>();
  private final List<String> languages = new CopyOnWriteArrayList<>();

  /** How a path is answered: by a page's body, made at each request. */
  interface Body {
    String of(HttpExchange exchange) throws IOException, InterruptedException;
  }

  Pages() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A page that is always the same. */
  Pages show(String path, String body) {
    return answer(path, exchange -> body);
  }

  /** A page that is made at each request. What is posted to it is kept. */
  Pages answer(String path, Body body) {
    bodies.put(path, body);
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    languages.add(String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Language")));
    if (exchange.getRequestMethod().equals("POST")) {
      var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      posts.add(path + " " + URLDecoder.decode(form, StandardCharsets.UTF_8));
    }
    reply(exchange, bodies.getOrDefault(path, each -> "<h1>Nothing</h1>"));
  }

  private static void reply(HttpExchange exchange, Body body) throws IOException {
    try (exchange) {
      var html = "<!doctype html><meta charset=utf-8><title>ERP</title>" + body.of(exchange);
      var bytes = html.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** What was posted, each as {@code /path name=value&…}. */
  List<String> posts() {
    return posts;
  }

  /** In which languages pages were asked for. */
  List<String> languages() {
    return languages;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
