package dev.comanda.delivery.course;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The hours of each day in which an integration begins lines, by the clock on the wall at its
 * location. Only what that shows counts: an hour that comes twice counts both times, and where the
 * clock jumps over the time of opening it opens with the jump.
 *
 * @param from when they begin
 * @param to when they are over; earlier than {@code from} is on the next day
 * @param zone that of the location
 */
public record Hours(LocalTime from, LocalTime to, ZoneId zone) {
  /** Clocks jump by less than a day, so that each opening is near. */
  private static final int DAYS = 2;

  /** Always, or never, is no such thing. */
  public Hours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("hours that begin and end at " + from);
    }
  }

  /** The same by the clocks of another zone. */
  public Hours in(ZoneId other) {
    return new Hours(from, to, other);
  }

  /** Whether it is within them. */
  public boolean open(Instant now) {
    var time = now.atZone(zone).toLocalTime();
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(to);
    return from.isBefore(to) ? begun && !over : begun || !over;
  }

  /** When they begin next, after that moment. */
  public Instant opensAt(Instant now) {
    return openings(now)
        .filter(at -> at.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalStateException(this + " never begin"));
  }

  /** Since when it has been within them without a break; empty where it is not. */
  public Optional<Instant> openSince(Instant now) {
    return open(now)
        ? openings(now).filter(at -> !at.isAfter(now)).max(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** The moments around another at which they begin. */
  private Stream<Instant> openings(Instant near) {
    var rules = zone.getRules();
    var day = near.atZone(zone).toLocalDate();
    var daily =
        IntStream.rangeClosed(-DAYS, DAYS)
            .mapToObj(days -> day.plusDays(days).atTime(from))
            .flatMap(at -> rules.getValidOffsets(at).stream().map(at::toInstant));
    var jumps =
        Stream.of(
                Optional.ofNullable(rules.previousTransition(near.plusNanos(1))),
                Optional.ofNullable(rules.nextTransition(near)))
            .flatMap(Optional::stream)
            .map(ZoneOffsetTransition::getInstant);
    return Stream.concat(daily, jumps).filter(at -> open(at) && !open(at.minusNanos(1)));
  }
}
