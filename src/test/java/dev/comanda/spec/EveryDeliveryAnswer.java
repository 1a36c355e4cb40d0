package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.LookRows;
import dev.comanda.delivery.PaintedErp;
import dev.comanda.erp.lines.LinesStandIn;
import dev.comanda.http.Client;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One pass over all that the routes of lines for ERPs answer. */
final class EveryDeliveryAnswer {
  private static final Map<String, Object> NOTHING = Map.of();
  private static final Map<String, Object> REASON = Map.of("reason", "late");
  private static final Map<String, Object> BOOKED = Map.of("booked", true, "reason", "looked");

  private final Evening evening;
  private final Client manager;
  private final Bookings bookings;

  EveryDeliveryAnswer(Evening evening) {
    this.evening = evening;
    this.manager = evening.manager;
    bookings = new Bookings(evening);
  }

  void walk() {
    lists();
    console();
    acts();
    sweeps();
    health();
    check();
    pictures();
  }

  private void lists() {
    bookings.order(bookings.asleep());
    manager.get(Bookings.ALL).expect(200);
    manager.get(Bookings.ALL + "?q=4711&attempts_min=1&older_than=5").expect(200);
    for (var wrong :
        List.of("limit=0", "state=asleep", "integration=x", "order=x", "location=nowhere")) {
      manager.get(Bookings.ALL + "?" + wrong).expect(400, "invalid");
    }
  }

  /** What is looked at beside single lines. */
  private void console() {
    var at = bookings.asleep();
    bookings.order(at);
    manager.get(Connections.path(at) + "/lanes").expect(200);
    manager.get(Connections.path(at) + "/lanes?state=asleep").expect(400, "invalid");
    evening.admin.get(Connections.path(at) + "/log").expect(200);
    evening.admin.get(Connections.path(at) + "/log?lines=0").expect(400, "invalid");
    var day = "/api/locations/bistro/reconciliation";
    for (var path : List.of(day, day + ".csv")) {
      manager.get(path).expect(200);
      manager.get(path + "?date=today").expect(400, "invalid");
    }
  }

  private void acts() {
    var at = bookings.asleep();
    var line = bookings.order(at);
    var path = Bookings.path(line);
    var tag = manager.get(path).expect(200).header("ETag");
    manager.with("If-None-Match", tag).get(path).expect(304);
    seenBefore(path);
    manager.patch(path, NOTHING).expect(400, "invalid");
    manager.patch(path, Map.of("quantity", 2)).expect(200);
    bookings.act(line, "retry", NOTHING).expect(409, "delivery_state");
    ParkedRows.error(evening.app.database(), Bookings.id(line));
    bookings.act(line, "retry", NOTHING).expect(200);
    for (var act : List.of("resolution", "skip", "clearing")) {
      bookings.act(line, act, NOTHING).expect(400, "invalid");
    }
    bookings.act(line, "clearing/undo", NOTHING).expect(409, "delivery_state");
    bookings.act(line, "clearing", REASON).expect(200);
    bookings.act(line, "clearing", REASON).expect(409, "delivery_state");
    manager.patch(path, Map.of("quantity", 2)).expect(409, "delivery_state");
    bookings.act(line, "clearing/undo", NOTHING).expect(200);
    ParkedRows.error(evening.app.database(), Bookings.id(line));
    bookings.act(line, "resolution", BOOKED).expect(200);
    bookings.act(line, "resolution", BOOKED).expect(409, "delivery_state");
    var other = bookings.order(at);
    bookings.act(other, "skip", REASON).expect(200);
    bookings.act(other, "skip", REASON).expect(409, "delivery_state");
  }

  /** Whoever has seen another version does nothing. */
  private void seenBefore(String path) {
    var late = manager.with("If-Match", "\"99\"");
    late.patch(path, Map.of("quantity", 2)).expect(412, "version_mismatch");
    for (var act : List.of("retry", "clearing/undo")) {
      late.post(path + "/" + act).expect(412, "version_mismatch");
      manager.with("If-Match", "seen").post(path + "/" + act).expect(400, "invalid");
    }
    for (var act : List.of("skip", "clearing")) {
      late.post(path + "/" + act, REASON).expect(412, "version_mismatch");
    }
    late.post(path + "/resolution", BOOKED).expect(412, "version_mismatch");
  }

  private void sweeps() {
    var at = bookings.asleep();
    var line = bookings.order(at);
    ParkedRows.error(evening.app.database(), Bookings.id(line));
    for (var what : List.of("retry", "clearing", "clearing/undo")) {
      var path = Connections.path(at) + "/" + what;
      manager.post(path).expect(200);
      manager.post(path, Map.of("states", List.of("created"))).expect(400, "invalid");
      Map<String, Object> reason = what.equals("clearing") ? REASON : NOTHING;
      manager.post(path, with(reason, 0)).expect(409, "plan_changed");
      manager.post(path, with(reason, 9)).expect(200);
    }
  }

  private static Map<String, Object> with(Map<String, Object> body, int confirm) {
    var with = new HashMap<>(body);
    with.put("confirm", confirm);
    return with;
  }

  private void health() {
    JsonNode at = bookings.asleep();
    manager.get(Connections.path(at) + "/health").expect(200);
    manager.get("/api/integrations/health").expect(200);
    for (var wrong : List.of("limit=0", "location=nowhere")) {
      manager.get("/api/integrations/health?" + wrong).expect(400, "invalid");
    }
    evening.admin.post(Connections.path(at) + "/kill").expect(200);
  }

  private void pictures() {
    var line = bookings.order(bookings.asleep());
    var path = Bookings.path(line) + "/attempts/" + line.get("id").textValue() + "/pictures/";
    var id = UUID.fromString(Bookings.id(line));
    LookRows.plant(evening.app.database(), id, id, PaintedErp.picture());
    var seen = manager.get(path + "1").expect(200).header("ETag");
    manager.with("If-None-Match", seen).get(path + "1").expect(304);
    manager.get(path + "2").expect(404, "not_found");
    manager.get(path + "first").expect(404, "not_found");
    var at = bookings.asleep();
    LookRows.plantLook(
        evening.app.database(), UUID.fromString(Bookings.id(at)), PaintedErp.picture());
    var shown = Connections.path(at) + "/canary/pictures/";
    var tag = manager.get(shown + "1").expect(200).header("ETag");
    manager.with("If-None-Match", tag).get(shown + "1").expect(304);
    manager.get(shown + "2").expect(404, "not_found");
    manager.get(Connections.path(at) + "/health").expect(200);
  }

  private void check() {
    try (var erp = new LinesStandIn(Clock.systemUTC())) {
      evening.admin.post(Connections.path(bookings.to(erp)) + "/check").expect(200);
    }
  }
}
