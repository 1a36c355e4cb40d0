package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.erp.lines.LinesStandIn;
import dev.comanda.http.Client;
import dev.comanda.log.writer.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Lines of orders at the bistro that are to be booked, in an ERP or in none. */
final class Bookings {
  static final String ALL = "/api/deliveries";

  /** The document of the stand-in. */
  static final String DOCUMENT = "4711";

  private final Evening evening;
  private final Client manager;
  private final Connections connections;

  Bookings(Evening evening) {
    this.evening = evening;
    this.manager = evening.manager;
    connections = new Connections(evening);
  }

  /** A connection whose worker never does anything; its lines stand on {@link #DOCUMENT}. */
  JsonNode asleep() {
    return numbered(resting());
  }

  /** The same, whose products have no numbers. */
  JsonNode resting() {
    var body = body();
    body.put("active", false);
    var made = connections.made(body);
    var awake = Map.of("active", true, "worker", false);
    evening.admin.put(Connections.path(made) + "/state", awake).expect(200);
    return made;
  }

  /** One that books in a stand-in. */
  JsonNode to(LinesStandIn erp) {
    var body = body();
    body.put("connector", "lines");
    body.put("address", erp.address().toString());
    body.put("username", "comanda");
    body.put("password", LinesStandIn.SECRET);
    return numbered(connections.made(body));
  }

  private Map<String, Object> body() {
    var body = new HashMap<>(connections.body("bistro", "document_rule", "fixed"));
    body.put("fixed_document", DOCUMENT);
    return body;
  }

  private JsonNode numbered(JsonNode made) {
    number(made, "10");
    return made;
  }

  /** Gives the product its number. */
  void number(JsonNode integration, String number) {
    var mapping = Connections.number(evening.product, number);
    manager.put(Connections.path(integration) + "/mappings", mapping).expect(200);
  }

  /** Orders one of the product; the delivery of it at a connection. */
  JsonNode order(JsonNode integration) {
    evening.waiter.post("/api/orders", Evening.one(evening.product, 1)).expect(201);
    return list("integration=" + id(integration) + "&limit=1").getFirst();
  }

  /** Deliveries that a query finds, the latest first. */
  List<JsonNode> list(String query) {
    var found = new ArrayList<JsonNode>();
    manager.get(ALL + "?" + query).expect(200).json().get("data").forEach(found::add);
    return found;
  }

  static String id(JsonNode thing) {
    return thing.get("id").textValue();
  }

  static String path(JsonNode delivery) {
    return ALL + "/" + id(delivery);
  }

  /** A delivery as it is now. */
  JsonNode now(JsonNode delivery) {
    return manager.get(path(delivery)).expect(200).json();
  }

  static String state(JsonNode delivery) {
    return delivery.get("state").textValue();
  }

  /** Waits until a delivery is in a state. */
  JsonNode until(JsonNode delivery, String state) {
    return until(path(delivery), seen -> state(seen).equals(state));
  }

  /** Waits until what a path shows is so. */
  JsonNode until(String path, Predicate<JsonNode> so) {
    return until(manager, path, so);
  }

  /** Waits until what a path shows somebody is so. */
  JsonNode until(Client who, String path, Predicate<JsonNode> so) {
    long giveUpNanos = System.nanoTime() + Wait.MAX.toNanos();
    var seen = who.get(path).expect(200).json();
    while (!so.test(seen)) {
      assertThat(System.nanoTime()).as("%s", seen).isLessThan(giveUpNanos);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      seen = who.get(path).expect(200).json();
    }
    return seen;
  }

  /** Does something to a delivery. */
  Client.Answer act(JsonNode delivery, String act, Map<String, ?> body) {
    return manager.post(path(delivery) + "/" + act, body);
  }

  /** The code of the one fault of a refused act. */
  static String why(Client.Answer refused) {
    return refused.expect(409, "delivery_state").json().at("/errors/0/code").textValue();
  }

  /** Has a delivery tried again and again, until its connection is in such a way. */
  JsonNode insist(JsonNode delivery, String gate) {
    var health = Connections.ALL + "/" + delivery.get("integration_id").textValue() + "/health";
    return until(
        health,
        seen -> {
          boolean so = seen.at("/gate/state").asText().equals(gate);
          if (!so) {
            assertThat(act(delivery, "retry", Map.of()).status()).isIn(200, 409);
          }
          return so;
        });
  }
}
