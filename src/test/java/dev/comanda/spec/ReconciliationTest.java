package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Of each date it is told what was ordered, delivered and read back, and where that differs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconciliationTest {
  private final HandClock clock = new HandClock(Instant.now());
  @AutoClose private final Workbench bench = new Workbench(clock);
  private final Bookings bookings = new Bookings(bench.evening);
  private final Reconciled reconciled = new Reconciled(bench);

  /** One that was made after all that was ordered so far. */
  private JsonNode made(Map<String, Object> more) {
    clock.pass(Duration.ofSeconds(1));
    return bench.booksOil(more);
  }

  private JsonNode asleep() {
    var made = made(Map.of());
    bench.wants(made, Map.of("worker", false));
    return made;
  }

  /** An ERP of its own that takes lines back. */
  private JsonNode returning() {
    var address = URI.create("http://127.0.0.1:9/" + UUID.randomUUID()).toString();
    return made(Map.of("connector", "returning", "address", address));
  }

  private void gone(JsonNode made) {
    bench.admin().delete(Connections.path(made)).expect(204);
  }

  private JsonNode order(JsonNode made, String quantity) {
    bench.order(bench.bay("5" + bench.evening.next()), bench.oil, quantity);
    return bookings.list("limit=1&integration=" + Bookings.id(made)).getFirst();
  }

  private void voids(JsonNode delivery, Map<String, Object> how) {
    var path = "/api/orders/" + delivery.get("order_id").textValue() + "/lines/1/void";
    bench.evening.manager.post(path, how).expect(200);
  }

  private void act(JsonNode delivery, String act) {
    bookings.act(delivery, act, Map.of("reason", "looked at it")).expect(200);
  }

  private void resolves(JsonNode delivery, boolean booked) {
    var body = Map.of("booked", booked, "reason", "looked at it");
    bookings.act(delivery, "resolution", body).expect(200);
  }

  private void parks(JsonNode delivery) {
    ParkedRows.error(bench.evening.app.database(), Bookings.id(delivery));
  }

  @Test
  void what_waits_or_was_put_aside_is_ordered_and_not_delivered() {
    var made = asleep();
    order(made, "1");
    parks(order(made, "2"));
    act(order(made, "3"), "skip");
    act(order(made, "4"), "clearing");
    bench.order(bench.bay(""), bench.oil, "5");
    voids(order(made, "6"), Map.of("reason", "wrong car"));
    assertThat(reconciled.why(made))
        .containsExactly("placed", "error", "skipped", "cleared", "held");
    gone(made);
  }

  @Test
  void what_was_voided_and_stands_there_differs_until_somebody_settles_it() {
    var made = made(Map.of());
    var line = order(made, "2");
    bench.until(made, "created", 1);
    assertThat(reconciled.why(made)).isEmpty();
    voids(line, Map.of("reason", "wrong car"));
    assertThat(reconciled.why(made)).containsExactly("being_voided");
    resolves(line, true);
    assertThat(reconciled.why(made)).containsExactly("stays_voided");
    gone(made);
  }

  @Test
  void what_was_taken_back_is_neither_ordered_nor_delivered() {
    var made = returning();
    var line = order(made, "2");
    bookings.until(line, "created");
    voids(line, Map.of("reason", "wrong car"));
    bookings.until(line, "cancelled");
    assertThat(reconciled.why(made)).isEmpty();
    gone(made);
  }

  @Test
  void what_a_person_said_is_delivered_and_not_read_back() {
    var made = asleep();
    var line = order(made, "2");
    parks(line);
    resolves(line, true);
    var edited = order(made, "3");
    bench.evening.manager.patch(Bookings.path(edited), Map.of("quantity", 1)).expect(200);
    bench.wants(made, Map.of("worker", true));
    bookings.until(edited, "created");
    var less = order(made, "4");
    bookings.until(less, "created");
    voids(less, Map.of("reason", "less", "left", 1));
    assertThat(reconciled.why(made)).containsExactly("by_hand", "edited", "less_wanted");
    gone(made);
  }

  @Test
  void what_is_booked_later_is_ordered_by_then() {
    var made = made(Map.of("book_on", "closed"));
    var session = bench.bay("77");
    bench.order(session, bench.oil, "1");
    assertThat(reconciled.why(made)).containsExactly("not_yet");
    var close = Map.of("confirm", true);
    bench.evening.waiter.post("/api/sessions/" + session + "/closure", close).expect(200);
    bench.until(made, "created", 1);
    assertThat(reconciled.why(made)).isEmpty();
    gone(made);
  }

  @Test
  void a_line_belongs_to_the_date_of_its_order_whenever_it_is_booked() {
    var made = asleep();
    var line = order(made, "2");
    var date = line.get("business_date").textValue();
    clock.pass(Duration.ofDays(1));
    order(made, "1");
    bench.wants(made, Map.of("worker", true));
    bench.until(made, "created", 2);
    var of = reconciled.of(made, date);
    assertThat(of.at("/read_back/lines").intValue()).isEqualTo(1);
    assertThat(of.get("ordered")).isEqualTo(of.get("read_back"));
    voids(line, Map.of("reason", "wrong car"));
    var now = reconciled.of(made, date);
    assertThat(now.at("/ordered/lines").intValue()).isZero();
    assertThat(now.at("/differences/0/voided_on").textValue()).isNotEqualTo(date);
    gone(made);
  }

  @Test
  void the_file_is_safe_to_open_and_has_a_row_for_each_line() {
    var made = made(Map.of("workshop", "=HYPERLINK(\"x\")"));
    var line = order(made, "2.5");
    bookings.until(line, "created");
    bench.wants(made, Map.of("worker", false));
    act(order(made, "1"), "clearing");
    var date = line.get("business_date").textValue();
    var rows = reconciled.file(made, date, "");
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst())
        .containsEntry("integration_name", "'=HYPERLINK(x)")
        .containsEntry("ordered_quantity", "2.5")
        .containsEntry("read_back_quantity", "2.5")
        .containsEntry("difference_amount", "0.00")
        .containsEntry("mark", line.get("mark").textValue());
    assertThat(reconciled.file(made, date, "&differences=true"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("why", "cleared"));
    gone(made);
  }

  @Test
  void what_is_asked_for_wrongly_is_named() {
    var manager = bench.evening.manager;
    for (var path : List.of(Reconciled.PATH, Reconciled.PATH + ".csv")) {
      for (var wrong : List.of("date=today", "date=2026-02-30", "integration=x")) {
        var refused = manager.get(path + "?" + wrong).expect(400, "invalid");
        assertThat(refused.json().at("/errors/0/pointer").textValue())
            .isEqualTo("query:" + wrong.substring(0, wrong.indexOf('=')));
      }
      manager.get(path + "?integration=" + UUID.randomUUID()).expect(400, "invalid");
      bench.evening.waiter.get(path).expect(403, "forbidden");
    }
    manager.get(Reconciled.PATH + ".csv?csv=tab").expect(400, "invalid");
    manager.get(Reconciled.PATH + ".csv?differences=some").expect(400, "invalid");
  }
}
