package dev.comanda.ops;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.db.Rounds;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Standstill;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares this node's clock with the database's, every few seconds and at once when it jumps.
 * While they differ nothing is written: times of different nodes would no longer follow each other,
 * and a business date that was written stays. Thread-safe.
 */
public final class Timekeeper implements Standstill, AutoCloseable {
  /** Past it, times that different nodes write no longer follow each other. */
  private static final Duration OFF_MAX = Duration.ofSeconds(2);

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Database database;
  private final Clock clock;
  private final Rounds rounds = new Rounds("clock", EVERY, "the clock will be compared later");
  private volatile @Nullable Measured last;

  /** How far we were ahead, and when that was by our clock and by one that never jumps. */
  private record Measured(Duration ahead, Instant at, long nanos) {
    Duration jumped(Instant now, long nanosNow) {
      return Duration.between(at, now).minusNanos(nanosNow - nanos);
    }
  }

  /** Over a database; {@link #start} makes it compare. */
  public Timekeeper(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Compares now, and then again and again until closed. */
  public void start() {
    measure();
    rounds.start(this::measure);
  }

  @Override
  public Optional<Refused> reason() {
    var known = last;
    if (known == null || off(known.jumped(clock.instant(), System.nanoTime()))) {
      known = again(known);
    }
    return known == null ? Optional.empty() : refusal(known.ahead());
  }

  /** After a jump; a database that is away is the affair of whoever writes. */
  private @Nullable Measured again(@Nullable Measured known) {
    try {
      return measure();
    } catch (DatabaseUnavailable e) {
      return known;
    }
  }

  /** Compares the clocks now, and says how a request is refused when they differ too much. */
  Optional<Refused> compare() {
    return refusal(measure().ahead());
  }

  private static boolean off(Duration difference) {
    return difference.abs().compareTo(OFF_MAX) > 0;
  }

  private static Optional<Refused> refusal(Duration ahead) {
    return off(ahead)
        ? Optional.of(
            new Refused(
                    Code.CLOCK_WRONG,
                    String.format(
                        Locale.ROOT,
                        "This node's clock is %.1f s %s the database's; set it right. Until then"
                            + " nothing is written.",
                        ahead.abs().toMillis() / 1000.0,
                        ahead.isPositive() ? "ahead of" : "behind"))
                .retryAfter(1))
        : Optional.empty();
  }

  private Measured measure() {
    var asked = clock.instant();
    var theirs = database.read(ClockRows::now);
    var answered = clock.instant();
    var measured = new Measured(ahead(asked, theirs, answered), answered, System.nanoTime());
    last = measured;
    return measured;
  }

  /** How far our clock is surely ahead of the database's; negative when it is behind. */
  private static Duration ahead(Instant asked, Instant theirs, Instant answered) {
    if (theirs.isBefore(asked)) {
      return Duration.between(theirs, asked);
    }
    return theirs.isAfter(answered) ? Duration.between(theirs, answered) : Duration.ZERO;
  }

  @Override
  public void close() {
    rounds.close();
  }
}
