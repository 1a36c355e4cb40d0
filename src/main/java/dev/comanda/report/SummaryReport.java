package dev.comanda.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders and revenue day by day.
 *
 * @param previous as many dates right before; null where that cannot be said
 * @param days those on which there was anything, in their order
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SummaryReport(
    @JsonUnwrapped ReportHead head,
    Figures totals,
    @Nullable Previous previous,
    @Nullable Change change,
    List<Day> days) {
  /** Digits after the point of a change: hundredths of a percent. */
  private static final int CHANGE_DIGITS = 4;

  /** Copies the list. */
  SummaryReport {
    days = List.copyOf(days);
  }

  /** One date. */
  record Day(LocalDate date, @JsonUnwrapped Figures figures) {}

  /** The dates before. */
  record Previous(
      @Nullable LocalDate startDate, @Nullable LocalDate endDate, @JsonUnwrapped Figures figures) {}

  /** By which part each figure grew; null where there was nothing before. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Change(
      @Nullable BigDecimal orders, @Nullable BigDecimal revenue, @Nullable BigDecimal average) {
    static Change from(Figures before, Figures now) {
      return new Change(
          grown(before.orders(), now.orders()),
          grown(before.revenue().minor(), now.revenue().minor()),
          grown(minor(before.average()), minor(now.average())));
    }

    private static long minor(@Nullable Money money) {
      return money == null ? 0 : money.minor();
    }

    private static @Nullable BigDecimal grown(long before, long now) {
      return before <= 0
          ? null
          : BigDecimal.valueOf(now - before)
              .divide(BigDecimal.valueOf(before), CHANGE_DIGITS, RoundingMode.HALF_UP);
    }
  }

  /**
   * Puts it together.
   *
   * @param before what was sold on the dates before these
   */
  static SummaryReport of(
      Location at,
      ReportHead head,
      ReportDates dates,
      List<ReportRows.DaySold> sold,
      List<ReportRows.DaySold> before) {
    var totals = sum(at, sold);
    var previous =
        dates
            .before()
            .map(earlier -> new Previous(earlier.start(), earlier.end(), sum(at, before)))
            .orElse(null);
    var days =
        sold.stream()
            .map(day -> new Day(day.date(), Figures.of(at, day.orders(), day.revenue())))
            .toList();
    var change = previous == null ? null : Change.from(previous.figures(), totals);
    return new SummaryReport(head, totals, previous, change, days);
  }

  private static Figures sum(Location at, List<ReportRows.DaySold> days) {
    return Figures.of(
        at,
        days.stream().mapToLong(ReportRows.DaySold::orders).sum(),
        days.stream().mapToLong(ReportRows.DaySold::revenue).sum());
  }
}
