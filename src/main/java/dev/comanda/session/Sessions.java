package dev.comanda.session;

import dev.comanda.db.Asked;
import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Answer;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens, moves, merges and closes sessions, and finds them. Thread-safe. */
public final class Sessions {
  private final Database database;
  private final LocationWriter writer;
  private final Locations locations;
  private final MergeSessions.Merging merging;
  private final CloseSession.Closing closing;
  private final DocumentSession.Documenting documenting;
  private final MoveSession.Moving moving;

  /** Where a session is, and which. */
  public record Key(UUID locationId, UUID sessionId) {}

  /**
   * How a session stands.
   *
   * @param sessionId the session itself, or the one that it was merged into
   */
  public record Standing(UUID sessionId, String name, Session.State state) {}

  /** A phone's way in: its token, and the session as it is now. */
  public record Joined(String guestToken, Session session) {}

  /** Sessions over a database; changes go through the writer, and these hear of them. */
  public Sessions(
      Database database,
      LocationWriter writer,
      Locations locations,
      List<SessionListener> listeners) {
    this.database = database;
    this.writer = writer;
    this.locations = locations;
    this.merging = new MergeSessions.Merging(List.copyOf(listeners));
    this.closing = new CloseSession.Closing(List.copyOf(listeners));
    this.documenting = new DocumentSession.Documenting(List.copyOf(listeners));
    this.moving = new MoveSession.Moving(List.copyOf(listeners));
  }

  /**
   * Opens a session by a name, or at a spot.
   *
   * @param name null exactly if a spot is given
   * @throws Refused {@code session_name_taken}, {@code spot_occupied}, {@code sessions_full},
   *     {@code invalid}
   */
  public Answer<Session> open(
      UUID locationId,
      @Nullable String name,
      @Nullable UUID spotId,
      UUID staffId,
      @Nullable Idempotency idempotency) {
    var code = Codes.newCode(locations.shortId(locationId));
    return writer.submit(
        new OpenSession(locationId, Ids.next(), code, name, spotId, staffId, idempotency));
  }

  /**
   * Lets a phone into a session.
   *
   * @throws Refused {@code not_found} for an unknown code, {@code session_closed}
   */
  public Joined join(String code) {
    var session = byCode(code);
    if (session.isClosed()) {
      throw JoinSession.closed();
    }
    var token = Codes.newToken(locations.shortId(session.locationId()));
    var joined =
        writer.submit(
            new JoinSession(session.locationId(), session.id(), Ids.next(), Codes.hash(token)));
    return new Joined(token, joined.value());
  }

  /**
   * Closes a session for good.
   *
   * @param confirmed whether that is meant although something is still to be paid
   * @throws Refused {@code session_unpaid}
   */
  public Session close(Key key, UUID staffId, boolean confirmed) {
    return writer
        .submit(new CloseSession(key.locationId(), key.sessionId(), staffId, confirmed, closing))
        .value();
  }

  /** Moves a session to a spot. */
  public Session move(Key key, UUID spotId) {
    return writer
        .submit(new MoveSession(key.locationId(), key.sessionId(), spotId, moving))
        .value();
  }

  /** Merges a session into another one, and answers that one. */
  public Session merge(Key key, UUID into, UUID staffId) {
    return writer
        .submit(new MergeSessions(key.locationId(), key.sessionId(), into, staffId, merging))
        .value();
  }

  /** Says on which document a session's orders are booked; null for none. */
  public Session document(Key key, @Nullable String document) {
    return writer
        .submit(new DocumentSession(key.locationId(), key.sessionId(), document, documenting))
        .value();
  }

  /**
   * The session that a code opens.
   *
   * @throws Refused {@code not_found}
   */
  public Session byCode(String code) {
    return Codes.locationOfCode(code)
        .flatMap(locations::byShortId)
        .flatMap(locationId -> database.read(tx -> SessionRows.byCode(tx, locationId, code)))
        .orElseThrow(Codes::unknownCode);
  }

  /**
   * A session that the caller reaches.
   *
   * @throws Refused {@code not_found}
   */
  public Session byId(Caller.Staff caller, UUID sessionId) {
    var reach = locations.reachedBy(caller);
    return database
        .read(tx -> SessionRows.byId(tx, reach, sessionId))
        .orElseThrow(Sessions::notFound);
  }

