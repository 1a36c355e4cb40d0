package dev.comanda.session;

import dev.comanda.db.Asked;
import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.log.Answer;
import dev.comanda.log.Entry;
import dev.comanda.log.Idempotency;
import dev.comanda.log.LocationWriter;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens, verifies and closes sessions, and finds them. Thread-safe. */
public final class Sessions {
  private final Database database;
  private final LocationWriter writer;
  private final Locations locations;

  /** Where a session is, and which. */
  public record Key(UUID locationId, UUID sessionId) {}

  /** A phone's way in: its token, and the session as it is now. */
  public record Joined(String guestToken, Session session) {}

  /** Sessions over a database; changes go through the writer. */
  public Sessions(Database database, LocationWriter writer, Locations locations) {
    this.database = database;
    this.writer = writer;
    this.locations = locations;
  }

  /**
   * Opens a session.
   *
   * @throws Refused {@code session_name_taken}
   */
  public Answer<Session> open(
      UUID locationId, String name, UUID staffId, @Nullable Idempotency idempotency) {
    var code = Codes.newCode(locations.shortId(locationId));
    return writer.submit(new OpenSession(locationId, Ids.next(), code, name, staffId, idempotency));
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

  /** Closes a session for good. */
  public Session close(Key key, UUID staffId) {
    return writer.submit(new CloseSession(key.locationId(), key.sessionId(), staffId)).value();
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
   * Passes while a session is not closed.
   *
   * @throws Refused {@code session_closed}, {@code not_found}
   */
  public void requireOpen(Key key) {
    var session = database.read(tx -> find(tx, List.of(key))).get(key);
    if (session == null) {
      throw notFound();
    }
    if (session.isClosed()) {
      throw JoinSession.closed();
    }
  }

  /** Where a session is, whoever asks. */
  public java.util.Optional<UUID> locationOf(UUID sessionId) {
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

  /** The states of the sessions with these keys, as of this transaction; unknown ones have none. */
  public static Asked<Map<Key, Session.State>> states(Tx tx, List<Key> keys) {
    return SessionRows.states(tx, keys)
        .then(
            rows -> {
              var byKey = new HashMap<Key, Session.State>();
              rows.forEach(row -> byKey.put(keys.get(row.index()), row.state()));
              return byKey;
            });
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
