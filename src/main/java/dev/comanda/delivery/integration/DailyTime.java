package dev.comanda.delivery.integration;

import dev.comanda.problem.Refused;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time of each day, as clients send it.
 *
 * @param at null where there is none
 */
record DailyTime(@Nullable LocalTime at) {
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

  /**
   * The one that is wanted.
   *
   * @param sent null keeps what is so, an empty text takes it away
   * @throws Refused {@code invalid} with {@code time} where it is none
   */
  static DailyTime of(String pointer, @Nullable String sent, @Nullable LocalTime kept) {
    if (sent == null) {
      return new DailyTime(kept);
    }
    if (!sent.isEmpty() && !TIME.matcher(sent).matches()) {
      throw Refused.field(pointer, "time", "A time looks like 06:00.");
    }
    return new DailyTime(sent.isEmpty() ? null : LocalTime.parse(sent));
  }
}
