package dev.comanda.location;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The business date: a bar that closes at 3 a.m. still sells yesterday's beer. A business day lasts
 * from its date's cut-off to that of the next date, in the location's time zone.
 */
public final class BusinessDay {
  private BusinessDay() {}

  /**
   * The business date of an instant. It never runs backwards, not even where the clock does: a
   * cut-off that a change of summer time passes twice counts when it is first passed, one that is
   * skipped counts right after the gap.
   */
  public static LocalDate of(Instant at, ZoneId zone, LocalTime dayStart) {
    var date = at.atZone(zone).toLocalDate();
    while (at.isBefore(start(date, zone, dayStart))) {
      date = date.minusDays(1);
    }
    return date;
  }

  /** When a business day begins. */
  public static Instant start(LocalDate date, ZoneId zone, LocalTime dayStart) {
    var local = date.atTime(dayStart);
    var change = zone.getRules().getTransition(local);
    return change != null && change.isGap() ? change.getInstant() : local.atZone(zone).toInstant();
  }
}
