package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.HostileErp.Fault;
import dev.comanda.erp.lines.LinesStandIn;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A person's act changes a line, or the answer says why it did not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryActsTest {
  private static final Map<String, String> REASON = Map.of("reason", "I looked");
  private static final Map<String, Object> NOTHING = Map.of();

  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  private final Bookings bookings = new Bookings(evening);

  private static LinesStandIn erp() {
    return new LinesStandIn(Clock.systemUTC());
  }

  @Test
  void what_failed_holds_its_lane_until_it_is_tried_again_and_then_all_are_booked_in_order() {
    try (var erp = erp()) {
      erp.refuseAll("document_closed");
      var at = bookings.to(erp);
      var first = bookings.until(bookings.order(at), "error");
      assertThat(first.at("/reason/code").textValue()).isEqualTo("document_closed");
      var second = bookings.order(at);
      assertThat(Bookings.state(second)).isEqualTo("placed");
      assertThat(bookings.now(first).get("lane_behind").intValue()).isEqualTo(1);
      erp.refuseAll("");
      var tried = bookings.act(first, "retry", NOTHING).expect(200).json();
      // Whoever is quick has booked it by then.
      assertThat(Bookings.state(tried)).isIn("placed", "created");
      assertThat(tried.get("attempts").intValue()).isZero();
      bookings.until(second, "created");
      assertThat(erp.lines())
          .extracting(line -> line.text().split(" ", 2)[0])
          .containsExactly(first.get("mark").textValue(), second.get("mark").textValue());
      assertThat(Bookings.why(bookings.act(first, "retry", NOTHING))).isEqualTo("ended");
    }
  }

  @Test
  void retry_fires_a_waiting_backoff_at_once_and_gives_the_attempts_back() {
    try (var erp = erp()) {
      erp.from(Fault.UNAVAILABLE);
      var at = bookings.to(erp);
      var line = bookings.order(at);
      var waits = bookings.until(Bookings.path(line), seen -> seen.get("attempts").intValue() >= 3);
      erp.from(Fault.NONE);
      var fired = bookings.act(waits, "retry", NOTHING).expect(200).json();
      assertThat(fired.get("attempts").intValue()).isZero();
      assertThat(bookings.until(line, "created").get("attempts").intValue()).isZero();
    }
  }

  @Test
  void what_is_skipped_lets_the_next_be_booked() {
    try (var erp = erp()) {
      erp.refuseAll("product_unknown");
      var at = bookings.to(erp);
      var first = bookings.until(bookings.order(at), "error");
      var second = bookings.order(at);
      erp.refuseAll("");
      var skipped = bookings.act(first, "skip", REASON).expect(200).json();
      assertThat(Bookings.state(skipped)).isEqualTo("skipped");
      assertThat(skipped.at("/reason/text").textValue()).endsWith(": I looked");
      bookings.until(second, "created");
      assertThat(erp.lines()).hasSize(1);
      assertThat(Bookings.why(bookings.act(first, "skip", REASON))).isEqualTo("ended");
    }
  }

  @Test
  void what_is_edited_is_booked_as_it_is_now() {
    try (var erp = erp()) {
      var at = bookings.to(erp);
      bookings.number(at, "12");
      var line = bookings.until(bookings.order(at), "error");
      assertThat(line.at("/reason/code").textValue()).isEqualTo("product_unknown");
      var edit = Map.of("product_number", "11", "quantity", 2.5);
      var edited = evening.manager.patch(Bookings.path(line), edit).expect(200).json();
      assertThat(edited.get("product_number").textValue()).isEqualTo("11");
      bookings.until(line, "created");
      assertThat(erp.lines()).hasSize(1);
      assertThat(erp.lines().getFirst().productNumber()).isEqualTo("11");
      assertThat(erp.lines().getFirst().quantity()).isEqualByComparingTo("2.5");
      var late = evening.manager.patch(Bookings.path(line), edit);
      assertThat(Bookings.why(late)).isEqualTo("ended");
    }
  }

  @Test
  void whoever_has_seen_an_older_version_changes_nothing() {
    var line = bookings.order(bookings.asleep());
    var path = Bookings.path(line);
    var seen = evening.manager.get(path).expect(200).header("ETag");
    evening.manager.with("If-None-Match", seen).get(path).expect(304);
    var two = Map.of("quantity", 2);
    var edited = evening.manager.with("If-Match", seen).patch(path, two).expect(200);
    assertThat(edited.header("ETag")).isEqualTo("\"2\"");
    var late = evening.manager.with("If-Match", seen);
    late.patch(path, Map.of("quantity", 3)).expect(412, "version_mismatch");
    late.post(path + "/clearing", REASON).expect(412, "version_mismatch");
    evening.manager.with("If-Match", "seen").patch(path, two).expect(400, "invalid");
    assertThat(bookings.now(line).get("quantity").intValue()).isEqualTo(2);
    var now = evening.manager.with("If-Match", edited.header("ETag"));
    now.post(path + "/clearing", REASON).expect(200);
    assertThat(evening.manager.get(path).header("ETag")).startsWith("\"3.").isNotEqualTo(seen);
  }

  @Test
  void of_what_nobody_knows_a_person_says_whether_it_is_booked() {
    try (var erp = erp()) {
      erp.from(Fault.CLAIMS);
      var at = bookings.to(erp);
      var line = bookings.until(bookings.order(at), "unknown");
      assertThat(Bookings.why(bookings.act(line, "skip", REASON)))
          .isIn("outcome_unknown", "in_flight");
      var second = bookings.order(at);
      var said = Map.of("booked", true, "reason", "It stands there");
      var resolved = bookings.act(line, "resolution", said);
      while (resolved.status() == 409) {
        assertThat(Bookings.why(resolved)).isEqualTo("in_flight");
        resolved = bookings.act(line, "resolution", said);
      }
      assertThat(Bookings.state(resolved.expect(200).json())).isEqualTo("created");
      assertThat(resolved.json().at("/reason/text").textValue()).endsWith(": It stands there");
      erp.from(Fault.NONE);
      bookings.until(Bookings.path(second), seen -> !Bookings.state(seen).equals("placed"));
    }
  }

  @Test
  void what_was_cleared_comes_back_by_undoing_that_and_by_nothing_else() {
    var at = bookings.asleep();
    var line = bookings.order(at);
    assertThat(Bookings.why(bookings.act(line, "retry", NOTHING))).isEqualTo("due");
    assertThat(Bookings.why(bookings.act(line, "clearing/undo", NOTHING))).isEqualTo("not_cleared");
    var said = Map.of("booked", true, "reason", "no");
    assertThat(Bookings.why(bookings.act(line, "resolution", said))).isEqualTo("not_parked");
    var cleared = bookings.act(line, "clearing", REASON).expect(200).json();
    assertThat(Bookings.state(cleared)).isEqualTo("cleared");
    assertThat(cleared.at("/reason/code").textValue()).isEqualTo("cleared");
    assertThat(Bookings.why(bookings.act(line, "retry", NOTHING))).isEqualTo("cleared");
    var back = bookings.act(line, "clearing/undo", NOTHING).expect(200).json();
    assertThat(Bookings.state(back)).isEqualTo("placed");
    assertThat(back.get("due_at")).isEqualTo(line.get("due_at"));
  }

  @Test
  void an_act_needs_its_reason_and_only_those_who_run_the_place_may_act() {
    var line = bookings.order(bookings.asleep());
    for (var act : new String[] {"skip", "clearing", "resolution"}) {
      bookings.act(line, act, NOTHING).expect(400, "invalid");
      evening.waiter.post(Bookings.path(line) + "/" + act, REASON).expect(403, "forbidden");
    }
    evening.manager.patch(Bookings.path(line), NOTHING).expect(400, "invalid");
    evening.manager.patch(Bookings.path(line), Map.of("document", " ")).expect(400, "invalid");
    evening.manager.patch(Bookings.path(line), Map.of("quantity", 0)).expect(400, "invalid");
    assertThat(bookings.now(line).get("version")).isEqualTo(line.get("version"));
  }
}
