package dev.comanda.demo.life;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where robots wait on this machine, each at an address of its own that is good for one order.
 * Thread-safe.
 */
final class Addresses implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_WAITING = 503;
  private static final int BODY_BYTES_MAX = 16 * 1024;

  private final HttpServer server;

  /** By a robot's number, the path at which it waits. */
  private final Map<Integer, String> open = new ConcurrentHashMap<>();

  private final Map<Integer, JsonNode> arrived = new ConcurrentHashMap<>();

  Addresses() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** A new address at which a robot waits; the one before is no more. */
  String opened(int robot) {
    var path = "/" + robot + "/" + UUID.randomUUID() + "/";
    open.put(robot, path);
    var at = server.getAddress();
    return "http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + path;
  }

  /** A robot waits no longer, and what was sent to it was heard otherwise. */
  void close(int robot) {
    open.remove(robot);
    arrived.remove(robot);
  }

  /** What was sent to a robot, once. */
  Optional<JsonNode> arrived(int robot) {
    return Optional.ofNullable(arrived.remove(robot));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status(exchange), -1);
    }
  }

  private int status(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var robot =
        open.entrySet().stream()
            .filter(each -> each.getValue().equals(path))
            .map(Map.Entry::getKey)
            .findFirst();
    if (!exchange.getRequestMethod().equals("PUT")) {
      return robot.isPresent() ? OK : NOT_FOUND;
    }
    var body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
    if (robot.isEmpty() || !open.remove(robot.get(), path)) {
      return NOT_WAITING;
    }
    arrived.put(robot.get(), Json.tree(new String(body, StandardCharsets.UTF_8)));
    return OK;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