  /**
   * Passes while a session is there and not closed.
   *
   * @throws Refused {@code session_closed}, {@code not_found}
   */
  public static void requireOpen(@Nullable Standing standing) {
    if (standing == null) {
      throw notFound();
    }
    if (standing.state() == Session.State.CLOSED) {
      throw JoinSession.closed();
    }
  }

  /** Where a session is, whoever asks. */
  public Optional<UUID> locationOf(UUID sessionId) {
    var all = locations.all();
    return database.read(tx -> SessionRows.byId(tx, all, sessionId)).map(Session::locationId);
  }

  /** The sessions with these keys, as of this transaction; unknown ones are left out. */
  public static Map<Key, Session> find(Tx tx, Collection<Key> keys) throws SQLException {
    var byKey = new HashMap<Key, Session>();
    if (!keys.isEmpty()) {
      for (var session : SessionRows.find(tx, keys)) {
        byKey.put(new Key(session.locationId(), session.id()), session);
      }
    }
    return byKey;
  }

  /** How many sessions were merged into each of these, and into those; where none was it is 0. */
  public static Map<Key, Integer> merged(Tx tx, Collection<Key> keys) throws SQLException {
    return keys.isEmpty()
        ? Map.of()
        : SessionRows.merged(tx, keys).stream()
            .collect(Collectors.toMap(SessionRows.Merged::key, SessionRows.Merged::sessions));
  }

  /**
   * How the sessions with these keys stand as of this transaction, or those that they were merged
   * into; unknown ones are left out.
   */
  public static Asked<Map<Key, Standing>> standings(Tx tx, List<Key> keys) {
    return keys.isEmpty()
        ? Map::of
        : SessionRows.states(tx, keys).then(rows -> standings(tx, keys, rows));
  }

  private static Map<Key, Standing> standings(Tx tx, List<Key> keys, List<SessionRows.Found> rows)
      throws SQLException {
    var byKey = new HashMap<Key, Standing>();
    for (var row : rows) {
      var key = keys.get(row.index());
      var into = row.mergedInto();
      if (into == null) {
        byKey.put(key, new Standing(key.sessionId(), row.name(), row.state()));
      } else {
        var next = new Key(key.locationId(), into);
        byKey.put(key, Objects.requireNonNull(standings(tx, List.of(next)).get().get(next)));
      }
    }
    return byKey;
  }

  /** The session with this key, or the one that it was merged into, as of this transaction. */
  public static Optional<Session> current(Tx tx, Key key) throws SQLException {
    var session = find(tx, List.of(key)).get(key);
    while (session != null && session.mergedInto() != null) {
      var next = new Key(session.locationId(), session.mergedInto());
      session = find(tx, List.of(next)).get(next);
    }
    return Optional.ofNullable(session);
  }

  /** In which other session the guests of a merged one go on; empty while it was not merged. */
  public Optional<UUID> goesOnIn(Key key) {
    return database
        .read(tx -> current(tx, key))
        .map(Session::id)
        .filter(id -> !id.equals(key.sessionId()));
  }

  /** A session under the location's lock. */
  static Session one(Tx tx, UUID locationId, UUID sessionId) throws SQLException {
    var key = new Key(locationId, sessionId);
    var session = find(tx, List.of(key)).get(key);
    if (session == null) {
      throw notFound();
    }
    return session;
  }

  /** The same, not closed. */
  static Session open(Tx tx, UUID locationId, UUID sessionId) throws SQLException {
    var session = one(tx, locationId, sessionId);
    if (session.isClosed()) {
      throw new Refused(Code.SESSION_CLOSED, "This session is closed already.");
    }
    return session;
  }

  /** All that are not closed, and the {@code closedMax} closed last. */
  public static List<Session> current(Tx tx, UUID locationId, int closedMax) throws SQLException {
    var sessions = SessionRows.open(tx, locationId);
    sessions.addAll(SessionRows.lastClosed(tx, locationId, closedMax));
    return sessions;
  }

  /** At most {@code limit} sessions in some states that were opened before one, newest first. */
  public static List<Session> page(
      Tx tx, UUID locationId, List<Session.State> states, UUID before, int limit)
      throws SQLException {
    return SessionRows.page(tx, locationId, states, before, limit);
  }

  static <E extends Entry<?, ?>> Map<Key, Session> byKey(
      Tx tx, List<E> entries, Function<E, Key> key) throws SQLException {
    return find(tx, entries.stream().map(key).distinct().toList());
  }

  private static Refused notFound() {
    return new Refused(Code.NOT_FOUND, "There is no such session.");
  }
}
