package dev.comanda.session;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Asked;
import dev.comanda.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQL of {@code session} and {@code guest}. */
final class SessionRows {
  private SessionRows() {}

  /**
   * A new session.
   *
   * @param nameKey what its name is compared by
   * @param by who opened it: null where a phone was let in at once
   */
  record Opened(Session session, String nameKey, @Nullable UUID by) {}

  static void insert(Tx tx, List<Opened> opened) throws SQLException {
    var sessions = opened.stream().map(Opened::session).toList();
    tx.update(
        """
        INSERT INTO session
          (location_id, id, spot_id, code, name, name_key, document, state, opened_at, opened_by)
        SELECT location_id, id, spot_id, code, name, name_key, document, 'opened', opened_at, opened_by
        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::timestamptz[], ?::uuid[])
          AS s(location_id, id, spot_id, code, name, name_key, document, opened_at, opened_by)
        """,
        column("uuid", sessions, Session::locationId),
        column("uuid", sessions, Session::id),
        column("uuid", sessions, Session::spotId),
        column("text", sessions, Session::code),
        column("text", sessions, Session::name),
        column("text", opened, Opened::nameKey),
        column("text", sessions, Session::document),
        column("timestamptz", sessions, Session::openedAt),
        column("uuid", opened, Opened::by));
  }

