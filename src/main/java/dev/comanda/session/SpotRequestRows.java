package dev.comanda.session;

import dev.comanda.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code spot_request}. */
final class SpotRequestRows {
  private SpotRequestRows() {}

  /** A request's phone, known by its token. */
  record Known(UUID locationId, UUID requestId, byte[] tokenHash) {}

  static void insert(Tx tx, SpotRequest request, byte[] tokenHash) throws SQLException {
    tx.update(
        """
        INSERT INTO spot_request (location_id, id, spot_id, spot_name, token_hash, state, made_at, expires_at)
        VALUES (?, ?, ?, ?, ?, 'open', ?, ?)
        """,
        request.locationId(),
        request.id(),
        request.spotId(),
        request.spotName(),
        tokenHash,
        request.madeAt(),
        request.expiresAt());
  }

  /** Writes how a request ended. */
  static void answer(Tx tx, SpotRequest request, @Nullable UUID staffId) throws SQLException {
    tx.update(
        """
        UPDATE spot_request
        SET state = ?, answered_at = ?, answered_by = ?, session_id = ?
        WHERE location_id = ? AND id = ? AND state = 'open'
        """,
        request.state(),
        request.answeredAt(),
        staffId,
        request.sessionId(),
        request.locationId(),
        request.id());
  }

  static Optional<SpotRequest> find(Tx tx, UUID locationId, UUID id) throws SQLException {
    return tx.row(
        """
        SELECT r.location_id, r.id, r.spot_id, r.spot_name, r.state, r.made_at, r.expires_at, r.answered_at,
               r.session_id, s.code AS session_code
        FROM spot_request r
        LEFT JOIN session s ON s.location_id = r.location_id AND s.id = r.session_id
        WHERE r.location_id = ? AND r.id = ?
        """,
        SpotRequestRows::request,
        locationId,
        id);
  }

  /** Where a request is, among these locations. */
  static Optional<UUID> locationOf(Tx tx, java.util.Collection<UUID> locations, UUID id)
      throws SQLException {
    return tx.row(
        "SELECT location_id FROM spot_request WHERE location_id = ANY(?) AND id = ?",
        row -> Tx.id(row, "location_id"),
        Tx.ids(locations),
        id);
  }

  /** The requests of a location that nobody has answered, oldest first. */
  static List<SpotRequest> open(Tx tx, UUID locationId) throws SQLException {
    return tx.rows(
        """
        SELECT location_id, id, spot_id, spot_name, state, made_at, expires_at, answered_at, session_id,
               NULL AS session_code
        FROM spot_request
        WHERE location_id = ? AND state = 'open'
        ORDER BY made_at, id
        """,
        SpotRequestRows::request,
        locationId);
  }

  /** How many requests of a location wait for an answer. */
  static int open(Tx tx, UUID locationId, Instant now) throws SQLException {
    return tx.row(
            """
            SELECT count(*) AS open
            FROM spot_request
            WHERE location_id = ? AND state = 'open' AND expires_at > ?
            """,
            row -> row.getInt("open"),
            locationId,
            now)
        .orElseThrow();
  }

  /** The requests of a spot that nobody has answered, oldest first. */
  static List<SpotRequest> openAt(Tx tx, UUID locationId, UUID spotId) throws SQLException {
    return tx.rows(
        """
        SELECT location_id, id, spot_id, spot_name, state, made_at, expires_at, answered_at, session_id,
               NULL AS session_code
        FROM spot_request
        WHERE location_id = ? AND spot_id = ? AND state = 'open'
        ORDER BY made_at, id
        """,
        SpotRequestRows::request,
        locationId,
        spotId);
  }

  /** The locations with open requests whose time has passed. */
  static List<UUID> withDue(Tx tx, Instant now) throws SQLException {
    return tx.rows(
        """
        SELECT DISTINCT location_id
        FROM spot_request
        WHERE state = 'open' AND expires_at <= ?
        """,
        row -> Tx.id(row, "location_id"),
        now);
  }

  /** Removes at most {@code limit} requests that ended and were made before a time. */
  static int forget(Tx tx, UUID locationId, Instant before, int limit) throws SQLException {
    return tx.update(
        """
        DELETE FROM spot_request
        WHERE location_id = ? AND id IN (
          SELECT id
          FROM spot_request
          WHERE location_id = ? AND state <> 'open' AND made_at < ?
          LIMIT ?)
        """,
        locationId,
        locationId,
        before,
        limit);
  }

  static Optional<Known> byToken(Tx tx, UUID locationId, byte[] tokenHash) throws SQLException {
    return tx.row(
        """
        SELECT location_id, id, token_hash
        FROM spot_request
        WHERE location_id = ? AND token_hash = ?
        """,
        row -> new Known(Tx.id(row, "location_id"), Tx.id(row, "id"), row.getBytes("token_hash")),
        locationId,
        tokenHash);
  }

  private static SpotRequest request(ResultSet row) throws SQLException {
    return new SpotRequest(
        Tx.id(row, "id"),
        Tx.id(row, "location_id"),
        Tx.id(row, "spot_id"),
        row.getString("spot_name"),
        SpotRequest.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Tx.instant(row, "made_at"),
        Tx.instant(row, "expires_at"),
        Tx.instantOrNull(row, "answered_at"),
        row.getObject("session_id", UUID.class),
        row.getString("session_code"));
  }
}
