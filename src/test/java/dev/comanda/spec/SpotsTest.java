package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Client;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Spots with a code for good, and phones that ask there to be let in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpotsTest {
  private static final String BISTRO = "/api/locations/bistro";

  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());

  private JsonNode spot() {
    var name = Map.of("name", "Spot " + evening.next());
    return evening.manager.post(BISTRO + "/spots", name).expect(201).json();
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).textValue();
  }

  private JsonNode asks(JsonNode spot) {
    return evening
        .nobody
        .post("/api/spots/by-code/" + text(spot, "code") + "/requests", Map.of())
        .expect(201)
        .json();
  }

  private Client phone(JsonNode asked) {
    return evening.nobody.as(text(asked, "token"));
  }

  private static String path(JsonNode asked) {
    return "/api/requests/" + text(asked.get("request"), "id");
  }

  private JsonNode accepted(JsonNode asked) {
    return evening.waiter.post(path(asked) + "/acceptance", Map.of()).expect(200).json();
  }

  private JsonNode session(String id) {
    return evening.waiter.get("/api/sessions/" + id).expect(200).json();
  }

  private List<JsonNode> open(JsonNode spot) {
    var panel = evening.waiter.get(BISTRO + "/panel").expect(200).json();
    return IntStream.range(0, panel.get("requests").size())
        .mapToObj(panel.get("requests")::get)
        .filter(r -> text(r, "spot_id").equals(text(spot, "id")))
        .toList();
  }

  @Test
  void a_phone_asks_and_only_after_a_yes_it_has_a_code_with_which_it_orders() {
    var spot = spot();
    var look = evening.nobody.get("/api/spots/by-code/" + text(spot, "code")).expect(200).json();
    assertThat(look.at("/spot/name").textValue()).isEqualTo(text(spot, "name"));
    assertThat(look.at("/spot/occupied").booleanValue()).isFalse();
    var asked = asks(spot);
    assertThat(phone(asked).get(path(asked)).expect(200).json().has("code")).isFalse();
    assertThat(open(spot)).hasSize(1);

    var request = accepted(asked);
    assertThat(open(spot)).isEmpty();
    var session = session(text(request, "session_id"));
    assertThat(text(session, "name")).isEqualTo(text(spot, "name"));
    assertThat(text(session, "spot_id")).isEqualTo(text(spot, "id"));
    assertThat(text(session, "state")).isEqualTo("opened");
    var code = text(phone(asked).get(path(asked)).expect(200).json(), "code");
    var guest = evening.join(code);
    evening.order(guest, 1).expect(201);
    assertThat(session(text(session, "id")).get("order_count").intValue()).isEqualTo(1);

    evening.waiter.post("/api/sessions/" + text(session, "id") + "/closure", Map.of()).expect(200);
    evening.nobody.post("/api/join/" + code, Map.of()).expect(409, "session_closed");
    evening.order(guest, 1).expect(409, "session_closed");
  }

  @Test
  void who_asks_where_a_session_is_open_joins_that_one() {
    var spot = spot();
    var opened =
        evening
            .waiter
            .post(BISTRO + "/sessions", Map.of("spot_id", text(spot, "id")))
            .expect(201)
            .json();
    assertThat(text(opened, "name")).isEqualTo(text(spot, "name"));
    var look = evening.nobody.get("/api/spots/by-code/" + text(spot, "code")).expect(200).json();
    assertThat(look.at("/spot/occupied").booleanValue()).isTrue();
    var request = accepted(asks(spot));
    assertThat(text(request, "session_id")).isEqualTo(text(opened, "id"));
    assertThat(text(request, "session_code")).isEqualTo(text(opened, "code"));
  }

  @Test
  void a_session_that_is_opened_by_the_name_of_a_spot_is_there() {
    var spot = spot();
    var named = Map.of("name", text(spot, "name").toUpperCase(java.util.Locale.ROOT));
    var opened = evening.waiter.post(BISTRO + "/sessions", named).expect(201).json();
    assertThat(text(opened, "spot_id")).isEqualTo(text(spot, "id"));
    evening.waiter.post(BISTRO + "/sessions", named).expect(409, "session_name_taken");
    evening
        .waiter
        .post(BISTRO + "/sessions", Map.of("spot_id", text(spot, "id")))
        .expect(409, "spot_occupied");
    evening.manager.delete(BISTRO + "/spots/" + text(spot, "id")).expect(409, "spot_occupied");
  }

  @Test
  void two_waiters_who_accept_at_once_and_tap_twice_open_one_session() throws Exception {
    var spot = spot();
    var asked = asks(spot);
    Callable<JsonNode> tap = () -> accepted(asked);
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = hands.invokeAll(java.util.Collections.nCopies(8, tap));
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(accepted(asked));
      }
    }
    evening.waiter.post(path(asked) + "/refusal", Map.of()).expect(409, "request_over");
  }

  @Test
  void who_was_turned_away_hears_so_and_may_ask_again() {
    var spot = spot();
    var asked = asks(spot);
    var refusal = path(asked) + "/refusal";
    var refused = evening.waiter.post(refusal, Map.of()).expect(200).json();
    assertThat(text(refused, "state")).isEqualTo("refused");
    assertThat(evening.waiter.post(refusal, Map.of()).expect(200).json()).isEqualTo(refused);
    evening.waiter.post(path(asked) + "/acceptance", Map.of()).expect(409, "request_over");
    assertThat(text(phone(asked).get(path(asked)).json(), "state")).isEqualTo("refused");
    var again =
        evening
            .nobody
            .post(
                "/api/spots/by-code/" + text(spot, "code") + "/requests",
                Map.of("token", text(asked, "token")))
            .expect(201)
            .json();
    assertThat(path(again)).isNotEqualTo(path(asked));
    assertThat(open(spot)).hasSize(1);
  }

  @Test
  void a_phone_has_one_open_request_and_a_spot_five() {
    var spot = spot();
    var requests = "/api/spots/by-code/" + text(spot, "code") + "/requests";
    var asked = asks(spot);
    var again = Map.of("token", text(asked, "token"));
    assertThat(evening.nobody.post(requests, again).expect(201).json()).isEqualTo(asked);
    IntStream.range(0, 4).forEach(i -> asks(spot));
    var full = evening.nobody.post(requests, Map.of()).expect(429, "too_many");
    assertThat(full.header("Retry-After")).isNotEmpty();
    assertThat(evening.nobody.post(requests, again).expect(201).json()).isEqualTo(asked);
    assertThat(open(spot)).hasSize(5);
  }

  @Test
  void another_code_ends_what_was_asked_with_the_one_before() {
    var spot = spot();
    var asked = asks(spot);
    var reset = BISTRO + "/spots/" + text(spot, "id") + "/code";
    evening.waiter.post(reset, Map.of()).expect(403, "forbidden");
    var after = evening.manager.post(reset, Map.of()).expect(200).json();
    assertThat(text(after, "code")).isNotEqualTo(text(spot, "code"));
    assertThat(text(after, "url")).endsWith("/t/" + text(after, "code"));
    var old = "/api/spots/by-code/" + text(spot, "code");
    evening.nobody.get(old).expect(404, "not_found");
    evening.nobody.post(old + "/requests", Map.of()).expect(404, "not_found");
    evening.waiter.post(path(asked) + "/acceptance", Map.of()).expect(409, "request_over");
    assertThat(text(phone(asked).get(path(asked)).json(), "state")).isEqualTo("expired");
  }

  @Test
  void where_the_location_says_so_a_phone_is_let_in_at_once() {
    evening.admin.patch("/api/locations/bar", Map.of("spot_admission", "at_once")).expect(200);
    var spot =
        evening.manager.post("/api/locations/bar/spots", Map.of("name", "Seat")).expect(201).json();
    var first = asks(spot).get("request");
    var second = asks(spot).get("request");
    assertThat(text(first, "state")).isEqualTo("accepted");
    assertThat(text(second, "code")).isEqualTo(text(first, "code"));
    evening.join(text(first, "code"));
    evening.admin.patch("/api/locations/bar", Map.of("spot_admission", "ask")).expect(200);
    assertThat(text(asks(spot).get("request"), "state")).isEqualTo("open");
    evening
        .admin
        .patch("/api/locations/bar", Map.of("spot_admission", "never"))
        .expect(400, "invalid");
  }

  @Test
  void a_location_has_a_thousand_open_sessions_and_who_closes_one_has_room_again() {
    var bar = "/api/locations/bar";
    var spot = evening.manager.post(bar + "/spots", Map.of("name", "Last seat")).json();
    var asked = asks(spot);
    var database = evening.app.database();
    CrowdRows.open(database, UUID.fromString(text(spot, "location_id")), 999);
    var last = evening.waiter.post(bar + "/sessions", Map.of("name", "Last")).expect(201).json();
    var full = evening.waiter.post(bar + "/sessions", Map.of("name", "More"));
    assertThat(full.expect(409, "sessions_full").json().get("detail").textValue())
        .contains("1000 sessions", "Close those that are over");
    evening.waiter.post(path(asked) + "/acceptance", Map.of()).expect(409, "sessions_full");
    assertThat(evening.waiter.get(bar + "/panel").expect(200).json().get("sessions"))
        .hasSizeGreaterThanOrEqualTo(1000);
    evening.waiter.post("/api/sessions/" + text(last, "id") + "/closure", Map.of()).expect(200);
    accepted(asked);
    evening.waiter.post(bar + "/sessions", Map.of("name", "More")).expect(409, "sessions_full");
    CrowdRows.leave(database);
  }

  @Test
  void of_a_location_five_hundred_phones_wait_at_once() {
    var spot = spot();
    var location = UUID.fromString(text(spot, "location_id"));
    var database = evening.app.database();
    CrowdRows.ask(database, location, UUID.fromString(text(spot, "id")), 499);
    var other = spot();
    asks(other);
    var requests = "/api/spots/by-code/" + text(other, "code") + "/requests";
    var full = evening.nobody.post(requests, Map.of()).expect(429, "too_many");
    assertThat(full.header("Retry-After")).isNotEmpty();
    CrowdRows.leave(database);
    asks(other);
  }

  @Test
  void a_request_belongs_to_its_phone_and_to_the_staff_of_its_location() {
    var asked = asks(spot());
    var other = asks(spot());
    phone(other).get(path(asked)).expect(404, "not_found");
    evening.nobody.as("r.1." + "x".repeat(43)).get(path(asked)).expect(401, "token_invalid");
    phone(asked).get("/api/guest/session").expect(403, "forbidden");
    phone(asked).get(BISTRO + "/panel").expect(403, "forbidden");
    evening.kitchen.post(path(asked) + "/acceptance", Map.of()).expect(403, "forbidden");
  }

  @Test
  void names_are_one_spots_alone_and_wrong_bodies_are_named() {
    var spot = spot();
    var path = BISTRO + "/spots";
    var same = Map.of("name", text(spot, "name").toLowerCase(java.util.Locale.ROOT));
    evening.manager.post(path, same).expect(409, "spot_name_taken");
    var other = spot();
    evening.manager.patch(path + "/" + text(other, "id"), same).expect(409, "spot_name_taken");
    evening.manager.post(path, Map.of("name", " ")).expect(400, "invalid");
    evening.manager.post(path, Map.of("name", "x".repeat(61))).expect(400, "invalid");
    evening.manager.post(path, Map.of("name", "a\u0000b")).expect(400, "invalid");
    evening
        .waiter
        .post(BISTRO + "/sessions", Map.of("name", "A", "spot_id", text(spot, "id")))
        .expect(400, "invalid");
    evening
        .waiter
        .post("/api/locations/bar/sessions", Map.of("spot_id", text(spot, "id")))
        .expect(400, "invalid");
    evening.waiter.post(BISTRO + "/sessions", Map.of()).expect(400, "invalid");
    evening.manager.get("/api/locations/bar/spots/" + text(spot, "id")).expect(404, "not_found");
  }
}
