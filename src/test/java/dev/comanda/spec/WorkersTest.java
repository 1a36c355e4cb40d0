package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import dev.comanda.log.writer.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs that take tickets of a station with a key, and what becomes of those they lose. */
class WorkersTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-11-27T19:00:00Z"));
  private Kitchens kitchens;
  private Evening evening;
  private String robots;
  private Client worker;

  @BeforeEach
  void open() {
    kitchens = new Kitchens(clock);
    evening = kitchens.evening;
    robots = kitchens.station("bar", "Robots");
    var body =
        Map.of("name", "mixer", "scopes", List.of("tickets:work"), "locations", List.of("bar"));
    var key = evening.admin.post("/api/api-keys", body).expect(201).json();
    worker = evening.nobody.as(text(key, "key"));
  }

  @AfterEach
  void close() {
    kitchens.close();
  }

  /** A scan, long after the last: what one phone scans twice at once is one drink. */
  private JsonNode scans(String drink) {
    clock.pass(Duration.ofSeconds(6));
    evening.nobody.get("/OMS/bar?drink=" + drink.replace(' ', '+')).expect(200);
    return kitchens.tickets(robots).getLast();
  }

  private Client.Answer asks(Map<String, Object> body) {
    return worker.post("/api/stations/" + robots + "/claims", body);
  }

  private JsonNode takes(Map<String, Object> body) {
    return asks(body).expect(200).json().at("/tickets/0");
  }

  private Client.Answer says(JsonNode ticket, String what, String name) {
    return worker.post("/api/tickets/" + text(ticket, "id") + "/" + what, Map.of("worker", name));
  }

  private JsonNode now(JsonNode ticket) {
    var shown = kitchens.shown(robots);
    var all = new ArrayList<JsonNode>(Kitchens.list(shown.get("tickets")));
    all.addAll(Kitchens.list(shown.get("done")));
    return all.stream()
        .filter(each -> each.get("id").equals(ticket.get("id")))
        .findFirst()
        .orElseThrow();
  }

  private void awaits(JsonNode ticket, String state) {
    Wait.until(state, () -> text(now(ticket), "state").equals(state));
  }

  @Test
  void the_oldest_ticket_comes_first_and_a_rush_before_it() {
    var first = scans("Gin Tonic");
    scans("Martini");
    var last = scans("Mojito");
    evening
        .kitchen
        .put("/api/tickets/" + text(last, "id") + "/rush", Map.of("rush", true))
        .expect(200);
    assertThat(takes(Map.of()).get("id")).isEqualTo(last.get("id"));
    assertThat(takes(Map.of()).get("id")).isEqualTo(first.get("id"));
    assertThat(text(takes(Map.of()).at("/lines/0"), "name")).isEqualTo("Martini");
    asks(Map.of()).expect(204);
  }

  /** A node that begins looks at once; those that run, every few minutes. */
  @Test
  void what_a_day_has_left_over_is_made_by_nobody_until_somebody_has_looked() {
    var old = scans("Gin Tonic");
    clock.pass(Duration.ofHours(19));
    var fresh = scans("Martini");
    try (var other = evening.app.beside(clock)) {
      assertThat(other.url()).isNotEqualTo(evening.app.url());
      awaits(old, "held");
    }
    assertThat(text(now(old), "held")).isEqualTo("left_over");
    assertThat(takes(Map.of()).get("id")).isEqualTo(fresh.get("id"));
    asks(Map.of()).expect(204);
    var again = Map.of("station_id", robots);
    evening.kitchen.put("/api/tickets/" + text(old, "id") + "/station", again).expect(200);
    assertThat(Instant.parse(text(now(old), "fire_at"))).isEqualTo(clock.instant());
    try (var other = evening.app.beside(clock)) {
      assertThat(other.url()).isNotEqualTo(evening.app.url());
      assertThat(takes(Map.of()).get("id")).isEqualTo(old.get("id"));
    }
  }

  @Test
  void a_worker_gets_only_what_it_makes_and_what_it_has_not_rejected() {
    scans("Gin Tonic");
    var martini = scans("Martini");
    asks(Map.of("items", List.of("Mojito"))).expect(204);
    var mine = takes(Map.of("worker", "a", "pattern", "^Mart"));
    assertThat(mine.get("id")).isEqualTo(martini.get("id"));
    says(mine, "rejection", "a").expect(200);
    asks(Map.of("worker", "a", "items", List.of("Martini"))).expect(204);
    assertThat(takes(Map.of("worker", "b", "items", List.of("martini"))).get("id"))
        .isEqualTo(martini.get("id"));
    asks(Map.of("pattern", "(")).expect(400, "invalid");
    asks(Map.of("from", "late")).expect(400, "invalid");
  }

  @Test
  void what_nobody_has_begun_waits_again_and_what_was_begun_is_held() {
    var ticket = scans("Gin Tonic");
    takes(Map.of("worker", "a"));
    clock.pass(Duration.ofSeconds(31));
    awaits(ticket, "queued");
    says(ticket, "start", "a").expect(200);
    clock.pass(Duration.ofSeconds(31));
    says(ticket, "ready", "a").expect(200);

    var second = scans("Martini");
    takes(Map.of("worker", "a"));
    says(second, "start", "a").expect(200);
    says(second, "start", "b").expect(409, "ticket_state");
    clock.pass(Duration.ofSeconds(31));
    awaits(second, "held");
    assertThat(text(now(second), "held")).isEqualTo("silent");
    asks(Map.of("worker", "b")).expect(204);
  }

  @Test
  void who_says_that_it_still_has_a_ticket_keeps_it() {
    var ticket = scans("Gin Tonic");
    takes(Map.of("worker", "a"));
    var lease = "/api/tickets/" + text(ticket, "id") + "/lease";
    clock.pass(Duration.ofSeconds(20));
    worker.put(lease, Map.of("worker", "a")).expect(200);
    worker.put(lease, Map.of("worker", "b")).expect(409, "lease_lost");
    clock.pass(Duration.ofSeconds(20));
    says(ticket, "start", "a").expect(200);
    clock.pass(Duration.ofSeconds(40));
    awaits(ticket, "held");
    worker.put(lease, Map.of("worker", "a")).expect(409, "lease_lost");
  }

  @Test
  void who_waits_is_told_as_soon_as_there_is_something() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          threads.submit(
              () -> worker.post("/api/stations/" + robots + "/claims?wait=30", Map.of()));
      evening.nobody.get("/OMS/bar?drink=Mai+Tai").expect(200);
      assertThat(text(waiting.get().expect(200).json().at("/tickets/0/lines/0"), "name"))
          .isEqualTo("Mai Tai");
    }
  }

  @Test
  void one_who_asks_where_many_wait_gets_the_first() {
    var drinks = evening.manager.get("/api/locations/bar/products");
    var line = Map.of("product_id", text(drinks.named("Martini"), "id"), "quantity", 40);
    var body = Map.of("location", "bar", "lines", List.of(line));
    evening.waiter.post("/api/orders", body).expect(201);
    for (int unit = 1; unit <= 3; unit++) {
      assertThat(takes(Map.of("worker", "w" + unit)).get("unit").intValue()).isEqualTo(unit);
    }
    asks(Map.of("worker", "x", "items", List.of("Mojito"))).expect(204);
  }

  @Test
  void many_who_ask_at_once_get_one_each() throws Exception {
    for (int i = 0; i < 12; i++) {
      scans("Mojito");
    }
    var asking = new ArrayList<Callable<Client.Answer>>();
    for (int i = 0; i < 20; i++) {
      var body = new HashMap<String, Object>(Map.of("worker", "w" + i));
      asking.add(() -> asks(body));
    }
    var got = new HashSet<String>();
    int none = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(asking)) {
        if (answer.get().status() == 204) {
          none++;
        } else {
          assertThat(got.add(text(answer.get().json().at("/tickets/0"), "id"))).isTrue();
        }
      }
    }
    assertThat(List.of(got.size(), none)).containsExactly(12, 8);
  }

  @Test
  void a_key_reaches_its_own_locations_alone() {
    var kitchen = kitchens.station("bistro", "Kitchen");
    worker.get("/api/stations/" + kitchen + "/tickets").expect(404, "not_found");
    worker.post("/api/stations/" + kitchen + "/claims", Map.of()).expect(404, "not_found");
    var order = kitchens.orders(evening.table().guest(), "Tomato soup");
    var ticket =
        kitchens.tickets(kitchen).stream()
            .filter(each -> each.get("order_id").equals(order.get("id")))
            .findFirst()
            .orElseThrow();
    says(ticket, "ready", "a").expect(404, "not_found");
  }
}