  /** How many sessions of each of these locations are not closed. */
  static Map<UUID, Integer> open(Tx tx, Collection<UUID> locations) throws SQLException {
    return tx
        .rows(
            """
            SELECT l.id, (
              SELECT count(*)
              FROM session s
              WHERE s.location_id = l.id AND s.state <> 'closed') AS open
            FROM unnest(?::uuid[]) AS l(id)
            """,
            row -> Map.entry(Tx.id(row, "id"), row.getInt("open")),
            Tx.ids(locations))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static void insertGuests(Tx tx, List<JoinSession> joined, Instant at) throws SQLException {
    tx.update(
        """
        INSERT INTO guest (location_id, id, session_id, token_hash, joined_at)
        SELECT location_id, id, session_id, token_hash, ?
        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bytea[])
          AS g(location_id, id, session_id, token_hash)
        """,
        at,
        column("uuid", joined, JoinSession::locationId),
        column("uuid", joined, JoinSession::guestId),
        column("uuid", joined, JoinSession::sessionId),
        column("bytea", joined, JoinSession::tokenHash));
  }

  /** Writes the states of sessions that were verified. */
  static void verify(Tx tx, List<Session> sessions) throws SQLException {
    tx.update(
        """
        UPDATE session AS s
        SET state = 'verified', verified_at = v.at, version = s.version + 1
        FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) AS v(location_id, id, at)
        WHERE s.location_id = v.location_id AND s.id = v.id AND s.state = 'opened'
        """,
        column("uuid", sessions, Session::locationId),
        column("uuid", sessions, Session::id),
        column("timestamptz", sessions, Session::verifiedAt));
  }

  /** Writes the states of sessions that were closed. */
  static void close(Tx tx, List<Session> sessions, List<UUID> closedBy) throws SQLException {
    tx.update(
        """
        UPDATE session AS s
        SET state = 'closed', closed_at = c.at, closed_by = c.staff_id, version = s.version + 1
        FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::uuid[])
          AS c(location_id, id, at, staff_id)
        WHERE s.location_id = c.location_id AND s.id = c.id AND s.state <> 'closed'
        """,
        column("uuid", sessions, Session::locationId),
        column("uuid", sessions, Session::id),
        column("timestamptz", sessions, Session::closedAt),
        column("uuid", closedBy, id -> id));
  }

  /** The sessions that are not closed at some spots. */
  static List<Session> atSpots(Tx tx, Collection<Spots.Key> spots) throws SQLException {
    return tx.rows(
        """
        SELECT s.location_id, s.id, s.spot_id, s.code, s.name, s.state, s.document, s.merged_into, s.opened_at,
               s.verified_at, s.closed_at, s.version
        FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, spot_id)
        JOIN session s ON s.location_id = k.location_id AND s.spot_id = k.spot_id AND s.state <> 'closed'
        """,
        SessionRows::session,
        column("uuid", spots, Spots.Key::locationId),
        column("uuid", spots, Spots.Key::spotId));
  }

  static List<Session> find(Tx tx, Collection<Sessions.Key> keys) throws SQLException {
    return tx.rows(
        """
        SELECT s.location_id, s.id, s.spot_id, s.code, s.name, s.state, s.document, s.merged_into, s.opened_at,
               s.verified_at, s.closed_at, s.version
        FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, id)
        JOIN session s ON s.location_id = k.location_id AND s.id = k.id
        """,
        SessionRows::session,
        column("uuid", keys, Sessions.Key::locationId),
        column("uuid", keys, Sessions.Key::sessionId));
  }

  /**
   * How a session stands now.
   *
   * @param index which of those asked for
   */
  record Found(int index, String name, Session.State state, @Nullable UUID mergedInto) {}

  static Asked<List<Found>> states(Tx tx, Collection<Sessions.Key> keys) {
    return tx.ask(
        """
        SELECT (k.number - 1)::integer AS index, s.name, s.state, s.merged_into
        FROM unnest(?::uuid[], ?::uuid[]) WITH ORDINALITY AS k(location_id, id, number)
        JOIN session s ON s.location_id = k.location_id AND s.id = k.id
        """,
        row -> new Found(row.getInt(1), row.getString(2), state(row), row.getObject(4, UUID.class)),
        column("uuid", keys, Sessions.Key::locationId),
        column("uuid", keys, Sessions.Key::sessionId));
  }

  /** A session and how many were merged into it. */
  record Merged(Sessions.Key key, int sessions) {}

  /** Who was merged into a session was closed by it, so after that one was opened. */
  static List<Merged> merged(Tx tx, Collection<Sessions.Key> keys) throws SQLException {
    return tx.rows(
        """
        WITH RECURSIVE party AS (
          SELECT s.location_id, s.id AS whole, s.id, s.opened_at
          FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, id) JOIN session s USING (location_id, id)
          UNION ALL
          SELECT p.location_id, p.whole, s.id, s.opened_at
          FROM party p JOIN session s ON s.location_id = p.location_id AND s.merged_into = p.id
            AND s.state = 'closed' AND s.closed_at >= p.opened_at)
        SELECT location_id, whole, count(*) - 1 AS merged FROM party GROUP BY location_id, whole
        """,
        row ->
            new Merged(
                new Sessions.Key(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                row.getInt("merged")),
        column("uuid", keys, Sessions.Key::locationId),
        column("uuid", keys, Sessions.Key::sessionId));
  }

  static Optional<Session> byId(Tx tx, Collection<UUID> locations, UUID id) throws SQLException {
    return tx.row(
        """
        SELECT location_id, id, spot_id, code, name, state, document, merged_into, opened_at, verified_at,
               closed_at, version
        FROM session
        WHERE location_id = ANY(?) AND id = ?
        """,
        SessionRows::session,
        Tx.ids(locations),
        id);
  }

  static Optional<Session> byCode(Tx tx, UUID locationId, String code) throws SQLException {
    return tx.row(
        """
        SELECT location_id, id, spot_id, code, name, state, document, merged_into, opened_at, verified_at,
               closed_at, version
        FROM session
        WHERE location_id = ? AND code = ?
        """,
        SessionRows::session,
        locationId,
        code);
  }

  /** All sessions that are not closed, oldest first. */
  static List<Session> open(Tx tx, UUID locationId) throws SQLException {
    return tx.rows(
        """
        SELECT location_id, id, spot_id, code, name, state, document, merged_into, opened_at, verified_at,
               closed_at, version
        FROM session
        WHERE location_id = ? AND state <> 'closed'
        ORDER BY opened_at, id
        """,
        SessionRows::session,
        locationId);
  }

  /** The sessions that were closed last, newest first. */
  static List<Session> lastClosed(Tx tx, UUID locationId, int limit) throws SQLException {
    return tx.rows(
        """
        SELECT location_id, id, spot_id, code, name, state, document, merged_into, opened_at, verified_at,
               closed_at, version
        FROM session
        WHERE location_id = ? AND state = 'closed'
        ORDER BY closed_at DESC, id DESC
        LIMIT ?
        """,
        SessionRows::session,
        locationId,
        limit);
  }

  /** A page of sessions in some states, newest first; ids grow with time. */
  static List<Session> page(
      Tx tx, UUID locationId, List<Session.State> states, UUID before, int limit)
      throws SQLException {
    return tx.rows(
        """
        SELECT location_id, id, spot_id, code, name, state, document, merged_into, opened_at, verified_at,
               closed_at, version
        FROM session
        WHERE location_id = ? AND state = ANY(?) AND id < ?
        ORDER BY id DESC
        LIMIT ?
        """,
        SessionRows::session,
        locationId,
        column("text", states, s -> s),
        before,
        limit);
  }

  /** A guest, by what is stored of the token. */
  static Optional<Guests.Known> guest(Tx tx, UUID locationId, byte[] tokenHash)
      throws SQLException {
    return tx.row(
        """
        SELECT location_id, session_id, id, token_hash
        FROM guest
        WHERE location_id = ? AND token_hash = ?
        """,
        row ->
            new Guests.Known(
                Tx.id(row, "location_id"),
                Tx.id(row, "session_id"),
                Tx.id(row, "id"),
                row.getBytes("token_hash")),
        locationId,
        tokenHash);
  }

  static Session.State state(ResultSet row) throws SQLException {
    return Session.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        Tx.id(row, "id"),
        Tx.id(row, "location_id"),
        row.getObject("spot_id", UUID.class),
        row.getString("code"),
        row.getString("name"),
        state(row),
        row.getString("document"),
        row.getObject("merged_into", UUID.class),
        Tx.instant(row, "opened_at"),
        Tx.instantOrNull(row, "verified_at"),
        Tx.instantOrNull(row, "closed_at"),
        row.getInt("version"));
  }
}
