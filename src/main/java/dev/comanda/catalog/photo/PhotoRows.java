package dev.comanda.catalog.photo;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The rows of photos. */
public final class PhotoRows {
  private PhotoRows() {}

  static void insert(Tx tx, UUID locationId, Picture picture) throws SQLException {
    tx.update(
        """
        INSERT INTO photo (location_id, id, type, content)
        VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        locationId,
        picture.id(),
        picture.type(),
        picture.content());
  }

  static Optional<Picture> find(Tx tx, UUID locationId, String id) throws SQLException {
    return tx.row(
        "SELECT type, content FROM photo WHERE location_id = ? AND id = ?",
        row -> new Picture(row.getString("type"), row.getBytes("content")),
        locationId,
        id);
  }

  /** Forgets all photos of a location. */
  public static void deleteAll(Tx tx, UUID locationId) throws SQLException {
    tx.update("DELETE FROM photo WHERE location_id = ?", locationId);
  }

  /** Removes a photo that no product has any more. */
  static void forget(Tx tx, UUID locationId, String id) throws SQLException {
    tx.update(
        """
        DELETE FROM photo AS f
        WHERE f.location_id = ? AND f.id = ?
          AND NOT EXISTS (
            SELECT 1
            FROM product p
            WHERE p.location_id = f.location_id AND p.photo = f.id)
        """,
        locationId,
        id);
  }
}
