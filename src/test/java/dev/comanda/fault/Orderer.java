package dev.comanda.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Orders one thing after the other as fast as it is answered. What is not answered for sure is sent
 * again with the same key, but for some that are given up.
 *
 * @param url asked for each try: the server to send it to
 * @param answerWait how long to wait before it is sent again
 * @param seat where it sits and who it is
 * @param goesOn whether to begin another order
 */
record Orderer(
    HttpClient http,
    Supplier<String> url,
    Duration answerWait,
    Seat seat,
    Ledger ledger,
    Random random,
    BooleanSupplier goesOn)
    implements Runnable {
  private static final Duration REPEAT_AFTER = Duration.ofMillis(50);
  private static final Set<Integer> COME_BACK = Set.of(429, 503);

  /**
   * A guest's or a waiter's place.
   *
   * @param waiter whether it orders as staff, and cancels some of its orders
   */
  record Seat(
      String location, String sessionId, String token, boolean waiter, List<String> products) {}

  @Override
  public void run() {
    while (goesOn.getAsBoolean()) {
      order();
    }
  }

  private void order() {
    var key = UUID.randomUUID().toString();
    var givesUp = random.nextInt(8) == 0;
    var product = seat.products().get(random.nextInt(seat.products().size()));
    var first = Map.of("product_id", product, "quantity", 1 + random.nextInt(3), "note", key);
    var second = Map.of("product_id", product, "quantity", 1);
    var body = new HashMap<String, Object>(Map.of("lines", List.of(first, second)));
    if (seat.waiter()) {
      body.put("location", seat.location());
      body.put("session_id", seat.sessionId());
    }
    ledger.sent.add(key);
    var path = seat.waiter() ? "/api/orders" : "/api/guest/orders";
    var answer = untilSure(path, key, Json.text(body), givesUp);
    if (answer != null && answer.statusCode() == 201) {
      var order = Json.tree(answer.body());
      acknowledge(key, order);
      if (seat.waiter() && random.nextInt(10) == 0) {
        cancel(UUID.fromString(order.get("id").textValue()));
      }
    } else if (answer != null) {
      ledger.faults.add(answer.statusCode() + " " + answer.body());
    }
  }

  private void acknowledge(String key, JsonNode order) {
    ledger.acknowledged.put(
        key,
        new Ledger.Order(
            UUID.fromString(order.get("id").textValue()),
            order.get("number").intValue(),
            order.get("business_date").textValue(),
            false));
  }

  private void cancel(UUID id) {
    var path = "/api/orders/" + id + "/cancellation";
    var answer = untilSure(path, UUID.randomUUID().toString(), "{\"reason\":\"crash\"}", false);
    if (answer != null && Set.of(200, 409).contains(answer.statusCode())) {
      ledger.cancelled.add(id);
    } else if (answer != null) {
      ledger.faults.add(answer.statusCode() + " " + answer.body());
    }
  }

  private @Nullable HttpResponse<String> untilSure(
      String path, String key, String body, boolean givesUp) {
    while (true) {
      try {
        var answer = http.send(request(path, key, body), HttpResponse.BodyHandlers.ofString());
        if (!COME_BACK.contains(answer.statusCode())) {
          return answer;
        }
      } catch (IOException e) {
        if (givesUp) {
          return null;
        }
      } catch (InterruptedException e) {
        return null;
      }
      ledger.repeated.incrementAndGet();
      LockSupport.parkNanos(REPEAT_AFTER.toNanos());
    }
  }

  private HttpRequest request(String path, String key, String body) {
    return HttpRequest.newBuilder(URI.create(url.get() + path))
        .timeout(answerWait)
        .header("Authorization", "Bearer " + seat.token())
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
