package dev.comanda.preparation.ready;

import dev.comanda.log.Sums;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * When stations will have made what is ordered now: by what they have still to make, by how much
 * they make side by side, and by how much they take in for a quarter of an hour. All of it stands
 * in the sums of a location's log. Not thread-safe.
 */
public final class Schedule {
  /** By the clock: a quarter of an hour is what the cap of an intake counts for. */
  static final int QUARTER_SECONDS = 15 * 60;

  /** Quarters to which work is put off, a day; what is beyond is begun in the last of them. */
  static final int QUARTERS_MAX = 96;

  /** A promise is as wide as a quarter of what lies before it, as an uncertainty grows with it. */
  private static final int SPREAD_DIVISOR = 4;

  private static final Duration SPREAD_MIN = Duration.ofMinutes(2);

  private final Sums sums;
  private final Instant now;

  /** When a ticket is to be begun, and between when it should be ready. */
  public record Planned(Instant fireAt, Promise promise) {}

  /** Over the sums of a location, in which it counts what it plans. */
  public Schedule(Sums sums, Instant now) {
    this.sums = sums;
    this.now = now;
  }

  /** Plans a ticket that takes so many minutes, and counts it. */
  public Planned plan(Pace station, int minutes) {
    var fireAt = takenIn(station, minutes);
    var open = open(station.stationId());
    var free = now.plusSeconds(sums.get(open) * 60L / station.atOnce());
    var from = (free.isAfter(fireAt) ? free : fireAt).plusSeconds(minutes * 60L);
    sums.add(open, minutes);
    var spread = Duration.between(now, from).dividedBy(SPREAD_DIVISOR);
    var by = from.plus(spread.compareTo(SPREAD_MIN) < 0 ? SPREAD_MIN : spread);
    return new Planned(fireAt, new Promise(from, by));
  }

  /** The beginning of the first quarter with room, or now; an empty one has room for anything. */
  private Instant takenIn(Pace station, int minutes) {
    if (station.intakeMinutes() == 0) {
      return now;
    }
    long first = quarter(now);
    var intake = intake(station.stationId());
    sums.forget(
        key -> key.startsWith(intake) && Long.parseLong(key.substring(intake.length())) < first);
    long quarter = first;
    while (quarter < first + QUARTERS_MAX - 1 && full(station, intake + quarter, minutes)) {
      quarter++;
    }
    sums.add(intake + quarter, minutes);
    return quarter == first ? now : Instant.ofEpochSecond(quarter * QUARTER_SECONDS);
  }

  private boolean full(Pace station, String key, int minutes) {
    int taken = sums.get(key);
    return taken > 0 && taken + minutes > station.intakeMinutes();
  }

  /** Counts that a station has so many more minutes to make, or less. */
  public static void open(Sums sums, UUID stationId, int minutes) {
    sums.add(open(stationId), minutes);
  }

  /** Counts that a station does not make after all what it was to begin then. */
  public static void refund(Sums sums, UUID stationId, Instant fireAt, int minutes) {
    sums.add(intake(stationId) + quarter(fireAt), -minutes);
  }

  private static long quarter(Instant at) {
    return at.getEpochSecond() / QUARTER_SECONDS;
  }

  /** Minutes of tickets that wait at a station or are in hand there. */
  private static String open(UUID stationId) {
    return "open:" + stationId;
  }

  /** Minutes that a station has taken in, by the quarter of an hour. */
  private static String intake(UUID stationId) {
    return "intake:" + stationId + ":";
  }
}
