package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Client;
import dev.comanda.preparation.robot.EngineStandIn;
import java.util.List;
import java.util.Map;

/** One pass over all that the first scheduler's paths answer, and what staff see of robots. */
final class EverySchedulerAnswer {
  private static final String ROBOTS = "/api/locations/bar/robots";

  private static final String NOBODYS = "01900000-0000-7000-8000-000000000000";

  private static final List<String> LISTS =
      List.of("getall", "get_all", "get_current", "get_completed", "get_new");

  private final Evening evening;

  EverySchedulerAnswer(Evening evening) {
    this.evening = evening;
  }

  void walk() {
    nowhere();
    var bar = "/api/locations/bar";
    var station =
        evening
            .admin
            .post(bar + "/stations", Map.of("name", "Mixers", "kind", "robots", "minutes", 4))
            .expect(201)
            .json();
    for (var category : evening.admin.get(bar + "/categories").json().get("data")) {
      var path = bar + "/categories/" + text(category, "id");
      evening.admin.patch(path, Map.of("station_id", text(station, "id"))).expect(200);
    }
    var waiting = bar + "/stations/%s/waiting";
    evening.waiter.get(waiting.formatted(text(station, "id"))).expect(200);
    evening.waiter.get(waiting.formatted(NOBODYS)).expect(404, "not_found");
    for (var end : List.of("", "/")) {
      lists(end);
      orders(end);
      robots(end);
    }
    evening.waiter.get("/api/locations/nowhere/robots").expect(404, "not_found");
    evening.admin.delete(bar + "/stations/" + text(station, "id")).expect(204);
  }

  /** Nobody works here yet. */
  private void nowhere() {
    for (var end : List.of("", "/")) {
      for (var path : LISTS) {
        evening.nobody.get("/scheduler/" + path + end).expect(404);
      }
      for (var path : List.of("set_callback", "get_order", "get_status/1")) {
        evening.nobody.get("/scheduler/" + path + end).expect(404);
      }
      evening.nobody.post("/scheduler/set_order" + end, Map.of()).expect(404);
      // What was made is reported, whatever became of its station.
      var report = Map.of("id", 1, "status", "Order Served", "orderbot_id", 1);
      var heard = evening.nobody.put("/scheduler/update_status" + end, report).expect(200).json();
      assertThat(text(heard, "reason")).isEqualTo("unknown_order");
    }
  }

  private void lists(String end) {
    for (var path : LISTS) {
      evening.nobody.get("/scheduler/" + path + end).expect(200);
      stranger().get("/scheduler/" + path + end).expect(403);
    }
    evening.nobody.get("/scheduler/get_status/999999" + end).expect(404);
    stranger().get("/scheduler/get_status/999999" + end).expect(403);
  }

  private Client stranger() {
    return evening.nobody.with("X-Forwarded-For", "127.0.0.1");
  }

  private void orders(String end) {
    var order = Map.of("drink", "Martini", "size", "Large", "name", "Ada");
    var set = "/scheduler/set_order" + end;
    evening.nobody.post(set, Map.of()).expect(400);
    stranger().post(set, order).expect(403);
    int serial = evening.nobody.post(set, order).expect(200).json().get("order_id").intValue();
    evening.nobody.get("/scheduler/get_status/" + serial + end).expect(200);
    var get = "/scheduler/get_order" + end;
    stranger().get(get).expect(403);
    var update = "/scheduler/update_status" + end;
    evening.nobody.put(update, Map.of()).expect(400);
    stranger().put(update, Map.of()).expect(403);
    for (var taken = evening.nobody.get(get);
        taken.status() == 200;
        taken = evening.nobody.get(get)) {
      drop("given");
      var id = taken.json().get("order_id").intValue();
      var report = Map.of("id", id, "status", "Order Served", "orderbot_id", 1);
      evening.nobody.put(update, report).expect(200);
    }
  }

  /** Nobody is left who waits, or was given something: what they do would go on beside. */
  private void drop(String state) {
    for (var robot : evening.waiter.get(ROBOTS).expect(200).json().get("robots")) {
      var path = ROBOTS + "/" + text(robot, "id");
      assertThat(text(robot, "state")).isEqualTo(state);
      if (state.equals("given")) {
        evening.waiter.delete(path).expect(409, "ticket_state");
      } else {
        evening.waiter.delete(path).expect(204);
        evening.waiter.delete(path).expect(404, "not_found");
      }
    }
  }

  private void robots(String end) {
    try (var engine = EngineStandIn.start()) {
      var ask = "/scheduler/set_callback" + end;
      evening.nobody.get(ask).expect(400);
      stranger().get(ask).expect(403);
      var address = engine.instance().waitAnew();
      evening.nobody.with("Cpee-Callback", address).get(ask).expect(200);
      drop("waiting");
    }
  }
}
