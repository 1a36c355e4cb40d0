package dev.comanda.preparation.ready;

import dev.comanda.log.Sums;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  private static final String INTAKE = "intake:";

  private final Sums sums;
  private final Instant now;

  /**
   * When a ticket is to be begun, and between when it should be ready.
   *
   * @param fireAt from when on it may be begun
   * @param beginsAt when it will be begun, by what comes before it
   * @param taken where it was counted; null where the station has no cap
   */
  public record Planned(Instant fireAt, Instant beginsAt, Promise promise, @Nullable Taken taken) {}

  /** Over the sums of a location, in which it counts what it plans. */
  public Schedule(Sums sums, Instant now) {
    this.sums = sums;
    this.now = now;
    sums.forget(key -> quarterOf(key) < quarter(now));
  }

  /** Plans a ticket that takes so many minutes, and counts it. */
  public Planned plan(Pace station, int minutes) {
    var taken = slot(station, minutes);
    var fireAt = fireAt(taken);
    int before = sums.get(open(station.stationId())) - (taken == null ? 0 : after(taken));
    var free = now.plusSeconds(Math.max(0, before) * 60L / station.atOnce());
    var begins = later(free, fireAt);
    var from = begins.plusSeconds(minutes * 60L);
    open(sums, station.stationId(), minutes);
    if (taken != null) {
      takeIn(sums, taken, minutes);
    }
    var spread = Duration.between(now, from).dividedBy(SPREAD_DIVISOR);
    var by = from.plus(spread.compareTo(SPREAD_MIN) < 0 ? SPREAD_MIN : spread);
    return new Planned(fireAt, begins, new Promise(from, by), taken);
  }

  /** From when on a ticket that was taken in there may be begun. */
  public Instant fireAt(@Nullable Taken taken) {
    return taken == null ? now : later(now, beginning(taken.quarter()));
  }

  /** What its station has taken in for later than that: it comes behind. */
  private int after(Taken taken) {
    var intake = intake(taken.stationId());
    return sums.sum(key -> key.startsWith(intake) && quarterOf(key) > taken.quarter());
  }

  /**
   * Where a station would take in so many minutes: in the first quarter with room; an empty one has
   * room for anything. Null where it has no cap.
   */
  public @Nullable Taken slot(Pace station, int minutes) {
    if (station.intakeMinutes() == 0) {
      return null;
    }
    var intake = intake(station.stationId());
    long first = quarter(now);
    long quarter = first;
    while (quarter < first + QUARTERS_MAX - 1 && full(station, intake + quarter, minutes)) {
      quarter++;
    }
    return new Taken(station.stationId(), quarter);
  }

  private boolean full(Pace station, String key, int minutes) {
    int taken = sums.get(key);
    return taken > 0 && taken + minutes > station.intakeMinutes();
  }

  /** Counts that a station has so many more minutes to make, or less. */
  public static void open(Sums sums, UUID stationId, int minutes) {
    sums.add(open(stationId), minutes);
  }

  /** Counts that so many more minutes were taken in, or less. */
  public static void takeIn(Sums sums, Taken taken, int minutes) {
    sums.add(intake(taken.stationId()) + taken.quarter(), minutes);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant beginning(long quarter) {
    return Instant.ofEpochSecond(quarter * QUARTER_SECONDS);
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
    return INTAKE + stationId + ":";
  }

  /** The quarter of what was taken in; never over for other sums. */
  private static long quarterOf(String key) {
    return key.startsWith(INTAKE)
        ? Long.parseLong(key.substring(key.lastIndexOf(':') + 1))
        : Long.MAX_VALUE;
  }
}
