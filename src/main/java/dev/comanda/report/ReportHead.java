package dev.comanda.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.comanda.location.Location;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every report begins with.
 *
 * @param startDate as it was asked for; null without a beginning
 * @param endDate as it was asked for; null without an end
 * @param openDate the location's business date now, whose figures still grow
 * @param firstDate the first business date with an order; null before there is any
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReportHead(
    Place location,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    LocalDate openDate,
    @Nullable LocalDate firstDate) {

  /** Where it was sold. */
  record Place(
      UUID id,
      String slug,
      String name,
      Currency currency,
      ZoneId timeZone,
      @JsonFormat(pattern = "HH:mm") LocalTime dayStart) {}

  static ReportHead of(Location at, ReportDates dates, LocalDate open, @Nullable LocalDate first) {
    return new ReportHead(
        new Place(at.id(), at.slug(), at.name(), at.currency(), at.timeZone(), at.dayStart()),
        dates.start(),
        dates.end(),
        open,
        first);
  }
}
