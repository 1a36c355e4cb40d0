package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Client;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** One pass over all that the routes of stations and tickets answer. */
final class EveryStationAnswer {
  private static final String BAR = "/api/locations/bar";
  private static final String STATIONS = BAR + "/stations";
  private static final Map<String, Object> NOTHING = Map.of();
  private static final Map<String, Object> UNKNOWN = Map.of("unknown", 1);

  private final Evening evening;
  private final Client manager;
  private final Client kitchen;

  EveryStationAnswer(Evening evening) {
    this.evening = evening;
    this.manager = evening.manager;
    this.kitchen = evening.kitchen;
  }

  void walk() {
    var first = stations();
    var tickets = new Tickets(evening);
    steps(tickets);
    claims(tickets, first);
    sendings(tickets, first);
    manager.get(BAR + "/routing").expect(200);
    quotes();
    kitchen.get(BAR + "/attendance").expect(200);
    kitchen.get("/api/locations/nowhere/attendance").expect(404, "not_found");
    kitchen.get("/api/stations/" + first + "/tickets").expect(200);
    evening.nobody.get(BAR + "/board").expect(200);
    evening.nobody.get("/api/locations/nowhere/board").expect(404, "not_found");
    for (var each : manager.get(STATIONS).expect(200).json().get("data")) {
      manager.delete(STATIONS + "/" + id(each)).expect(204);
    }
  }

  private void quotes() {
    var one = "?products=" + evening.product;
    var many = "?products=" + String.join(",", Collections.nCopies(101, evening.product));
    var guest = evening.table().guest();
    for (var quote : List.of("/api/guest/quote", "/api/locations/bistro/quote")) {
      var who = quote.contains("guest") ? guest : evening.waiter;
      who.get(quote + one).expect(200);
      for (var bad : List.of("", "?products=", "?products=" + evening.product + ",", many)) {
        who.get(quote + bad).expect(400, "invalid");
      }
    }
    evening.waiter.get("/api/locations/nowhere/quote" + one).expect(404, "not_found");
    var path = "/api/locations/bistro/products/" + evening.product + "/availability";
    evening.kitchen.put(path, Map.of("available", false)).expect(200);
    guest.get("/api/guest/quote" + one).expect(409, "product_unavailable");
    evening.waiter.get("/api/locations/bistro/quote" + one).expect(409, "product_unavailable");
    evening.kitchen.put(path, Map.of("available", true)).expect(200);
  }

  private String stations() {
    manager.post(STATIONS, NOTHING).expect(400, "invalid");
    var body = Map.of("name", "Fryer", "kind", "people", "minutes", 9, "sort", 3);
    var made = manager.key("fryer").post(STATIONS, body).expect(201);
    assertThat(manager.key("fryer").post(STATIONS, body).expect(201).json()).isEqualTo(made.json());
    manager.key("fryer").post(STATIONS, Map.of("name", "x")).expect(422, "idempotency_key_reused");
    manager.post(STATIONS, body).expect(409, "station_name_taken");
    var path = STATIONS + "/" + id(made.json());
    var tag = manager.get(path).expect(200).header("ETag");
    manager.with("If-None-Match", tag).get(path).expect(304);
    manager.patch(path, Map.of("minutes", 11)).expect(200);
    manager.patch(path, Map.of("minutes", 0)).expect(400, "invalid");
    manager.patch(path, Map.of("kind", "robots")).expect(400, "invalid");
    manager.with("If-Match", tag).patch(path, body).expect(412, "version_mismatch");
    var other = manager.post(STATIONS, Map.of("name", "Grill")).expect(201).json();
    manager.patch(path, Map.of("name", "Grill")).expect(409, "station_name_taken");
    var gone = STATIONS + "/" + id(other);
    manager.with("If-Match", "\"0\"").delete(gone).expect(412, "version_mismatch");
    manager.delete(gone).expect(204);
    return id(made.json());
  }

  /** Each step once, then of another version, in a wrong form, and where it may not be. */
  private void steps(Tickets tickets) {
    var over = tickets.changed();
    kitchen.post(over + "/confirmation", NOTHING).expect(200);
    var late = Map.<String, Object>of("from", "ready");
    for (var step : List.of("start", "ready", "served")) {
      step(tickets.fresh() + "/" + step, NOTHING);
      kitchen.post(over + "/" + step, NOTHING).expect(409, "ticket_state");
    }
    step(tickets.ready() + "/recall", late);
    kitchen.post(over + "/recall", late).expect(409, "ticket_state");
    step(tickets.changed() + "/confirmation", NOTHING);
    kitchen.post(over + "/start", UNKNOWN).expect(400, "invalid");
    kitchen.post(over + "/recall", NOTHING).expect(400, "invalid");
  }

  private void step(String path, Map<String, Object> body) {
    kitchen.with("If-Match", "seen").post(path, body).expect(400, "invalid");
    kitchen.with("If-Match", "\"99\"").post(path, body).expect(412, "version_mismatch");
    kitchen.post(path, body).expect(200);
    kitchen.post(path, body).expect(200);
  }

  private void claims(Tickets tickets, String empty) {
    kitchen.post("/api/stations/" + empty + "/claims", NOTHING).expect(204);
    kitchen.post("/api/stations/" + empty + "/claims", UNKNOWN).expect(400, "invalid");
    var claimed = tickets.claimed();
    var admin = evening.admin;
    admin.put(claimed + "/lease", NOTHING).expect(200);
    admin.put(claimed + "/lease", UNKNOWN).expect(400, "invalid");
    kitchen.put(claimed + "/lease", NOTHING).expect(409, "lease_lost");
    kitchen.post(claimed + "/rejection", NOTHING).expect(409, "lease_lost");
    kitchen.post(claimed + "/rejection", UNKNOWN).expect(400, "invalid");
    admin.with("If-Match", "\"99\"").post(claimed + "/rejection", NOTHING).expect(412);
    admin.post(claimed + "/rejection", NOTHING).expect(200);
  }

  private void sendings(Tickets tickets, String to) {
    var ticket = tickets.fresh();
    var there = Map.<String, Object>of("station_id", to);
    var rush = Map.<String, Object>of("rush", true);
    for (var each : Map.of("/station", there, "/rush", rush).entrySet()) {
      var path = ticket + each.getKey();
      kitchen.put(path, NOTHING).expect(400, "invalid");
      kitchen.with("If-Match", "\"99\"").put(path, each.getValue()).expect(412);
      kitchen.put(path, each.getValue()).expect(200);
    }
    kitchen.post(ticket + "/served", NOTHING).expect(200);
    kitchen.put(ticket + "/station", Map.of("station_id", tickets.another())).expect(409);
    kitchen.put(ticket + "/rush", Map.of("rush", false)).expect(409, "ticket_state");
  }

  private static String id(JsonNode thing) {
    return thing.get("id").textValue();
  }
}
