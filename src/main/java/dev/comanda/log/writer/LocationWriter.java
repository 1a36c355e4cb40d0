package dev.comanda.log.writer;

import dev.comanda.db.Database;
import dev.comanda.log.Commits;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Standstill;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The writer of this node: every change at a location goes through it, grouped with others that
 * wait at the same moment into one commit. Two pairs of threads share the locations, so that one
 * prepares its commands while the database works for the other. Thread-safe; callers block, on
 * virtual threads.
 */
public final class LocationWriter implements AutoCloseable {
  /**
   * Pairs that share the locations. With one, a core of two was idle; more make smaller groups,
   * each with the same fixed cost.
   */
  private static final int PAIRS = 2;

  /** Connections that a writer uses: one for each thread, and one to settle a lost commit. */
  public static final int CONNECTIONS_MAX = 3 * PAIRS;

  private final Standstill standstill;
  private final List<WriterPair> pairs;

  /** A writer with the bounds of production; {@link #start} sets it to work. */
  public LocationWriter(Database database, Clock clock, Commits commits, Standstill standstill) {
    this(database, clock, commits, standstill, WriterBounds.PRODUCTION, PAIRS);
  }

  /** A writer of one pair. */
  LocationWriter(Database database, Clock clock, Commits commits, WriterBounds limits) {
    this(database, clock, commits, Optional::empty, limits, 1);
  }

  private LocationWriter(
      Database database,
      Clock clock,
      Commits commits,
      Standstill standstill,
      WriterBounds limits,
      int pairsMax) {
    this.standstill = standstill;
    pairs =
        Stream.generate(() -> new WriterPair(database, clock, commits, limits.shared(pairsMax)))
            .limit(pairsMax)
            .toList();
  }

  /** Starts its threads. */
  public void start() {
    pairs.forEach(WriterPair::start);
  }

  /**
   * Does what the command wishes, durably, and answers with its result.
   *
   * @throws Refused what the command's rules say; {@code busy} when the queue is full or the
   *     deadline passed before the command was taken, and nothing was done; {@code outcome_unknown}
   *     when the database was lost at the commit and could not be asked in time; {@code disk_full}
   *     and {@code clock_wrong} while nothing may be written
   */
  public <R> Answer<R> submit(Command<R> command) {
    standstill.pass();
    int share = Math.floorMod(command.locationId().hashCode(), pairs.size());
    return pairs.get(share).submit(command);
  }

  /** How full the fullest of its queues is, from 0 to 1. */
  public double fullness() {
    return pairs.stream().mapToDouble(WriterPair::fullness).max().orElse(0);
  }

  /** The refusal where nothing could be done in time. */
  public static Refused busy() {
    return new Refused(Code.BUSY, "Comanda is busy; nothing was done. Try again.").retryAfter(1);
  }

  static Refused full() {
    return new Refused(
            Code.BUSY, "Too many orders wait to be written; nothing was done. Try again.")
        .retryAfter(1);
  }

  static Refused unknown() {
    return new Refused(
            Code.OUTCOME_UNKNOWN,
            "The database was lost while this was being written. Look whether it was done, or send it"
                + " again with the same Idempotency-Key.")
        .retryAfter(2);
  }

  /** Takes no more commands, writes those that wait, at most five seconds a pair, and stops. */
  @Override
  public void close() {
    pairs.forEach(WriterPair::refuse);
    pairs.forEach(WriterPair::close);
  }
}
