package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Client;
import java.util.Map;

/** One pass over all that the routes of connections to ERPs answer. */
final class EveryIntegrationAnswer {
  private static final String ALL = Connections.ALL;
  private static final Map<String, Object> NOTHING = Map.of();
  private static final Map<String, Object> UNKNOWN = Map.of("unknown", 1);

  private final Evening evening;
  private final Client admin;
  private final Connections connections;

  EveryIntegrationAnswer(Evening evening) {
    this.evening = evening;
    this.admin = evening.admin;
    this.connections = new Connections(evening);
  }

  void walk() {
    var path = made();
    changes(path);
    mappings(path);
    pauses();
    hooks();
    workshop(admin.get(path).json().get("slug").textValue());
    admin.with("If-Match", "\"0\"").delete(path).expect(412, "version_mismatch");
    admin.delete(path).expect(204);
    admin.delete(path).expect(404, "not_found");
    admin.get(path).expect(200);
  }

  private String made() {
    admin.get(ALL).expect(200);
    admin.get(ALL + "?limit=0").expect(400, "invalid");
    admin.post(ALL, NOTHING).expect(400, "invalid");
    var body = connections.body("bistro", "port", 2101);
    var made = admin.key("erp").post(ALL, body).expect(201).json();
    assertThat(admin.key("erp").post(ALL, body).expect(201).json()).isEqualTo(made);
    admin.key("erp").post(ALL, connections.body("bistro")).expect(422, "idempotency_key_reused");
    admin.post(ALL, body).expect(409, "integration_slug_taken");
    admin.post(ALL, connections.body("bar", "port", 2101)).expect(409, "port_taken");
    return Connections.path(made);
  }

  private void changes(String path) {
    var tag = admin.get(path).expect(200).header("ETag");
    admin.with("If-None-Match", tag).get(path).expect(304);
    var right = Map.of("workshop", "Bennys");
    admin.patch(path, right).expect(200);
    admin.patch(path, Map.of("port", 1)).expect(400, "invalid");
    admin.with("If-Match", tag).patch(path, right).expect(412, "version_mismatch");
    admin.post(ALL, connections.body("bar", "port", 2102)).expect(201);
    admin.patch(path, Map.of("port", 2102)).expect(409, "port_taken");
    admin.put(path + "/state", Map.of("worker", false)).expect(200);
    admin.put(path + "/state", UNKNOWN).expect(400, "invalid");
    admin.with("If-Match", tag).put(path + "/state", NOTHING).expect(412, "version_mismatch");
  }

  private void mappings(String path) {
    var manager = evening.manager;
    manager.get(path + "/mappings?gaps=true").expect(200);
    manager.get(path + "/mappings?gaps=many").expect(400, "invalid");
    manager.put(path + "/mappings", NOTHING).expect(400, "invalid");
    var numbers = Connections.number(evening.product, "10");
    manager.put(path + "/mappings", numbers).expect(200);
    var tag = manager.get(path + "/mappings").expect(200).header("ETag");
    manager.with("If-None-Match", tag).get(path + "/mappings").expect(304);
    manager.with("If-Match", tag).put(path + "/mappings", numbers).expect(200);
    var late = manager.with("If-Match", "\"0\"");
    late.put(path + "/mappings", numbers).expect(412, "version_mismatch");
  }

  private void workshop(String slug) {
    var at = "/integrations/" + slug + "/";
    var line = Connections.line("walked");
    admin.put(at + "start_worker", "").expect(200);
    admin.put(at + "stop_worker", "").expect(200);
    admin.get(at + "alive").expect(200);
    admin.post(at + "create", NOTHING).expect(400);
    admin.post(at + "create", line).expect(200);
    line.put("product_amount", "7");
    admin.post(at + "create", line).expect(409);
    admin.get(at + "queue").expect(200);
    admin.get(at + "queue?type=none").expect(400);
    for (var status :
        new String[] {"get_order_status?uniqueid=", "check_order_status?unique_id="}) {
      admin.get(at + status + "walked").expect(200);
      admin.get(at + status + "nothing").expect(404);
      admin.get(at + status).expect(400);
    }
    admin.put(at + "clear_queue?type=none", "").expect(400);
    admin.put(at + "clear_queue", "").expect(200);
    admin.put(at + "kill", "").expect(200);
    admin.post(at + "create", line).expect(503);
  }

  private void hooks() {
    var path = "/api/locations/bistro/alert-webhook";
    admin.get(path).expect(404, "not_found");
    admin.delete(path).expect(404, "not_found");
    admin.post(path + "/test", "").expect(404, "not_found");
    admin.put(path, Map.of("url", "ftp://127.0.0.1")).expect(400, "invalid");
    admin.put("/api/locations/nowhere/alert-webhook", UNKNOWN).expect(404, "not_found");
    admin.put(path, Map.of("url", "http://127.0.0.1:9/alerts")).expect(200);
    admin.get(path).expect(200);
    admin.post(path + "/test", "").expect(200);
    admin.delete(path).expect(204);
  }

  private void pauses() {
    for (var act : new String[] {"pause", "resume"}) {
      admin.post("/api/locations/bistro/integrations/" + act).expect(200);
      admin.post("/api/locations/nowhere/integrations/" + act).expect(404, "not_found");
    }
  }
}
