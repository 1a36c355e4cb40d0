package dev.comanda.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.location.Location;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Orders and revenue by the hour of the location's clock. An hour that summer time repeats counts
 * as one; one that it skips has nothing.
 *
 * @param hours all 24
 * @param weekdays all 7, of the business date; 1 is Monday
 * @param cells hours of weekdays with anything in them
 */
record HourReport(
    @JsonUnwrapped ReportHead head,
    Figures totals,
    List<Hour> hours,
    List<Weekday> weekdays,
    List<Cell> cells) {

  /** Copies the lists. */
  HourReport {
    hours = List.copyOf(hours);
    weekdays = List.copyOf(weekdays);
    cells = List.copyOf(cells);
  }

  /** An hour of all days. */
  record Hour(int hour, @JsonUnwrapped Figures figures) {}

  /**
   * A weekday.
   *
   * @param dates how many of its dates had orders
   */
  record Weekday(int weekday, int dates, @JsonUnwrapped Figures figures) {}

  /** An hour of a weekday. */
  record Cell(int weekday, int hour, @JsonUnwrapped Figures figures) {}

  static HourReport of(Location at, ReportHead head, List<ReportRows.HourSold> sold) {
    var cells =
        sold.stream()
            .filter(each -> each.hour() != null && (each.orders() != 0 || each.revenue() != 0))
            .map(each -> cell(at, each))
            .toList();
    var hours =
        IntStream.range(0, 24)
            .mapToObj(hour -> new Hour(hour, sum(at, cells, cell -> cell.hour() == hour)))
            .toList();
    var weekdays =
        IntStream.rangeClosed(1, 7)
            .mapToObj(
                day -> new Weekday(day, dates(sold, day), sum(at, cells, c -> c.weekday() == day)))
            .toList();
    return new HourReport(head, sum(at, cells, cell -> true), hours, weekdays, cells);
  }

  private static Cell cell(Location at, ReportRows.HourSold sold) {
    int hour = sold.hour() == null ? 0 : sold.hour();
    return new Cell(sold.weekday(), hour, Figures.of(at, sold.orders(), sold.revenue()));
  }

  private static int dates(List<ReportRows.HourSold> sold, int weekday) {
    return sold.stream()
        .filter(each -> each.hour() == null && each.weekday() == weekday)
        .mapToInt(ReportRows.HourSold::dates)
        .sum();
  }

  private static Figures sum(Location at, List<Cell> cells, Predicate<Cell> which) {
    var those = cells.stream().filter(which).map(Cell::figures).toList();
    return Figures.of(
        at,
        those.stream().mapToLong(Figures::orders).sum(),
        those.stream().mapToLong(each -> each.revenue().minor()).sum());
  }
}
