package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.BISTRO;
import static dev.comanda.spec.Kitchens.list;
import static dev.comanda.spec.Kitchens.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import dev.comanda.ops.Invariants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When something will be ready: said before it is ordered, promised with it, told to everybody. */
class ReadyTimesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T18:04:00Z");

  private final HandClock clock = new HandClock(NOW);
  private Kitchens kitchens;
  private Evening evening;
  private String kitchen;

  @BeforeEach
  void open() {
    kitchens = new Kitchens(clock);
    evening = kitchens.evening;
    kitchen = kitchens.station("bistro", "Kitchen");
    station(Map.of("at_once", 1, "minutes", 20));
  }

  /** Whatever a story did: what is kept of open work is what there is. */
  @AfterEach
  void close() throws Exception {
    var report = Invariants.check(evening.app.database());
    kitchens.close();
    assertThat(report.lines()).noneMatch(line -> line.contains("BROKEN"));
  }

  private Client.Answer station(Map<String, Object> change) {
    return evening.manager.patch(BISTRO + "/stations/" + kitchen, change).expect(200);
  }

  private static String range(int from, int by) {
    return Map.of("from", NOW.plusSeconds(from * 60L), "by", NOW.plusSeconds(by * 60L)).toString();
  }

  private static String range(JsonNode promise) {
    return Map.of(
            "from", Instant.parse(text(promise, "from")), "by", Instant.parse(text(promise, "by")))
        .toString();
  }

  private static String promised(Client guest) {
    var tickets = list(guest.get("/api/guest/session").expect(200).json().get("tickets"));
    return range(tickets.getLast().get("promise"));
  }

  private JsonNode quote(Client guest, String... names) {
    var ids = String.join(",", List.of(names).stream().map(kitchens::product).toList());
    return guest.get("/api/guest/quote?products=" + ids).expect(200).json();
  }

  private JsonNode last() {
    return kitchens.tickets(kitchen).getLast();
  }

  @Test
  void a_promise_counts_what_waits_before_and_is_the_same_to_everybody() {
    var table = evening.table();
    assertThat(range(quote(table.guest(), "Tomato soup").get("ready"))).isEqualTo(range(20, 25));
    kitchens.orders(table.guest(), "Tomato soup");
    assertThat(promised(table.guest())).isEqualTo(range(20, 25));
    var other = evening.table();
    assertThat(range(quote(other.guest(), "Tomato soup").get("ready"))).isEqualTo(range(40, 50));
    var order = kitchens.orders(other.guest(), "Tomato soup", "Cola 0.33 l");
    assertThat(promised(other.guest())).isEqualTo(range(40, 50));
    assertThat(range(last().get("promise"))).isEqualTo(range(40, 50));
    var panel = evening.waiter.get(BISTRO + "/panel").expect(200).json();
    var shown =
        list(panel.get("tickets")).stream()
            .filter(each -> text(each, "order_id").equals(text(order, "id")))
            .toList();
    assertThat(shown).hasSize(1);
    assertThat(range(shown.getFirst().get("promise"))).isEqualTo(range(40, 50));
  }

  @Test
  void what_is_made_waits_for_nobody_and_a_promise_never_moves() {
    var table = evening.table();
    kitchens.orders(table.guest(), "Tomato soup");
    var first = last();
    clock.pass(Duration.ofMinutes(3));
    kitchens.step(first, "start").expect(200);
    kitchens.step(first, "ready").expect(200);
    assertThat(promised(table.guest())).isEqualTo(range(20, 25));
    assertThat(range(quote(table.guest(), "Tomato soup").get("ready"))).isEqualTo(range(23, 28));
    evening
        .kitchen
        .post("/api/tickets/" + text(first, "id") + "/recall", Map.of("from", "ready"))
        .expect(200);
    assertThat(range(quote(table.guest(), "Tomato soup").get("ready"))).isEqualTo(range(43, 53));
  }

  @Test
  void what_nobody_prepares_has_no_quote() {
    var guest = evening.table().guest();
    assertThat(quote(guest, "Cola 0.33 l").has("ready")).isFalse();
    assertThat(quote(guest, "Cola 0.33 l", "Tomato soup").has("ready")).isTrue();
  }

  @Test
  void each_station_has_its_own_work_and_the_last_counts() {
    var guest = evening.table().guest();
    var both = quote(guest, "Espresso", "Tomato soup", "Espresso");
    assertThat(range(both.get("ready"))).isEqualTo(range(20, 25));
    assertThat(range(quote(guest, "Espresso").get("ready"))).isEqualTo(range(5, 7));
  }

  @Test
  void what_is_over_the_cap_is_said_before_and_begun_later() {
    station(Map.of("intake_minutes", 30, "at_once", 10));
    var guest = evening.table().guest();
    kitchens.orders(guest, "Tomato soup");
    var quoted = quote(guest, "Tomato soup");
    var quarter = Instant.parse("2026-11-20T18:15:00Z");
    assertThat(Instant.parse(text(quoted, "begins_at"))).isEqualTo(quarter);
    var order = kitchens.orders(guest, "Tomato soup");
    assertThat(promised(guest)).isEqualTo(range(quoted.get("ready")));
    assertThat(Instant.parse(text(last(), "fire_at"))).isEqualTo(quarter);
    assertThat(Instant.parse(text(last(), "placed_at"))).isEqualTo(NOW);
    var cancelled = "/api/orders/" + text(order, "id") + "/cancellation";
    evening.waiter.post(cancelled, Map.of("reason", "changed their minds")).expect(200);
    assertThat(Instant.parse(text(quote(guest, "Tomato soup"), "begins_at"))).isEqualTo(quarter);
    station(Map.of("intake_minutes", 0));
    assertThat(quote(guest, "Tomato soup").has("begins_at")).isFalse();
  }

  @Test
  void robots_make_one_unit_after_the_other() {
    var martini =
        text(evening.manager.get("/api/locations/bar/products?limit=100").named("Martini"), "id");
    var bar = "/api/locations/bar/quote?products=";
    var one = evening.admin.get(bar + martini).expect(200).json();
    assertThat(range(one.get("ready"))).isEqualTo(range(4, 6));
    var five = String.join(",", java.util.Collections.nCopies(5, martini));
    assertThat(range(evening.admin.get(bar + five).expect(200).json().get("ready")))
        .isEqualTo(range(12, 15));
    var lots = String.join(",", java.util.Collections.nCopies(51, martini));
    assertThat(evening.admin.get(bar + lots).expect(200).json().has("ready")).isFalse();
  }

  @Test
  void a_station_does_at_least_one_thing_at_a_time() {
    for (var bad :
        List.of(
            Map.of("at_once", 0),
            Map.of("at_once", 51),
            Map.of("intake_minutes", -1),
            Map.of("intake_minutes", 2401))) {
      evening.manager.patch(BISTRO + "/stations/" + kitchen, bad).expect(400, "invalid");
    }
  }
}
