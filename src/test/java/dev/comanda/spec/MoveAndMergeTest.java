package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A party changes its table, and two parties become one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoveAndMergeTest {
  private static final String BISTRO = "/api/locations/bistro";

  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());

  private JsonNode spot(String document) {
    var body = Map.of("name", "Spot " + evening.next(), "document", document);
    return evening.manager.post(BISTRO + "/spots", body).expect(201).json();
  }

  private JsonNode openAt(JsonNode spot) {
    return evening
        .waiter
        .post(BISTRO + "/sessions", Map.of("spot_id", id(spot)))
        .expect(201)
        .json();
  }

  private static String id(JsonNode thing) {
    return thing.get("id").textValue();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  private JsonNode moves(String session, JsonNode spot) {
    return evening
        .waiter
        .post("/api/sessions/" + session + "/move", Map.of("spot_id", id(spot)))
        .expect(200)
        .json();
  }

  private JsonNode merges(String from, String into) {
    return evening
        .waiter
        .post("/api/sessions/" + from + "/merge", Map.of("into", into))
        .expect(200)
        .json();
  }

  private JsonNode session(String id) {
    return evening.waiter.get("/api/sessions/" + id).expect(200).json();
  }

  @Test
  void a_session_moves_with_its_guests_and_takes_the_name_of_the_spot() {
    var from = spot("");
    var to = spot("");
    var session = openAt(from);
    var guest = evening.join(text(session, "code"));
    evening.order(guest, 1).expect(201);
    var moved = moves(id(session), to);
    assertThat(text(moved, "spot_id")).isEqualTo(id(to));
    assertThat(text(moved, "name")).isEqualTo(text(to, "name"));
    assertThat(moves(id(session), to)).isEqualTo(moved);
    assertThat(guest.get("/api/guest/session").expect(200).json().get("name"))
        .isEqualTo(to.get("name"));
    evening.order(guest, 1).expect(201);
    openAt(from);
  }

  @Test
  void a_session_moves_only_to_a_free_spot_of_its_location_while_it_is_open() {
    var here = spot("");
    var taken = spot("");
    var session = openAt(here);
    var path = "/api/sessions/" + id(session) + "/move";
    openAt(taken);
    evening.waiter.post(path, Map.of("spot_id", id(taken))).expect(409, "spot_occupied");
    evening.waiter.post(path, Map.of()).expect(400, "invalid");
    evening.waiter.post(path, Map.of("spot_id", new UUID(0, 0))).expect(400, "invalid");
    var elsewhere =
        evening
            .manager
            .post("/api/locations/workshop/spots", Map.of("name", "Bay"))
            .expect(201)
            .json();
    evening.waiter.post(path, Map.of("spot_id", id(elsewhere))).expect(400, "invalid");
    var named = spot("");
    var name = Map.of("name", "Party " + evening.next());
    evening.waiter.post(BISTRO + "/sessions", name).expect(201);
    evening.manager.patch(BISTRO + "/spots/" + id(named), name).expect(200);
    evening.waiter.post(path, Map.of("spot_id", id(named))).expect(409, "session_name_taken");
    evening.waiter.post("/api/sessions/" + id(session) + "/closure", Map.of()).expect(200);
    evening.waiter.post(path, Map.of("spot_id", id(here))).expect(409, "session_closed");
  }

  @Test
  void sessions_with_more_lines_than_a_bill_has_room_for_are_not_merged() {
    var large = evening.table();
    var small = evening.table();
    evening.order(large.guest(), 1).expect(201);
    evening.order(small.guest(), 1).expect(201);
    var database = evening.app.database();
    var bill = "/api/sessions/" + large.id() + "/bill";
    evening.waiter.get(bill).expect(200);
    CrowdRows.lengthen(database, UUID.fromString(large.id()), 9_999);
    var merge = "/api/sessions/" + small.id() + "/merge";
    var into = Map.of("into", large.id());
    evening.waiter.post(merge, into).expect(413, "too_large");
    var still = evening.waiter.get("/api/sessions/" + small.id()).expect(200).json();
    assertThat(text(still, "state")).isEqualTo("verified");
    assertThat(still.get("order_count").intValue()).isEqualTo(1);
    CrowdRows.lengthen(database, UUID.fromString(large.id()), 1);
    var detail = evening.waiter.get(bill).expect(413, "too_large").json().get("detail");
    assertThat(detail.textValue()).contains("10000 lines", "10001", "page by page");
    evening.waiter.get("/api/sessions/" + large.id() + "/orders").expect(200);
  }

  @Test
  void a_document_comes_from_the_spot_unless_staff_chose_one() {
    var first = spot("WS-1");
    var second = spot("WS-2");
    var session = openAt(first);
    assertThat(text(session, "document")).isEqualTo("WS-1");
    assertThat(text(moves(id(session), second), "document")).isEqualTo("WS-2");
    var path = "/api/sessions/" + id(session) + "/document";
    var chosen = evening.waiter.put(path, Map.of("document", " WS-9 ")).expect(200).json();
    assertThat(text(chosen, "document")).isEqualTo("WS-9");
    assertThat(text(moves(id(session), first), "document")).isEqualTo("WS-9");
    var none = evening.waiter.put(path, Map.of("document", "")).expect(200).json();
    assertThat(none.has("document")).isFalse();
    evening.waiter.put(path, Map.of()).expect(400, "invalid");
    evening.waiter.put(path, Map.of("document", "x".repeat(101))).expect(400, "invalid");
    evening.waiter.put(path, Map.of("document", "a\u0000b")).expect(400, "invalid");
    evening.waiter.post("/api/sessions/" + id(session) + "/closure", Map.of()).expect(200);
    evening.waiter.put(path, Map.of("document", "late")).expect(409, "session_closed");
  }

  @Test
  void a_merged_sessions_guests_and_orders_go_on_in_the_other_one() {
    var first = evening.table();
    var second = evening.table();
    evening.order(first.guest(), 1).expect(201);
    evening.order(second.guest(), 2).expect(201);
    evening
        .waiter
        .put("/api/sessions/" + first.id() + "/document", Map.of("document", "D-1"))
        .expect(200);

    var into = merges(first.id(), second.id());
    assertThat(id(into)).isEqualTo(second.id());
    assertThat(into.get("order_count").intValue()).isEqualTo(2);
    assertThat(text(into, "document")).isEqualTo("D-1");
    assertThat(id(merges(first.id(), second.id()))).isEqualTo(second.id());
    var merged = session(first.id());
    assertThat(text(merged, "state")).isEqualTo("closed");
    assertThat(text(merged, "merged_into")).isEqualTo(second.id());
    assertThat(merged.get("orders")).isEmpty();

    var order = evening.order(first.guest(), 3).expect(201).json();
    assertThat(text(order, "session_id")).isEqualTo(second.id());
    first.guest().get("/api/guest/menu").expect(200);
    assertThat(id(first.guest().get("/api/guest/session").expect(200).json()))
        .isEqualTo(second.id());
    evening.nobody.post("/api/join/" + first.code(), Map.of()).expect(409, "session_closed");

    evening.waiter.post("/api/sessions/" + second.id() + "/closure", Map.of()).expect(200);
    evening.order(first.guest(), 1).expect(409, "session_closed");
    first.guest().get("/api/guest/menu").expect(409, "session_closed");
  }

  @Test
  void a_chain_of_merges_ends_where_the_party_is() {
    var first = evening.table();
    var second = evening.table();
    var third = evening.table();
    evening.order(first.guest(), 1).expect(201);
    merges(first.id(), second.id());
    merges(second.id(), third.id());
    assertThat(session(third.id()).get("order_count").intValue()).isEqualTo(1);
    var order = evening.order(first.guest(), 1).expect(201).json();
    assertThat(text(order, "session_id")).isEqualTo(third.id());
  }

  @Test
  void what_cannot_be_merged_is_refused_in_words() {
    var first = evening.table();
    var second = evening.table();
    var path = "/api/sessions/" + first.id() + "/merge";
    evening.waiter.post(path, Map.of("into", first.id())).expect(400, "invalid");
    evening.waiter.post(path, Map.of()).expect(400, "invalid");
    evening.waiter.post(path, Map.of("into", new UUID(0, 0))).expect(400, "invalid");
    var elsewhere =
        evening
            .waiter
            .post("/api/locations/bar/sessions", Map.of("name", "Elsewhere"))
            .expect(201)
            .json();
    evening.waiter.post(path, Map.of("into", id(elsewhere))).expect(400, "invalid");
    merges(first.id(), second.id());
    evening
        .waiter
        .post("/api/sessions/" + second.id() + "/merge", Map.of("into", first.id()))
        .expect(409, "session_closed");
    evening.waiter.post(path, Map.of("into", evening.table().id())).expect(409, "session_closed");
  }

  @Test
  void two_who_merge_each_into_the_other_leave_one_open() throws Exception {
    var first = evening.table();
    var second = evening.table();
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> there =
          () ->
              evening
                  .waiter
                  .post("/api/sessions/" + first.id() + "/merge", Map.of("into", second.id()))
                  .status();
      Callable<Integer> back =
          () ->
              evening
                  .waiter
                  .post("/api/sessions/" + second.id() + "/merge", Map.of("into", first.id()))
                  .status();
      var one = hands.submit(there);
      var other = hands.submit(back);
      assertThat(java.util.List.of(one.get(), other.get())).containsExactlyInAnyOrder(200, 409);
    }
    evening.order(first.guest(), 1).expect(201);
    evening.order(second.guest(), 1).expect(201);
  }

  @Test
  void the_channels_of_both_tell_a_gap_and_the_one_that_is_left() {
    var first = evening.table();
    var second = evening.table();
    evening.order(first.guest(), 1).expect(201);
    var token = token(first);
    var url = evening.app.url();
    var channel = "/live/sessions/" + first.id();
    try (var ofFirst = new Ear(url, channel, token, null);
        var ofSecond = new Ear(url, "/live/sessions/" + second.id(), token(second), null)) {
      var before = ofFirst.snapshot();
      ofSecond.snapshot();
      merges(first.id(), second.id());
      ofFirst.hears(frame -> frame.get("type").textValue().equals("gap"));
      assertThat(id(ofFirst.snapshot().get("data"))).isEqualTo(second.id());
      ofSecond.hears(frame -> frame.get("type").textValue().equals("gap"));
      assertThat(ofSecond.snapshot().at("/data/orders")).hasSize(1);

      evening.order(second.guest(), 2).expect(201);
      ofFirst.event("order.placed");
      ofSecond.event("order.placed");

      var position = before.get("position").textValue();
      try (var back = new Ear(url, channel, token, position);
          var direct = new Ear(url, "/live/sessions/" + second.id(), token, null)) {
        assertThat(id(back.snapshot().get("data"))).isEqualTo(second.id());
        assertThat(direct.snapshot().at("/data/orders")).hasSize(2);
      }
    }
  }

  private String token(Evening.Table table) {
    return evening
        .nobody
        .post("/api/join/" + table.code(), Map.of())
        .expect(200)
        .json()
        .get("guest_token")
        .textValue();
  }
}
