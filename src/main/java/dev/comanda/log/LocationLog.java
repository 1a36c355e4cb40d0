package dev.comanda.log;

import dev.comanda.db.Asked;
import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.log.writer.Answer;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a location's log, and changes its configuration under its lock. Thread-safe. */
public final class LocationLog {
  /** Events that one page may hold. */
  public static final int PAGE_EVENTS_MAX = 1000;

  /** A page ends where its events have about so many bytes; one order may have 128 KiB. */
  static final int PAGE_BYTES = 1024 * 1024;

  /** How long a change of configuration waits for its location's lock. */
  static final Duration LOCK_WAIT = Duration.ofSeconds(2);

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Database database;
  private final Clock clock;
  private final Commits commits;

  /**
   * A page of the log.
   *
   * @param position where it ends; the place to go on from
   */
  public record Page(List<Event> data, String position, boolean hasMore) {
    /** The same page as somebody may know it; it ends at the same place. */
    public Page with(Function<Event, Optional<Event>> known) {
      return new Page(
          data.stream().flatMap(event -> known.apply(event).stream()).toList(), position, hasMore);
    }
  }

  /** Where a log begins and ends; events before {@code firstSeq} are pruned. */
  public record Bounds(long epoch, long firstSeq, long lastSeq) {}

  /** A change of configuration under the lock. */
  @FunctionalInterface
  public interface Change<T> {
    /** Does the change and appends its events to the head. */
    T under(Tx tx, Head head) throws SQLException;
  }

  /** A log over a database; {@code commits} hears of what {@link #change} appends. */
  public LocationLog(Database database, Clock clock, Commits commits) {
    this.database = database;
    this.clock = clock;
    this.commits = commits;
  }

  /** Creates the log of a location that is made in this transaction. */
  public static void create(Tx tx, UUID locationId, java.time.LocalDate businessDate)
      throws SQLException {
    LogRows.create(tx, locationId, businessDate);
  }

  /**
   * Changes configuration: locks the location, runs the change, appends its events, commits. What
   * was remembered of the location is read again by whoever needs it next. A change that writes
   * nothing leaves all as it is, and is no deed.
   *
   * @throws Refused {@code not_found} when there is no such location, {@code busy} when somebody
   *     else holds its lock for longer than {@link #LOCK_WAIT}, {@code disk_full} and {@code
   *     clock_wrong} while nothing may be written, or what the change throws
   */
  public <T> T change(UUID locationId, Change<T> change) {
    record Done<T>(T result, Head head) {}
    var done =
        database.write(
            tx -> {
              var head = lock(tx, locationId);
              var result = change.under(tx, head);
              if (!head.newEvents().isEmpty()) {
                tx.deed();
              }
              if (tx.isDeed()) {
                LogRows.revise(tx, locationId);
                LogRows.append(tx, List.of(head));
              }
              return new Done<>(result, head);
            });
    done.head().committed();
    commits.committed(locationId, done.head().epoch(), done.head().events());
    return done.result();
  }

  /** Waits with a bound: whoever waits holds a connection that all locations share. */
  private Head lock(Tx tx, UUID locationId) throws SQLException {
    tx.run("SET LOCAL lock_timeout = '" + LOCK_WAIT.toMillis() + "ms'");
    try {
      var locked = HeadRows.lockWaiting(tx, Set.of(locationId), Clocks.micros(clock)).get();
      return Optional.ofNullable(locked.get(locationId))
          .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such location."));
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw LocationWriter.busy();
      }
      throw e;
    }
  }

  /**
   * Makes a new thing of configuration as {@link #change} does, at most once for a key. The change
   * appends exactly one event, whose data is the thing.
   *
   * @throws Refused {@code idempotency_key_reused}, and as {@link #change}
   */
  public <T> Answer<T> create(
      UUID locationId, @Nullable Idempotency key, Class<T> type, Change<T> change) {
    return change(
        locationId,
        (tx, head) -> {
          if (key == null) {
            return new Answer<>(change.under(tx, head), false);
          }
          var known = IdempotencyRows.find(tx, locationId, key);
          if (known.isPresent() && !key.sameBody(known.get().bodyHash())) {
            throw Idempotency.reused();
          }
          if (known.isPresent()) {
            return new Answer<>(Json.own(known.get().eventData(), type), true);
          }
          var made = change.under(tx, head);
          IdempotencyRows.insert(tx, locationId, key, head.lastSeq(), head.now());
          return new Answer<>(made, false);
        });
  }

  /** Where the log begins and ends now. */
  public static Bounds bounds(Tx tx, UUID locationId) throws SQLException {
    return LogRows.bounds(tx, locationId);
  }

  /** How far a location is. */
  public Mark mark(UUID locationId) {
    return database.glance(tx -> mark(tx, locationId).get());
  }

  /** How far a location is, as of a transaction. */
  public static Asked<Mark> mark(Tx tx, UUID locationId) {
    return LogRows.mark(tx, locationId);
  }

  /** What is counted at a location, as of a transaction. */
  public static Asked<Sums> sums(Tx tx, UUID locationId) {
    return HeadRows.sums(tx, locationId);
  }

  /** Where the logs of several locations begin and end now. */
  public static Map<UUID, Bounds> bounds(Tx tx, Collection<UUID> locations) throws SQLException {
    return LogRows.bounds(tx, locations);
  }

  /**
   * Whether a session has been opened or an order placed at a location, as far as its log tells;
   * one of which the beginning is pruned counts as such.
   */
  public static boolean served(Tx tx, UUID locationId) throws SQLException {
    return LogRows.served(tx, locationId);
  }

  /**
   * At most {@code limit} events after {@code seq}, oldest first, and no more once they have {@link
   * #PAGE_BYTES}.
   */
  public static List<Event> after(Tx tx, UUID locationId, long seq, int limit) throws SQLException {
    return LogRows.after(tx, locationId, seq, limit, PAGE_BYTES);
  }

  /** Where an event stands, and when it happened. */
  public record Stamp(long seq, Instant at) {}

  /** Where at most {@code limit} events of some types stand from {@code seq} on, oldest first. */
  public static List<Stamp> from(Tx tx, UUID locationId, long seq, Set<EventType> types, int limit)
      throws SQLException {
    return LogRows.from(tx, locationId, seq, types, limit);
  }

  /** The position before the oldest event that is kept. */
  public Position beginning(UUID locationId) {
    var bounds = database.read(tx -> bounds(tx, locationId));
    return new Position(bounds.epoch(), bounds.firstSeq() - 1);
  }

  /**
   * A page of the log after a position.
   *
   * @throws Refused {@code not_found} when the position is of another epoch or already pruned: what
   *     is missing cannot be told, take a snapshot
   */
  public Page page(UUID locationId, Position after, int limit) {
    return database.snapshot(
        tx -> {
          var bounds = LogRows.bounds(tx, locationId);
          if (after.epoch() != bounds.epoch()
              || after.seq() < bounds.firstSeq() - 1
              || after.seq() > bounds.lastSeq()) {
            throw new Refused(
                Code.NOT_FOUND, "This position is not in the log; start from a snapshot.");
          }
          var events = after(tx, locationId, after.seq(), limit);
          long end = events.isEmpty() ? after.seq() : events.getLast().seq();
          return new Page(
              events, new Position(bounds.epoch(), end).toString(), end < bounds.lastSeq());
        });
  }
}
