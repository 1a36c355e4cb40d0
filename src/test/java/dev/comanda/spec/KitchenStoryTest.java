package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.BISTRO;
import static dev.comanda.spec.Kitchens.list;
import static dev.comanda.spec.Kitchens.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoApp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is ordered is made where it belongs, once, and follows what becomes of its order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KitchenStoryTest {
  private Kitchens kitchens;
  private Evening evening;
  private String kitchen;
  private String bar;

  @BeforeAll
  void open() {
    kitchens = new Kitchens(DemoApp.CLOCK);
    evening = kitchens.evening;
    kitchen = kitchens.station("bistro", "Kitchen");
    bar = kitchens.station("bistro", "Bar");
  }

  @AfterAll
  void close() {
    kitchens.close();
  }

  private JsonNode at(String station, JsonNode order) {
    return kitchens.tickets(station).stream()
        .filter(ticket -> text(ticket, "order_id").equals(text(order, "id")))
        .findFirst()
        .orElseThrow();
  }

  private boolean gone(String station, JsonNode order) {
    return kitchens.tickets(station).stream()
        .noneMatch(ticket -> text(ticket, "order_id").equals(text(order, "id")));
  }

  @Test
  void each_station_gets_its_part_and_what_is_handed_out_goes_to_none() {
    var table = evening.table();
    var order = kitchens.orders(table.guest(), "Tomato soup", "Espresso", "Cola 0.33 l");
    var soup = at(kitchen, order);
    assertThat(soup.at("/lines/0/name").textValue()).isEqualTo("Tomato soup");
    assertThat(soup.get("lines")).hasSize(1);
    assertThat(soup.at("/lines/0/allergens").toString()).isEqualTo("[\"gluten\",\"celery\"]");
    assertThat(at(bar, order).at("/lines/0/no").intValue()).isEqualTo(2);
    assertThat(Kitchens.told(table.guest())).containsExactlyInAnyOrder("[1] queued", "[2] queued");
    assertThat(soup.toString()).doesNotContain("price", "amount", "code", "customer", "placed_by");
  }

  @Test
  void one_stations_bump_makes_neither_the_others_nor_the_order_ready() {
    var table = evening.table();
    var order = kitchens.orders(table.guest(), "Tomato soup", "Espresso");
    kitchens.step(at(bar, order), "ready").expect(200);
    assertThat(Kitchens.told(table.guest())).containsExactlyInAnyOrder("[1] queued", "[2] ready");
    assertThat(gone(bar, order)).isTrue();
    assertThat(text(kitchens.shown(bar).at("/done/0"), "order_id")).isEqualTo(text(order, "id"));
    kitchens.step(at(kitchen, order), "start").expect(200);
    assertThat(Kitchens.told(table.guest())).contains("[1] fired");
  }

  @Test
  void two_cooks_who_bump_one_card_have_done_it_once() {
    var order = kitchens.orders(evening.table().guest(), "Tomato soup");
    var ticket = at(kitchen, order);
    var once = kitchens.step(ticket, "ready").expect(200).json();
    assertThat(kitchens.step(ticket, "ready").expect(200).json()).isEqualTo(once);
    var stale = kitchens.evening.kitchen.with("If-Match", "\"1\"");
    stale.post("/api/tickets/" + text(ticket, "id") + "/served", Map.of()).expect(412);
    var recall = "/api/tickets/" + text(ticket, "id") + "/recall";
    var back = evening.kitchen.post(recall, Map.of("from", "ready")).expect(200).json();
    assertThat(text(back, "state")).isEqualTo("fired");
    assertThat(evening.kitchen.post(recall, Map.of("from", "ready")).expect(200).json())
        .isEqualTo(back);
    evening.kitchen.post(recall, Map.of("from", "held")).expect(400, "invalid");
    evening.kitchen.post(recall, Map.of("from", "served")).expect(409, "ticket_state");
  }

  @Test
  void whoever_sends_an_order_five_times_has_it_made_once() {
    var guest = evening.table().guest().key(UUID.randomUUID().toString());
    var body = Evening.one(kitchens.product("Tomato soup"), 1);
    var first = guest.post("/api/guest/orders", body).expect(201).json();
    for (int i = 0; i < 4; i++) {
      guest.post("/api/guest/orders", body).expect(201);
    }
    assertThat(
            kitchens.tickets(kitchen).stream()
                .filter(each -> text(each, "order_id").equals(text(first, "id"))))
        .hasSize(1);
  }

  @Test
  void what_is_voided_stays_struck_through_until_a_cook_has_seen_it() {
    var order = kitchens.orders(evening.table().guest(), "Tomato soup", "Beef goulash");
    var path = "/api/orders/" + text(order, "id");
    kitchens.step(at(kitchen, order), "start").expect(200);
    evening.waiter.post(path + "/lines/1/void", Map.of("reason", "wrong table")).expect(200);
    var changed = at(kitchen, order);
    assertThat(changed.get("unconfirmed").booleanValue()).isTrue();
    assertThat(text(changed.at("/lines/0"), "state")).isEqualTo("voided");
    assertThat(text(changed.at("/lines/0/before"), "state")).isEqualTo("ordered");
    assertThat(text(changed, "state")).isEqualTo("fired");
    var seen = kitchens.step(changed, "confirmation").expect(200).json();
    assertThat(seen.get("unconfirmed").booleanValue()).isFalse();
    assertThat(seen.at("/lines/0").has("before")).isFalse();
    evening.waiter.post(path + "/cancellation", Map.of("reason", "gone")).expect(200);
    kitchens.step(at(kitchen, order), "confirmation").expect(200);
    assertThat(gone(kitchen, order)).isTrue();
  }

  @Test
  void what_is_done_does_not_come_back() {
    var table = evening.table();
    var order = kitchens.orders(table.guest(), "Tomato soup");
    kitchens.step(at(kitchen, order), "ready").expect(200);
    var path = "/api/orders/" + text(order, "id") + "/cancellation";
    evening.waiter.post(path, Map.of("reason", "cold")).expect(200);
    assertThat(gone(kitchen, order)).isTrue();
    assertThat(Kitchens.told(table.guest())).containsExactly("[1] ready");
  }

  @Test
  void a_card_changes_its_table_in_place() {
    var spots = evening.manager;
    var from = spots.post(BISTRO + "/spots", Map.of("name", "K1")).expect(201).json();
    var to = spots.post(BISTRO + "/spots", Map.of("name", "K2")).expect(201).json();
    var session =
        evening
            .waiter
            .post(BISTRO + "/sessions", Map.of("spot_id", text(from, "id")))
            .expect(201)
            .json();
    var guest = evening.join(text(session, "code"));
    var order = kitchens.orders(guest, "Tomato soup");
    var path = "/api/sessions/" + text(session, "id");
    evening.waiter.post(path + "/move", Map.of("spot_id", text(to, "id"))).expect(200);
    var moved = at(kitchen, order);
    assertThat(List.of(text(moved, "place"), text(moved, "moved_from")))
        .containsExactly("K2", "K1");
    kitchens.step(moved, "confirmation").expect(200);
    assertThat(at(kitchen, order).has("moved_from")).isFalse();
    var other = evening.table();
    evening.waiter.post(path + "/merge", Map.of("into", other.id())).expect(200);
    assertThat(text(at(kitchen, order), "session_id")).isEqualTo(other.id());
    assertThat(text(at(kitchen, order), "moved_from")).isEqualTo("K2");
    assertThat(Kitchens.told(other.guest())).containsExactly("[1] queued");
  }

  @Test
  void a_session_with_something_to_be_made_is_not_closed_unasked() {
    var table = evening.table();
    var order = kitchens.orders(table.guest(), "Tomato soup");
    var closure = "/api/sessions/" + table.id() + "/closure";
    evening.waiter.post(closure, Map.of()).expect(409, "session_unserved");
    kitchens.step(at(kitchen, order), "ready").expect(200);
    evening.waiter.post(closure, Map.of()).expect(200);
    var second = evening.table();
    kitchens.orders(second.guest(), "Tomato soup");
    evening
        .waiter
        .post("/api/sessions/" + second.id() + "/closure", Map.of("confirm", true))
        .expect(200);
  }

  @Test
  void what_no_station_makes_is_held_by_name_and_sent_with_one_tap() {
    var soup = BISTRO + "/products/" + kitchens.product("Potato salad");
    var stations = BISTRO + "/stations";
    var gone =
        evening.manager.post(stations, Map.of("name", "Grill", "minutes", 9)).expect(201).json();
    evening.manager.patch(soup, Map.of("station_id", text(gone, "id"))).expect(200);
    var early = kitchens.orders(evening.table().guest(), "Potato salad");
    evening.manager.delete(stations + "/" + text(gone, "id")).expect(204);
    var order = kitchens.orders(evening.table().guest(), "Potato salad");
    var routing = evening.waiter.get(BISTRO + "/routing").expect(200).json();
    assertThat(routing.get("nowhere").findValuesAsText("name")).contains("Potato salad");
    assertThat(list(routing.get("held")))
        .extracting(each -> text(each, "order_id") + " " + text(each, "held"))
        .contains(text(early, "id") + " station_gone", text(order, "id") + " no_station");
    var attendance = evening.waiter.get(BISTRO + "/attendance").expect(200).json();
    assertThat(attendance.get("held").intValue()).isEqualTo(routing.get("held").size());
    var onPanel = list(evening.waiter.get(BISTRO + "/panel").expect(200).json().get("tickets"));
    var held =
        onPanel.stream()
            .filter(each -> text(each, "order_id").equals(text(order, "id")))
            .findFirst()
            .orElseThrow();
    assertThat(text(held.at("/lines/0"), "name")).isEqualTo("Potato salad");
    var send = "/api/tickets/" + text(held, "id") + "/station";
    evening.waiter.put(send, Map.of("station_id", text(gone, "id"))).expect(400, "invalid");
    evening.waiter.put(send, Map.of("station_id", kitchen)).expect(200);
    assertThat(text(at(kitchen, order), "state")).isEqualTo("queued");
    evening.manager.patch(soup, Map.of("station_id", "")).expect(200);
  }

  @Test
  void a_stations_socket_hears_its_own_and_a_board_hears_no_names() {
    var token = evening.token("kitchen");
    var url = evening.app.url();
    try (var cook = new Ear(url, "/live/stations/" + kitchen, token, null);
        var room = new Ear(url, "/live/boards/bistro", token, null)) {
      assertThat(cook.snapshot().at("/data/station/name").textValue()).isEqualTo("Kitchen");
      room.snapshot();
      var order = kitchens.orders(evening.table().guest(), "Espresso", "Tomato soup");
      var heard = cook.event("ticket.queued");
      assertThat(text(heard.get("data"), "order_id")).isEqualTo(text(order, "id"));
      assertThat(heard.at("/data/lines/0/name").textValue()).isEqualTo("Tomato soup");
      var seen = room.event("ticket.queued");
      assertThat(seen.get("data").get("order_number")).isEqualTo(order.get("number"));
      assertThat(seen.get("data").toString()).doesNotContain("Espresso", "Table", "session");
    }
  }

  /** Another node knows nothing of what was, and what was missed is no longer in the log. */
  @Test
  void a_screen_that_comes_back_after_what_it_missed_was_pruned_begins_anew() {
    var token = evening.token("kitchen");
    var path = "/live/stations/" + kitchen;
    var before = kitchens.shown(kitchen).get("position").textValue();
    var missed = kitchens.orders(evening.table().guest(), "Tomato soup");
    evening.app.database().write(StateRows::prune);
    try (var other = evening.app.beside(DemoApp.CLOCK);
        var cook = new Ear(other.url(), path, token, before)) {
      var shown = list(cook.snapshot().at("/data/tickets"));
      assertThat(shown).anyMatch(each -> text(each, "order_id").equals(text(missed, "id")));
    }
  }

  @Test
  void a_scanned_drink_is_a_unit_for_robots_known_by_its_serial() {
    var robots = kitchens.station("bar", "Robots");
    var scanned = evening.nobody.get("/OMS/bar?drink=Gin+Tonic").expect(200).text();
    var ticket = kitchens.tickets(robots).getLast();
    assertThat(scanned).contains("Ordernumber " + ticket.get("serial"));
    assertThat(ticket.get("unit").intValue()).isEqualTo(1);
    var board = evening.nobody.get("/api/locations/bar/board").expect(200).json();
    assertThat(board.at("/tickets/0/name").textValue()).isEqualTo("Gin Tonic");
    var drinks = evening.manager.get("/api/locations/bar/products");
    var martini = text(drinks.named("Martini"), "id");
    var body =
        Map.of("location", "bar", "lines", List.of(Map.of("product_id", martini, "quantity", 3)));
    var order = evening.waiter.post("/api/orders", body).expect(201).json();
    assertThat(
            kitchens.tickets(robots).stream()
                .filter(each -> text(each, "order_id").equals(text(order, "id")))
                .map(each -> each.get("unit") + " " + each.at("/lines/0/quantity")))
        .containsExactly("1 1", "2 1", "3 1");
  }
}
