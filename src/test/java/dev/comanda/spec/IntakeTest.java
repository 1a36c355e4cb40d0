package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.BISTRO;
import static dev.comanda.spec.Kitchens.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import dev.comanda.ops.Invariants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much a station takes in for a quarter of an hour, whatever becomes of what it took in. */
class IntakeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T18:04:00Z");
  private static final Instant FIRST = Instant.parse("2026-11-20T18:15:00Z");
  private static final Instant SECOND = Instant.parse("2026-11-20T18:30:00Z");

  private Kitchens kitchens;
  private Evening evening;
  private String kitchen;
  private Client guest;

  @BeforeEach
  void open() {
    kitchens = new Kitchens(new HandClock(NOW));
    evening = kitchens.evening;
    kitchen = kitchens.station("bistro", "Kitchen");
    station(Map.of("at_once", 10, "minutes", 20, "intake_minutes", 20));
    guest = evening.table().guest();
  }

  /** Whatever a story did: what is kept is what there is. */
  @AfterEach
  void close() throws Exception {
    var report = Invariants.check(evening.app.database());
    kitchens.close();
    assertThat(report.lines()).noneMatch(line -> line.contains("BROKEN"));
  }

  private void station(Map<String, Object> change) {
    evening.manager.patch(BISTRO + "/stations/" + kitchen, change).expect(200);
  }

  private JsonNode soup() {
    return kitchens.orders(guest, "Tomato soup");
  }

  private List<Instant> begun() {
    return kitchens.tickets(kitchen).stream()
        .map(ticket -> Instant.parse(text(ticket, "fire_at")))
        .toList();
  }

  private String quoted() {
    var quote =
        guest
            .get("/api/guest/quote?products=" + kitchens.product("Tomato soup"))
            .expect(200)
            .json();
    return quote.path("begins_at").asText("now");
  }

  private void cancel(JsonNode order) {
    evening
        .waiter
        .post("/api/orders/" + text(order, "id") + "/cancellation", Map.of("reason", "gone"))
        .expect(200);
  }

  @Test
  void what_waits_is_dated_anew_when_the_cap_is_another() {
    soup();
    soup();
    soup();
    assertThat(begun()).containsExactly(NOW, FIRST, SECOND);
    station(Map.of("intake_minutes", 40));
    assertThat(begun()).containsExactly(NOW, NOW, FIRST);
    station(Map.of("intake_minutes", 0));
    assertThat(begun()).containsExactly(NOW, NOW, NOW);
    assertThat(quoted()).isEqualTo("now");
  }

  @Test
  void a_lower_cap_puts_off_what_was_put_off_already_and_no_promise_moves() {
    station(Map.of("intake_minutes", 40));
    for (int i = 0; i < 4; i++) {
      soup();
    }
    assertThat(begun()).containsExactly(NOW, NOW, FIRST, FIRST);
    var promises = kitchens.tickets(kitchen).stream().map(each -> each.get("promise")).toList();
    station(Map.of("intake_minutes", 20));
    assertThat(begun()).containsExactly(NOW, NOW, FIRST, SECOND);
    assertThat(kitchens.tickets(kitchen).stream().map(each -> each.get("promise")).toList())
        .isEqualTo(promises);
  }

  @Test
  void what_is_voided_before_it_was_begun_makes_room_at_once() {
    var order = soup();
    assertThat(quoted()).isEqualTo(FIRST.toString());
    cancel(order);
    assertThat(quoted()).isEqualTo("now");
    kitchens.step(kitchens.tickets(kitchen).getFirst(), "confirmation").expect(200);
    assertThat(quoted()).isEqualTo("now");
  }

  @Test
  void what_was_made_was_taken_in_whoever_wants_it() {
    var order = soup();
    var ticket = kitchens.tickets(kitchen).getFirst();
    kitchens.step(ticket, "start").expect(200);
    kitchens.step(ticket, "ready").expect(200);
    cancel(order);
    assertThat(quoted()).isEqualTo(FIRST.toString());
  }

  @Test
  void what_is_sent_elsewhere_makes_room_where_it_was() {
    soup();
    var bar = kitchens.station("bistro", "Bar");
    var ticket = kitchens.tickets(kitchen).getFirst();
    evening
        .manager
        .put("/api/tickets/" + text(ticket, "id") + "/station", Map.of("station_id", bar))
        .expect(200);
    assertThat(quoted()).isEqualTo("now");
    soup();
    assertThat(begun()).containsExactly(NOW);
  }

  @Test
  void a_quote_is_refused_as_an_order_would_be() {
    var soup = kitchens.product("Tomato soup");
    var path = "/api/guest/quote?products=";
    for (var unknown : List.of(kitchen, "0-0-0-0-0", soup + ",", "soup")) {
      named(guest.get(path + unknown).expect(400, "invalid"));
    }
    named(guest.get(path + soup + "&products=" + soup).expect(400, "invalid"));
    evening
        .waiter
        .put(BISTRO + "/products/" + soup + "/availability", Map.of("available", false))
        .expect(200);
    named(guest.get(path + soup).expect(409, "product_unavailable"));
    var table = evening.table();
    evening.waiter.post("/api/sessions/" + table.id() + "/closure", Map.of()).expect(200);
    table.guest().get(path + soup).expect(409, "session_closed");
  }

  private static void named(Client.Answer refusal) {
    assertThat(refusal.json().at("/errors/0/pointer").textValue()).isEqualTo("query:products");
  }
}
