package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import dev.comanda.ops.Invariants;
import dev.comanda.order.day.ClosedDays;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is voided on its business date never was sold; what is voided later is a negative that day.
 */
class VoidsAndTotalsTest {
  /** A Friday evening in Berlin. */
  private static final Instant EVENING = Instant.parse("2026-11-20T19:30:00Z");

  private static final Map<String, String> REASON = Map.of("reason", "spilled");

  private final HandClock clock = new HandClock(EVENING);
  private final Evening evening = new Evening(clock);
  private final Evening.Table table = evening.table();
  private final long price =
      evening
          .waiter
          .get("/api/locations/bistro/products/" + evening.product)
          .expect(200)
          .json()
          .at("/price/amount")
          .longValue();

  @AfterEach
  void close_the_days() throws SQLException {
    var told = sold();
    clock.pass(Duration.ofDays(40));
    place(1);
    new ClosedDays(evening.app.database()).runOnce();
    assertThat(SoldRows.addedUp(evening.app.database())).containsExactlyElementsOf(told);
    var report = Invariants.check(evening.app.database());
    evening.close();
    assertThat(report.lines()).noneMatch(line -> line.contains("BROKEN"));
  }

  private String place(int quantity) {
    return evening.order(table.guest(), quantity).expect(201).json().get("id").textValue();
  }

  private List<String> sold() {
    return SoldRows.toldByTheLines(evening.app.database());
  }

  @Test
  void a_line_voided_on_its_business_date_is_taken_off_that_date() {
    var order = place(3);
    place(2);
    clock.pass(Duration.ofHours(7));
    evening.waiter.post("/api/orders/" + order + "/lines/1/void", REASON).expect(200);
    assertThat(sold()).containsExactly("2026-11-20 20 h: 2 orders, " + 2 * price);
  }

  @Test
  void a_line_voided_on_a_later_date_is_a_negative_there() {
    var order = place(3);
    clock.pass(Duration.ofHours(16));
    var waiter = evening.signIn("waiter");
    waiter.post("/api/orders/" + order + "/lines/1/void", REASON).expect(200);
    assertThat(sold())
        .containsExactly(
            "2026-11-20 20 h: 1 orders, " + 3 * price, "2026-11-21 12 h: 0 orders, " + -3 * price);
  }

  @Test
  void a_part_of_a_line_goes_with_a_reason_of_its_own() {
    var path = "/api/orders/" + place(3) + "/lines/1/void";
    var dropped = Map.of("reason", "dropped", "left", 2);
    var after = evening.waiter.post(path, dropped).expect(200).json();
    assertThat(after.at("/lines/0/quantity").intValue()).isEqualTo(2);
    assertThat(after.at("/lines/1/quantity").intValue()).isEqualTo(1);
    assertThat(after.at("/lines/1/part_of").intValue()).isEqualTo(1);
    assertThat(after.at("/lines/1/void_reason").textValue()).isEqualTo("dropped");
    assertThat(after.at("/total/amount").longValue()).isEqualTo(2 * price);
    evening.waiter.post(path, dropped).expect(400, "invalid");
    evening.waiter.post(path, Map.of("reason", "half", "left", 0.5)).expect(400, "invalid");
    evening.waiter.post(path, Map.of("reason", "cold", "left", 1)).expect(200);
    assertThat(sold()).containsExactly("2026-11-20 20 h: 1 orders, " + price);
    evening.waiter.post(path, REASON).expect(200);
    assertThat(sold()).containsExactly("2026-11-20 20 h: 1 orders, 0");
  }

  @Test
  void a_part_that_goes_on_a_later_date_is_a_negative_there() {
    var path = "/api/orders/" + place(3) + "/lines/1/void";
    clock.pass(Duration.ofHours(16));
    var waiter = evening.signIn("waiter");
    waiter.post(path, Map.of("reason", "dropped", "left", 2)).expect(200);
    assertThat(sold())
        .containsExactly(
            "2026-11-20 20 h: 1 orders, " + 3 * price, "2026-11-21 12 h: 0 orders, " + -price);
  }

  @Test
  void a_cancelled_order_is_one_order_less_and_counts_no_voided_line_twice() {
    var order = place(3);
    evening.waiter.post("/api/orders/" + order + "/lines/1/void", REASON).expect(200);
    evening.waiter.post("/api/orders/" + order + "/cancellation", REASON).expect(200);
    assertThat(sold()).containsExactly("2026-11-20 20 h: 0 orders, 0");
  }

  @Test
  void numbers_start_again_with_the_business_date_not_with_midnight() {
    place(1);
    clock.pass(Duration.ofHours(6));
    assertThat(number()).isEqualTo(2);
    clock.pass(Duration.ofHours(4));
    assertThat(number()).isEqualTo(1);
  }

  private int number() {
    return evening.order(table.guest(), 1).expect(201).json().get("number").intValue();
  }

  @Test
  void a_clock_that_is_set_back_opens_no_closed_day() {
    clock.pass(Duration.ofHours(16));
    assertThat(number()).isEqualTo(1);
    clock.pass(Duration.ofHours(-16));
    assertThat(number()).isEqualTo(2);
  }
}
