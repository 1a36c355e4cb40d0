package dev.comanda.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.db.Ids;
import dev.comanda.db.TestPostgres;
import dev.comanda.order.day.AddedUp;
import dev.comanda.order.day.ClosedDays;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Days that are over are added up, however long they were and whatever happens elsewhere. */
class ClosedDaysTest {
  private static final LocalDate DATE = LocalDate.parse("2026-11-20");

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(2);

  @AfterEach
  void close() {
    database.close();
    postgres.close();
  }

  /** By a join of all orders with all lines it would take minutes. */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_busy_day_is_added_up_by_keys_where_statistics_know_nothing_of_the_location() {
    var location = DayRows.location(database, "bar", DATE.plusDays(1));
    for (int i = 0; i < 40; i++) {
      DayRows.orders(database, Ids.next(), DATE, 100);
    }
    DayRows.analyzeForTheLastTime(database);
    DayRows.orders(database, location, DATE, 30_000);
    new ClosedDays(database).runOnce();
    assertThat(DayRows.revenue(database, location)).isEqualTo(30_000 * 300 - 10_000 * 100);
  }

  @Test
  void a_location_that_cannot_be_added_up_keeps_no_other_waiting() {
    var one = DayRows.location(database, "one", DATE.plusDays(1));
    var other = DayRows.location(database, "other", DATE.plusDays(1));
    DayRows.orders(database, one, DATE, 1);
    DayRows.orders(database, other, DATE, 1);
    DayRows.occupy(database, one, DATE);
    var days = new ClosedDays(database);
    assertThatThrownBy(days::runOnce).isInstanceOf(DatabaseUnavailable.class);
    assertThat(DayRows.revenue(database, one)).isZero();
    assertThat(DayRows.revenue(database, other)).isEqualTo(300);
  }

  @Test
  void the_open_date_is_added_up_from_a_hundred_orders_on_and_then_what_was_ordered_since() {
    var bar = DayRows.location(database, "bar", DATE);
    var days = new ClosedDays(database);
    DayRows.orders(database, bar, DATE.minusDays(1), 5);
    DayRows.open(database, bar, DATE, 1, 99);
    days.runOnce();
    assertThat(DayRows.openOrders(database, bar)).isZero();
    DayRows.open(database, bar, DATE, 100, 100);
    days.runOnce();
    assertThat(DayRows.openOrders(database, bar)).isEqualTo(100);
    DayRows.open(database, bar, DATE, 101, 230);
    days.runOnce();
    assertThat(DayRows.openOrders(database, bar)).isEqualTo(230);
    var inParts = DayRows.totals(database);
    assertThat(inParts).anyMatch(row -> row.startsWith("open") && row.contains("34500"));

    DayRows.forgetOpen(database);
    days.runOnce();
    assertThat(DayRows.totals(database)).isEqualTo(inParts);
  }

  @Test
  void the_totals_of_an_open_date_go_when_it_is_over() {
    var bar = DayRows.location(database, "bar", DATE);
    DayRows.open(database, bar, DATE, 1, 30);
    AddedUp.now(database);
    assertThat(DayRows.totals(database))
        .filteredOn(row -> row.contains("open"))
        .hasSizeGreaterThanOrEqualTo(3);
    DayRows.open(database, bar, DATE.plusDays(1), 1, 1);
    AddedUp.now(database);
    assertThat(DayRows.openOrders(database, bar)).isEqualTo(1);
    DayRows.open(database, bar, DATE.plusDays(2), 1, 0);
    AddedUp.now(database);
    assertThat(DayRows.totals(database)).noneMatch(row -> row.contains("open"));
    assertThat(DayRows.revenue(database, bar)).isEqualTo(30 * 300 - 10 * 100 + 300);
  }

  @Test
  void dates_that_were_added_up_without_figures_to_date_get_them_month_by_month() {
    var bar = DayRows.location(database, "bar", DATE);
    for (var date = DATE.minusDays(70); !date.isAfter(DATE); date = date.plusDays(1)) {
      DayRows.orders(database, bar, date, 3);
    }
    var days = new ClosedDays(database);
    days.runOnce();
    var totals = DayRows.totals(database);
    assertThat(totals).anyMatch(row -> row.startsWith("to date"));
    DayRows.forgetToDate(database);
    days.runOnce();
    assertThat(DayRows.totals(database)).isEqualTo(totals);
  }

  @Test
  void dates_that_were_added_up_without_waiters_follow_and_change_nothing_else() {
    var first = LocalDate.parse("2026-10-28");
    var bar = DayRows.location(database, "bar", DATE);
    var other = DayRows.location(database, "other", first.plusDays(8));
    for (var date = first; !date.isAfter(DATE); date = date.plusDays(1)) {
      DayRows.orders(database, bar, date, 30);
    }
    DayRows.orders(database, other, first, 5);
    var days = new ClosedDays(database);
    days.runOnce();
    var totals = DayRows.totals(database);
    assertThat(totals).anyMatch(row -> row.startsWith("waiter month"));
    DayRows.forgetWaiters(database);
    assertThat(DayRows.totals(database)).hasSizeLessThan(totals.size());
    days.runOnce();
    assertThat(DayRows.totals(database)).isEqualTo(totals);
  }
}
