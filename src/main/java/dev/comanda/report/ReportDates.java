package dev.comanda.report;

import dev.comanda.problem.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Business dates from one to another, both included; without a beginning or an end where that is
 * null. None where the beginning is after the end.
 */
record ReportDates(@Nullable LocalDate start, @Nullable LocalDate end) {
  private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /**
   * The dates that a client sent.
   *
   * @throws Refused {@code invalid} naming {@code start_date} or {@code end_date}
   */
  static ReportDates parse(Optional<String> start, Optional<String> end) {
    return new ReportDates(
        start.map(text -> date("start_date", text)).orElse(null),
        end.map(text -> date("end_date", text)).orElse(null));
  }

  private static LocalDate date(String name, String text) {
    try {
      if (DATE.matcher(text).matches()) {
        var date = LocalDate.parse(text);
        if (!date.isBefore(EARLIEST)) {
          return date;
        }
      }
    } catch (DateTimeException e) {
      // Refused below, as every text that is no date.
    }
    var words = "Invalid date format. Use YYYY-MM-DD";
    throw Refused.field("query:" + name, "date", words).saying(words);
  }

  /**
   * Proves that these are so many at most.
   *
   * @throws Refused {@code invalid} naming {@code start_date} or {@code end_date}
   */
  void within(int datesMax) {
    if (start == null || end == null) {
      var name = start == null ? "start_date" : "end_date";
      throw Refused.field("query:" + name, "required", "This report needs both dates.");
    }
    if (ChronoUnit.DAYS.between(start, end) >= datesMax) {
      throw Refused.field(
          "query:end_date", "too_many", "This report tells of " + datesMax + " dates at most.");
    }
  }

  /** The first date, or one that is before all that can be asked for. */
  LocalDate first() {
    return start == null ? EARLIEST : start;
  }

  /** The last date, or one that is after all that can be asked for. */
  LocalDate last() {
    return end == null ? LATEST : end;
  }

  /** Where the first month begins of which no date is before the first one. */
  LocalDate monthsBegin() {
    var month = first().withDayOfMonth(1);
    return month.equals(first()) ? month : month.plusMonths(1);
  }

  /** As many dates right before these; empty where these have no bounds, or there are none. */
  Optional<ReportDates> before() {
    if (start == null || end == null || start.isAfter(end)) {
      return Optional.empty();
    }
    var from = start.minusDays(ChronoUnit.DAYS.between(start, end) + 1);
    return from.isBefore(EARLIEST)
        ? Optional.empty()
        : Optional.of(new ReportDates(from, start.minusDays(1)));
  }
}
