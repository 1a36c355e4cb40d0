package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoKitchens;
import dev.comanda.http.Client;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An evening at the demonstration's bistro and bar, with their stations. */
final class Kitchens implements AutoCloseable {
  static final String BISTRO = "/api/locations/bistro";

  final Evening evening;

  Kitchens(Clock clock) {
    evening = new Evening(clock);
    new DemoKitchens(evening.app.database()).prepare();
  }

  /** A station of a place. */
  String station(String place, String name) {
    return text(evening.manager.get("/api/locations/" + place + "/stations").named(name), "id");
  }

  /** A product of the bistro. */
  String product(String name) {
    return text(evening.manager.get(BISTRO + "/products?limit=100").named(name), "id");
  }

  /** A guest orders one of each of these. */
  JsonNode orders(Client guest, String... names) {
    var lines = new ArrayList<Map<String, Object>>();
    for (var name : names) {
      lines.add(Map.of("product_id", product(name), "quantity", 1));
    }
    return guest
        .key(UUID.randomUUID().toString())
        .post("/api/guest/orders", Map.of("lines", lines))
        .expect(201)
        .json();
  }

  /** What stands at a station, as the cook sees it. */
  JsonNode shown(String station) {
    return evening.kitchen.get("/api/stations/" + station + "/tickets").expect(200).json();
  }

  /** The tickets that a station has still to make. */
  List<JsonNode> tickets(String station) {
    return list(shown(station).get("tickets"));
  }

  /** The tickets that a station has made. */
  List<JsonNode> done(String station) {
    return list(shown(station("bistro", station)).get("done"));
  }

  /** All that a station of the bistro has still to make is served. */
  void clear(String station) {
    for (var ticket : tickets(station("bistro", station))) {
      step(ticket, "served").expect(200);
    }
  }

  /** Does something to a ticket. */
  Client.Answer step(JsonNode ticket, String what) {
    return evening.kitchen.post("/api/tickets/" + text(ticket, "id") + "/" + what, Map.of());
  }

  /** What the guests of a session are told of its tickets. */
  static List<String> told(Client guest) {
    return list(guest.get("/api/guest/session").expect(200).json().get("tickets")).stream()
        .map(each -> each.get("lines") + " " + text(each, "state"))
        .toList();
  }

  static List<JsonNode> list(JsonNode array) {
    var all = new ArrayList<JsonNode>();
    array.forEach(all::add);
    return all;
  }

  static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  @Override
  public void close() {
    evening.close();
  }
}
