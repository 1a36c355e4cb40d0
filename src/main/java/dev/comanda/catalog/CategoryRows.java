package dev.comanda.catalog;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Location;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of categories. */
public final class CategoryRows {
  private CategoryRows() {}

  /** Adds categories. */
  public static void insert(Tx tx, UUID locationId, List<Category> categories) throws SQLException {
    tx.update(
        """
        INSERT INTO category (location_id, id, names, station_id, needs_preparation, sort, version)
        SELECT ?, id, names::jsonb, station_id, needs_preparation, sort, version
        FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::boolean[], ?::integer[], ?::integer[])
             AS c (id, names, station_id, needs_preparation, sort, version)
        """,
        locationId,
        Tx.column("uuid", categories, Category::id),
        Tx.column("text", categories, c -> Json.text(c.names())),
        Tx.column("uuid", categories, Category::stationId),
        Tx.column("bool", categories, Category::needsPreparation),
        Tx.column("int4", categories, Category::sort),
        Tx.column("int4", categories, Category::version));
  }

  static void update(Tx tx, UUID locationId, Category category) throws SQLException {
    tx.update(
        """
        UPDATE category
        SET names = ?::jsonb, station_id = ?, needs_preparation = ?, sort = ?, version = ?
        WHERE location_id = ? AND id = ?
        """,
        Json.text(category.names()),
        category.stationId(),
        category.needsPreparation(),
        category.sort(),
        category.version(),
        locationId,
        category.id());
  }

  static void delete(Tx tx, UUID locationId, UUID id) throws SQLException {
    tx.update("DELETE FROM category WHERE location_id = ? AND id = ?", locationId, id);
  }

  static void deleteAll(Tx tx, UUID locationId) throws SQLException {
    tx.update("DELETE FROM category WHERE location_id = ?", locationId);
  }

  static Optional<Category> find(Tx tx, Location at, UUID id, String language) throws SQLException {
    return tx.row(
        """
        SELECT id, names, station_id, needs_preparation, sort, version
        FROM category
        WHERE location_id = ? AND id = ?
        """,
        row -> category(row, at, language),
        at.id(),
        id);
  }

  /** At most {@code limit} categories that were made after one, oldest first. */
  static List<Category> page(Tx tx, Location at, UUID after, int limit, String language)
      throws SQLException {
    return tx.rows(
        """
        SELECT id, names, station_id, needs_preparation, sort, version
        FROM category
        WHERE location_id = ? AND id > ?
        ORDER BY id
        LIMIT ?
        """,
        row -> category(row, at, language),
        at.id(),
        after,
        limit);
  }

  /** All, in the order of the menu. */
  public static List<Category> onMenu(Tx tx, Location at, String language) throws SQLException {
    return tx.rows(
        """
        SELECT id, names, station_id, needs_preparation, sort, version
        FROM category
        WHERE location_id = ?
        ORDER BY sort, id
        """,
        row -> category(row, at, language),
        at.id());
  }

  static int count(Tx tx, UUID locationId) throws SQLException {
    return tx.row(
            "SELECT count(*) AS n FROM category WHERE location_id = ?",
            row -> row.getInt("n"),
            locationId)
        .orElseThrow();
  }

  private static Category category(ResultSet row, Location at, String language)
      throws SQLException {
    return Category.of(
        Tx.id(row, "id"),
        Texts.own(row.getString("names")),
        new Category.Preparing(
            row.getObject("station_id", UUID.class), row.getBoolean("needs_preparation")),
        row.getInt("sort"),
        row.getInt("version"),
        language,
        at);
  }
}
