package dev.comanda.delivery.integration;

import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a day in which lines are begun, as clients send them.
 *
 * @param from null for always
 * @param to null where the other is
 */
record DailyHours(@Nullable LocalTime from, @Nullable LocalTime to) {
  /**
   * Those that are wanted: both, or none.
   *
   * @param sentFrom null keeps what is so, an empty text takes it away
   * @param sentTo the same
   * @throws Refused naming each that is not acceptable
   */
  static DailyHours of(
      @Nullable String sentFrom, @Nullable String sentTo, IntegrationFields.Limits kept) {
    var faults = new Faults();
    var from = faults.check(() -> DailyTime.of("/hours_from", sentFrom, kept.hoursFrom()));
    var to = faults.check(() -> DailyTime.of("/hours_to", sentTo, kept.hoursTo()));
    faults.refuse();
    return both(from.get().at(), to.get().at());
  }

  private static DailyHours both(@Nullable LocalTime from, @Nullable LocalTime to) {
    if (from == null && to == null) {
      return new DailyHours(null, null);
    }
    var begin = Faults.required("/hours_from", from);
    var end = Faults.required("/hours_to", to);
    if (begin.equals(end)) {
      throw Refused.field(
          "/hours_to", "doubled", "They would begin and end at once; without both it is always.");
    }
    return new DailyHours(begin, end);
  }
}
