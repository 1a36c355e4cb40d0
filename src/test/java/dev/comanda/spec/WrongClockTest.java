package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import dev.comanda.http.Client;
import dev.comanda.ops.Invariants;
import dev.comanda.order.day.AddedUp;
import dev.comanda.order.day.WrongDates;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A clock that was wrong once does not poison a place: it takes no orders, and what it did ends.
 */
class WrongClockTest {
  private static final Instant RIGHT = Instant.parse("2026-11-20T18:30:00Z");

  @ParameterizedTest
  @ValueSource(ints = {3, 40, 365})
  void a_date_that_ran_ahead_ends_and_a_command_sets_right_what_stands_on_it(int days)
      throws SQLException {
    var clock = new HandClock(RIGHT);
    try (var evening = new Evening(clock)) {
      var guest = evening.table().guest();
      assertThat(numberAndDate(evening.order(guest, 1))).isEqualTo("1 of 2026-11-20");
      clock.pass(Duration.ofDays(days));
      evening.order(guest, 1).expect(201);
      evening.order(guest, 1).expect(201);
      var database = evening.app.database();
      AddedUp.now(database);
      clock.set(RIGHT.plusSeconds(600));
      var dates = new WrongDates(database, clock, Optional::empty);

      dates.runOnce();
      assertThat(SoldRows.tablesWithTotalsFrom(database, "2026-11-20")).isEmpty();
      assertThat(numberAndDate(evening.order(guest, 1))).isEqualTo("2 of 2026-11-20");
      assertThat(sold(evening)).isEqualTo(2);
      assertThat(dates.places()).containsExactly("bistro");

      assertThat(dates.mend()).containsExactly("bistro: 2 orders were put on the right date");
      assertThat(sold(evening)).isEqualTo(4);
      assertThat(numberAndDate(evening.order(guest, 1))).isEqualTo("5 of 2026-11-20");
      dates.runOnce();
      assertThat(dates.places()).isEmpty();
      assertThat(dates.mend()).isEmpty();
      AddedUp.now(database);
      assertThat(Invariants.check(database).lines()).noneMatch(line -> line.contains("BROKEN"));
    }
  }

  @Test
  void payments_go_where_their_orders_go_however_late_they_are_set_right() {
    var clock = new HandClock(RIGHT);
    try (var evening = new Evening(clock)) {
      evening.takesPayments("bistro", true);
      var guest = evening.table().guest();
      evening.order(guest, 1).expect(201);
      clock.pass(Duration.ofDays(40));
      var order = evening.order(guest, 1).expect(201).json();
      var session = "/api/sessions/" + order.get("session_id").textValue();
      var card = Map.of("method", "card", "share_of", 1);
      var paid = evening.waiter.post(session + "/payments", card).expect(201).json();
      var reversal = "/api/payments/" + paid.get("id").textValue() + "/reversal";
      evening.manager.post(reversal, Map.of("reason", "wrong table")).expect(201);
      clock.set(RIGHT.plus(Duration.ofDays(3)));
      var dates = new WrongDates(evening.app.database(), clock, Optional::empty);
      assertThat(dates.mend())
          .containsExactly("bistro: 1 order and 2 payments were put on the right date");
      var payments = evening.waiter.get(session + "/bill").expect(200).json().get("payments");
      assertThat(payments.findValuesAsText("business_date"))
          .containsExactly("2026-11-20", "2026-11-20");
      assertThat(dates.mend()).isEmpty();
    }
  }

  @Test
  void a_date_that_is_ahead_by_hours_goes_on() {
    var clock = new HandClock(RIGHT);
    try (var evening = new Evening(clock)) {
      var guest = evening.table().guest();
      clock.pass(Duration.ofHours(13));
      assertThat(numberAndDate(evening.order(guest, 1))).isEqualTo("1 of 2026-11-21");
      clock.set(RIGHT);
      var dates = new WrongDates(evening.app.database(), clock, Optional::empty);
      dates.runOnce();
      assertThat(numberAndDate(evening.order(guest, 1))).isEqualTo("2 of 2026-11-21");
      assertThat(dates.places()).isEmpty();
      assertThat(dates.mend()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, 10, 86_400 * 365})
  void a_node_whose_clock_is_off_takes_no_orders_until_it_is_right(long secondsAhead) {
    var clock = new Wrong();
    try (var evening = new Evening(clock);
        var node = evening.app.heedingBeside(clock);
        var nobody = Client.of(node.url())) {
      var joined = nobody.post("/api/join/" + evening.table().code(), Map.of()).expect(200).json();
      var guest = nobody.as(joined.get("guest_token").textValue()).key("one");
      var order = Evening.one(evening.product, 1);
      clock.aheadSeconds = secondsAhead;
      nobody.get("/readyz").expect(503, "clock_wrong");
      guest.post("/api/guest/orders", order).expect(503, "clock_wrong");
      clock.aheadSeconds = 0;
      nobody.get("/readyz").expect(200);
      guest.post("/api/guest/orders", order).expect(201);
    }
  }

  /** The machine's clock, when somebody has set it wrong. */
  private static final class Wrong extends Clock {
    private volatile long aheadSeconds;

    @Override
    public Instant instant() {
      return Instant.now().plusSeconds(aheadSeconds);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static String numberAndDate(Client.Answer answer) {
    var order = answer.expect(201).json();
    return order.get("number").intValue() + " of " + order.get("business_date").textValue();
  }

  /** How many orders of its real day the report knows. */
  private static int sold(Evening evening) {
    var report =
        evening
            .manager
            .get("/api/reports/summary?location=bistro&start_date=2026-11-20&end_date=2026-11-20")
            .expect(200)
            .json();
    return report.at("/report/totals/orders").intValue();
  }
}
