package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.erp.lines.LinesStandIn;
import dev.comanda.http.Client;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is done to many lines at once means all of them, and first says how many these are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliverySweepsTest {
  private static final Map<String, Object> NOTHING = Map.of();
  private static final int LINES = 90;

  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  private final Bookings bookings = new Bookings(evening);

  private Client.Answer sweep(JsonNode at, String what, Map<String, ?> body) {
    return evening.manager.post(Connections.path(at) + "/" + what, body);
  }

  /** More than one command takes. */
  private void many(int orders) {
    var line = Map.of("product_id", evening.product, "quantity", 1);
    for (int i = 0; i < orders; i++) {
      var order = Map.of("lines", Collections.nCopies(LINES, line));
      evening.waiter.post("/api/orders", order).expect(201);
    }
  }

  private static int number(JsonNode answer, String name) {
    return answer.get(name).intValue();
  }

  @Test
  void the_plan_says_how_many_of_which_state_and_changes_nothing() {
    var at = bookings.asleep();
    var first = bookings.order(at);
    bookings.order(at);
    ParkedRows.error(evening.app.database(), Bookings.id(first));
    var plan = sweep(at, "clearing", NOTHING).expect(200).json();
    assertThat(number(plan, "count")).isEqualTo(2);
    assertThat(plan.at("/states/error").intValue()).isEqualTo(1);
    assertThat(plan.at("/states/placed").intValue()).isEqualTo(1);
    assertThat(plan.has("changed")).isFalse();
    var retry = sweep(at, "retry", NOTHING).expect(200).json();
    assertThat(number(retry, "count")).as("what waits for its turn is not stuck").isEqualTo(1);
    var only = Map.of("reason_code", "document_closed", "document", "4711");
    assertThat(number(sweep(at, "clearing", only).expect(200).json(), "count")).isEqualTo(1);
    assertThat(number(sweep(at, "clearing", Map.of("document", "1")).json(), "count")).isZero();
    assertThat(bookings.list("state=placed,error&integration=" + Bookings.id(at))).hasSize(2);
  }

  @Test
  void all_are_put_aside_stay_so_when_all_is_tried_again_and_come_back_as_they_were() {
    var at = bookings.asleep();
    many(3);
    var failed = bookings.order(at);
    ParkedRows.error(evening.app.database(), Bookings.id(failed));
    int all = 3 * LINES + 1;
    var few = Map.of("confirm", all - 1, "reason", "wrong table");
    sweep(at, "clearing", few).expect(409, "plan_changed");
    sweep(at, "clearing", Map.of("confirm", all)).expect(400, "invalid");
    var clear = Map.of("confirm", all, "reason", "wrong table");
    var cleared = sweep(at, "clearing", clear).expect(200).json();
    assertThat(number(cleared, "changed")).isEqualTo(all);
    assertThat(number(cleared, "unchanged")).isZero();
    assertThat(number(cleared, "left")).isZero();
    var retried = sweep(at, "retry", Map.of("confirm", all)).expect(200).json();
    assertThat(number(retried, "count")).isZero();
    assertThat(number(sweep(at, "clearing/undo", NOTHING).expect(200).json(), "count"))
        .isEqualTo(all);
    var undone = sweep(at, "clearing/undo", Map.of("confirm", all)).expect(200).json();
    assertThat(number(undone, "changed")).isEqualTo(all);
    assertThat(Bookings.state(bookings.now(failed))).isEqualTo("error");
    assertThat(number(sweep(at, "clearing", NOTHING).json(), "count")).isEqualTo(all);
  }

  @Test
  void once_the_cause_is_mended_all_that_failed_is_booked_in_order() {
    try (var erp = new LinesStandIn(Clock.systemUTC())) {
      erp.refuseAll("document_closed");
      var at = bookings.to(erp);
      var first = bookings.until(bookings.order(at), "error");
      var second = bookings.order(at);
      var third = bookings.order(at);
      erp.refuseAll("");
      var states = Map.of("states", List.of("error"), "confirm", 1);
      assertThat(number(sweep(at, "retry", states).expect(200).json(), "changed")).isEqualTo(1);
      bookings.until(third, "created");
      assertThat(erp.lines())
          .extracting(line -> line.text().split(" ", 2)[0])
          .containsExactly(
              first.get("mark").textValue(),
              second.get("mark").textValue(),
              third.get("mark").textValue());
    }
  }

  @Test
  void what_cannot_be_changed_so_is_turned_down() {
    var at = bookings.asleep();
    sweep(at, "retry", Map.of("states", List.of("cleared"))).expect(400, "invalid");
    sweep(at, "clearing", Map.of("states", List.of("created"))).expect(400, "invalid");
    sweep(at, "clearing", Map.of("states", List.of("asleep"))).expect(400, "invalid");
    evening.waiter.post(Connections.path(at) + "/retry", NOTHING).expect(403, "forbidden");
  }
}
