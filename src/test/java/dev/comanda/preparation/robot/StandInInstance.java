package dev.comanda.preparation.robot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import dev.comanda.json.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An instance of the robot's process: it waits at an address for an order, with which its task
 * ends. Stopped, it takes nothing; going on, it waits at the same address again. An answer that the
 * process cannot use stops it for good. Thread-safe.
 */
public final class StandInInstance {
  private static final String POSITION = "a1";
  private static final String LABEL = "Get Next Order";

  private final UUID uuid = UUID.randomUUID();
  private final String engine;
  private final int number;
  private final List<JsonNode> orders = new ArrayList<>();
  private int asked;
  private int updates;
  private @Nullable String open;
  private boolean stopped;
  private @Nullable String broken;

  StandInInstance(String engine, int number) {
    this.engine = engine;
    this.number = number;
  }

  int number() {
    return number;
  }

  /** Begins to wait at an address made new; the one before it is open no more. */
  public synchronized String waitAnew() {
    asked++;
    open = UUID.randomUUID().toString().replace("-", "");
    return address(open);
  }

  private String address(String id) {
    return engine + "/" + number + "/callbacks/" + id + "/";
  }

  /** What a call of this instance carries, for the address at which it waits. */
  public synchronized Map<String, String> headers() {
    var headers = new TreeMap<String, String>();
    headers.put("CPEE-BASE", engine + "/");
    headers.put("CPEE-INSTANCE", Integer.toString(number));
    headers.put("CPEE-INSTANCE-URL", engine + "/" + number);
    headers.put("CPEE-INSTANCE-UUID", uuid.toString());
    headers.put("CPEE-CALLBACK", open == null ? "" : address(open));
    headers.put("CPEE-CALLBACK-ID", open == null ? "" : open);
    headers.put("CPEE-ACTIVITY", POSITION);
    headers.put("CPEE-LABEL", LABEL);
    headers.put("CPEE-ATTR-INFO", "Order");
    return headers;
  }

  /** Stops, whatever it waits for. */
  public synchronized void stop() {
    stopped = true;
  }

  /** Goes on where it was stopped: it asks nobody again. */
  public synchronized void goOn() {
    stopped = false;
  }

  /** Is over. */
  public synchronized void end() {
    open = null;
  }

  /** Stops for good, because of an answer that the process cannot use. */
  synchronized void stopForGood(String why) {
    broken = why;
    stopped = true;
    open = null;
  }

  /** What {@code GET} of an address answers; null when nobody waits there. */
  synchronized @Nullable String waiting(String id) {
    return stopped || !id.equals(open)
        ? null
        : Json.text(
            Map.of(
                "uuid", uuid.toString(), "type", "callback", "position", POSITION, "label", LABEL));
  }

  /** What {@code PUT} to an address answers. */
  synchronized int take(String id, Headers headers, byte[] body) {
    if (stopped || !id.equals(open)) {
      return 503;
    }
    if (headers.containsKey("CPEE-UPDATE")) {
      updates++;
      return 200;
    }
    var type = Optional.ofNullable(headers.getFirst("Content-Type")).orElse("text/plain");
    take(type, new String(body, UTF_8));
    return 200;
  }

  /** Ends its task with what came. */
  synchronized void take(String type, String body) {
    var order = type.startsWith("application/json") ? object(body) : Optional.<JsonNode>empty();
    if (order.isEmpty()) {
      stopForGood("no order: " + type + " " + body);
      return;
    }
    open = null;
    orders.add(order.get());
  }

  private static Optional<JsonNode> object(String body) {
    try {
      return Optional.of(Json.tree(body)).filter(JsonNode::isObject);
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** All orders that it got, in their order. */
  public synchronized List<JsonNode> orders() {
    return List.copyOf(orders);
  }

  /** How often it began to wait. */
  public synchronized int asked() {
    return asked;
  }

  /** Orders that were taken for interim news, after which it waits on. */
  public synchronized int updates() {
    return updates;
  }

  /** Why it stopped for good; empty when it did not. */
  public synchronized Optional<String> broken() {
    return Optional.ofNullable(broken);
  }
}
