package dev.comanda.delivery.course;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What is done once a day, at a time by the clock on the wall. An hour that comes twice counts the
 * first time; a time that is skipped comes as much later as the clock jumped.
 *
 * @param zone of the place whose clock it is
 * @param after so much later it begins, so that not all begin at once
 */
public record Daily(LocalTime at, ZoneId zone, Duration after) {
  /** Before what has failed is done again; each time in a row twice as long, up to a bound. */
  private static final Duration AGAIN = Duration.ofMinutes(15);

  private static final Duration AGAIN_MAX = Duration.ofHours(4);

  /** When it was done last, and how often in a row it has failed by then. */
  public record Done(Instant at, int failures) {
    private Instant again() {
      var pause = AGAIN;
      for (int i = 1; i < failures && pause.compareTo(AGAIN_MAX) < 0; i++) {
        pause = pause.multipliedBy(2);
      }
      return at.plus(pause.compareTo(AGAIN_MAX) < 0 ? pause : AGAIN_MAX);
    }
  }

  /**
   * Whether it is to be done now.
   *
   * @param since before that there was nothing to be done
   * @param last null where it was never done
   */
  public boolean due(Instant since, @Nullable Done last, Instant now) {
    var time = latest(now.minus(after));
    if (last == null) {
      return since.isBefore(time);
    }
    return last.at().isBefore(time) || (last.failures() > 0 && !now.isBefore(last.again()));
  }

  /** The last moment at which that time was, or now. */
  private Instant latest(Instant now) {
    var today = now.atZone(zone).toLocalDate();
    return LongStream.rangeClosed(-1, 1)
        .mapToObj(days -> today.plusDays(days).atTime(at).atZone(zone).toInstant())
        .filter(time -> !time.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
