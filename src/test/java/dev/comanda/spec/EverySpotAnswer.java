package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** One pass over all that the routes of spots, requests, moving and merging answer. */
final class EverySpotAnswer {
  private static final String SPOTS = "/api/locations/bistro/spots";
  private static final String NOBODY = "/api/spots/by-code/1-aaaaaaaaaa";

  private final Evening evening;

  EverySpotAnswer(Evening evening) {
    this.evening = evening;
  }

  void walk() {
    var spot = spots();
    var session = requests(spot);
    sessions(session);
  }

  private JsonNode spots() {
    var manager = evening.manager;
    manager.get(SPOTS).expect(200);
    manager.get(SPOTS + "?limit=0").expect(400, "invalid");
    manager.post(SPOTS, Map.of()).expect(400, "invalid");
    var body = Map.of("name", "Terrace 1", "document", "T1");
    var first = manager.key("spot").post(SPOTS, body).expect(201);
    var again = manager.key("spot").post(SPOTS, body).expect(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first.json());
    manager.key("spot").post(SPOTS, Map.of("name", "x")).expect(422, "idempotency_key_reused");
    manager.post(SPOTS, body).expect(409, "spot_name_taken");
    var row = Map.of("names", List.of("Terrace 1", "Terrace 0"));
    assertThat(manager.post(SPOTS + "/row", row).expect(200).json().get("made")).hasSize(1);
    manager.post(SPOTS + "/row", Map.of()).expect(400, "invalid");
    var path = SPOTS + "/" + id(first.json());
    var tag = manager.get(path).expect(200).header("ETag");
    manager.with("If-None-Match", tag).get(path).expect(304);
    manager.get(path + "/qr.svg").expect(200);
    manager.get(path + "/qr.png").expect(200);
    manager.patch(path, Map.of("document", "")).expect(200);
    manager.patch(path, Map.of("name", "")).expect(400, "invalid");
    manager.with("If-Match", tag).patch(path, body).expect(412, "version_mismatch");
    var other = manager.post(SPOTS, Map.of("name", "Terrace 2")).expect(201).json();
    manager.patch(path, Map.of("name", "Terrace 2")).expect(409, "spot_name_taken");
    var otherPath = SPOTS + "/" + id(other);
    manager.with("If-Match", "\"0\"").delete(otherPath).expect(412, "version_mismatch");
    manager.delete(otherPath).expect(204);
    return manager.post(path + "/code", Map.of()).expect(200).json();
  }

  private String requests(JsonNode spot) {
    var nobody = evening.nobody;
    var waiter = evening.waiter;
    var tag = nobody.get("/t/1-aaaaaaaaaa").expect(200).header("ETag");
    nobody.with("If-None-Match", tag).get("/t/1-aaaaaaaaaa").expect(304);
    var sheet = nobody.get("/spots").expect(200).header("ETag");
    nobody.with("If-None-Match", sheet).get("/spots").expect(304);
    nobody.get(NOBODY).expect(404, "not_found");
    nobody.post(NOBODY + "/requests", Map.of()).expect(404, "not_found");
    var path = "/api/spots/by-code/" + spot.get("code").textValue();
    nobody.get(path).expect(200);
    nobody.post(path + "/requests", "{\"x\":1}").expect(400, "invalid");
    var name = Map.of("name", "Name at a spot");
    var elsewhere = waiter.post("/api/locations/bistro/sessions", name).expect(201).json();
    var named = evening.manager.post(SPOTS, Map.of("name", "Old")).expect(201).json();
    evening.manager.patch(SPOTS + "/" + id(named), name).expect(200);
    var first = nobody.post(path + "/requests", Map.of()).expect(201).json();
    var second = nobody.post(path + "/requests", Map.of()).expect(201).json();
    var mine = nobody.as(first.get("token").textValue());
    mine.get(request(first)).expect(200);
    mine.get(request(second)).expect(404, "not_found");
    var accepted = waiter.post(request(first) + "/acceptance", Map.of()).expect(200).json();
    waiter.post(request(first) + "/refusal", Map.of()).expect(409, "request_over");
    waiter.post(request(second) + "/refusal", Map.of()).expect(200);
    waiter.post(request(second) + "/acceptance", Map.of()).expect(409, "request_over");
    evening.manager.delete(SPOTS + "/" + id(spot)).expect(409, "spot_occupied");
    atOnce(named);
    waiter.post("/api/sessions/" + id(elsewhere) + "/closure", Map.of()).expect(200);
    return accepted.get("session_id").textValue();
  }

  /** A session elsewhere has the spot's name, so none can be opened there. */
  private void atOnce(JsonNode named) {
    var bistro = "/api/locations/bistro";
    evening.admin.patch(bistro, Map.of("spot_admission", "at_once")).expect(200);
    evening
        .nobody
        .post("/api/spots/by-code/" + named.get("code").textValue() + "/requests", Map.of())
        .expect(409, "session_name_taken");
    evening.admin.patch(bistro, Map.of("spot_admission", "ask")).expect(200);
  }

  private void sessions(String session) {
    var waiter = evening.waiter;
    var path = "/api/sessions/" + session;
    var to = evening.manager.post(SPOTS, Map.of("name", "Terrace 3")).expect(201).json();
    var there = Map.of("spot_id", id(to));
    waiter.post(path + "/move", Map.of()).expect(400, "invalid");
    waiter.post(path + "/move", there).expect(200);
    waiter.put(path + "/document", Map.of("document", "D")).expect(200);
    waiter.put(path + "/document", Map.of()).expect(400, "invalid");
    var into = Map.of("into", evening.table().id());
    waiter.post(path + "/merge", Map.of()).expect(400, "invalid");
    waiter.post(path + "/merge", into).expect(200);
    waiter.post(path + "/move", there).expect(409, "session_closed");
    waiter.put(path + "/document", Map.of("document", "E")).expect(409, "session_closed");
    waiter
        .post(path + "/merge", Map.of("into", evening.table().id()))
        .expect(409, "session_closed");
  }

  private static String id(JsonNode thing) {
    return thing.get("id").textValue();
  }

  private static String request(JsonNode asked) {
    return "/api/requests/" + id(asked.get("request"));
  }
}
