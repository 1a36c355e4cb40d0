package dev.comanda.session;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of {@code spot}. */
final class SpotRows {
  private SpotRows() {}

  /** A spot of a location. */
  record Key(UUID locationId, UUID spotId) {}

  static void insert(Tx tx, Spot spot) throws SQLException {
    tx.update(
        """
        INSERT INTO spot (location_id, id, name, code, document, version)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        spot.locationId(),
        spot.id(),
        spot.name(),
        spot.code(),
        spot.document(),
        spot.version());
  }

  static void update(Tx tx, Spot spot) throws SQLException {
    tx.update(
        """
        UPDATE spot
        SET name = ?, code = ?, document = ?, version = ?
        WHERE location_id = ? AND id = ?
        """,
        spot.name(),
        spot.code(),
        spot.document(),
        spot.version(),
        spot.locationId(),
        spot.id());
  }

  static void delete(Tx tx, Spot spot) throws SQLException {
    tx.update("DELETE FROM spot WHERE location_id = ? AND id = ?", spot.locationId(), spot.id());
  }

  static int count(Tx tx, UUID locationId) throws SQLException {
    return tx.row(
            "SELECT count(*) AS spots FROM spot WHERE location_id = ?",
            row -> row.getInt("spots"),
            locationId)
        .orElseThrow();
  }

  static List<Spot> find(Tx tx, Collection<Key> keys) throws SQLException {
    return tx.rows(
        """
        SELECT s.location_id, s.id, s.name, s.code, s.document, s.version
        FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, id)
        JOIN spot s ON s.location_id = k.location_id AND s.id = k.id
        """,
        SpotRows::spot,
        column("uuid", keys, Key::locationId),
        column("uuid", keys, Key::spotId));
  }

  /** Whether another spot has the name of one. */
  static boolean nameTaken(Tx tx, Spot spot) throws SQLException {
    return tx.row(
            "SELECT 1 FROM spot WHERE location_id = ? AND lower(name) = lower(?) AND id <> ?",
            row -> true,
            spot.locationId(),
            spot.name(),
            spot.id())
        .isPresent();
  }

  static Optional<Spot> byCode(Tx tx, UUID locationId, String code) throws SQLException {
    return tx.row(
        """
        SELECT location_id, id, name, code, document, version
        FROM spot
        WHERE location_id = ? AND code = ?
        """,
        SpotRows::spot,
        locationId,
        code);
  }

  /** All spots of a location, in the order in which they were made. */
  static List<Spot> all(Tx tx, UUID locationId) throws SQLException {
    return tx.rows(
        """
        SELECT location_id, id, name, code, document, version
        FROM spot
        WHERE location_id = ?
        ORDER BY id
        """,
        SpotRows::spot,
        locationId);
  }

  /** At most {@code limit} spots that were made after one, oldest first. */
  static List<Spot> page(Tx tx, UUID locationId, UUID after, int limit) throws SQLException {
    return tx.rows(
        """
        SELECT location_id, id, name, code, document, version
        FROM spot
        WHERE location_id = ? AND id > ?
        ORDER BY id
        LIMIT ?
        """,
        SpotRows::spot,
        locationId,
        after,
        limit);
  }

  private static Spot spot(ResultSet row) throws SQLException {
    return new Spot(
        Tx.id(row, "id"),
        Tx.id(row, "location_id"),
        row.getString("name"),
        row.getString("code"),
        row.getString("document"),
        null,
        row.getInt("version"));
  }
}
