package dev.comanda.session;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Asked;
import dev.comanda.db.Tx;
import dev.comanda.json.NameKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of {@code spot}. */
final class SpotRows {
  private SpotRows() {}

  static void insert(Tx tx, List<Spot> spots) throws SQLException {
    tx.update(
        """
        INSERT INTO spot (location_id, id, name, name_key, code, document, version)
        SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[])
        """,
        column("uuid", spots, Spot::locationId),
        column("uuid", spots, Spot::id),
        column("text", spots, Spot::name),
        column("text", spots, spot -> NameKey.of(spot.name())),
        column("text", spots, Spot::code),
        column("text", spots, Spot::document),
        column("integer", spots, Spot::version));
  }

  static void update(Tx tx, Spot spot) throws SQLException {
    tx.update(
        """
        UPDATE spot
        SET name = ?, name_key = CASE name WHEN ? THEN name_key ELSE ? END, code = ?, document = ?, version = ?
        WHERE location_id = ? AND id = ?
        """,
        spot.name(),
        spot.name(),
        NameKey.of(spot.name()),
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

  static List<Spot> find(Tx tx, Collection<Spots.Key> keys) throws SQLException {
    return tx.rows(
        """
        SELECT s.location_id, s.id, s.name, s.code, s.document, s.version
        FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, id)
        JOIN spot s ON s.location_id = k.location_id AND s.id = k.id
        """,
        SpotRows::spot,
        column("uuid", keys, Spots.Key::locationId),
        column("uuid", keys, Spots.Key::spotId));
  }

  /**
   * What is at a spot.
   *
   * @param index which of those asked for
   * @param session that is not closed, if there is one
   */
  record Taken(int index, Optional<Sessions.Standing> session) {}

  /** What is at some spots; those that there are not are left out. */
  static Asked<List<Taken>> taken(Tx tx, List<Spots.Key> keys) {
    return tx.ask(
        """
        SELECT (k.number - 1)::integer AS index, s.id AS session_id, s.name, s.state
        FROM unnest(?::uuid[], ?::uuid[]) WITH ORDINALITY AS k(location_id, id, number)
        JOIN spot p ON p.location_id = k.location_id AND p.id = k.id
        LEFT JOIN session s ON s.location_id = k.location_id AND s.spot_id = k.id AND s.state <> 'closed'
        """,
        SpotRows::taken,
        column("uuid", keys, Spots.Key::locationId),
        column("uuid", keys, Spots.Key::spotId));
  }

  private static Taken taken(ResultSet row) throws SQLException {
    var session = row.getObject("session_id", UUID.class);
    return new Taken(
        row.getInt("index"),
        session == null
            ? Optional.empty()
            : Optional.of(
                new Sessions.Standing(session, row.getString("name"), SessionRows.state(row))));
  }

  /** The spots that have one of some keys of names, by it, in the order in which they were made. */
  static Map<String, Spot> named(Tx tx, UUID locationId, Collection<String> keys)
      throws SQLException {
    var found = new LinkedHashMap<String, Spot>();
    tx.rows(
        """
        SELECT s.name_key, s.location_id, s.id, s.name, s.code, s.document, s.version
        FROM spot s
        JOIN unnest(?::text[]) AS k(name_key) USING (name_key)
        WHERE s.location_id = ?
        ORDER BY s.id
        """,
        row -> found.put(row.getString("name_key"), spot(row)),
        column("text", keys, key -> key),
        locationId);
    return found;
  }

  /** Whether another spot has the name of one. */
  static boolean nameTaken(Tx tx, Spot spot) throws SQLException {
    return tx.row(
            "SELECT 1 FROM spot WHERE location_id = ? AND name_key = ? AND id <> ?",
            row -> true,
            spot.locationId(),
            NameKey.of(spot.name()),
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
