package dev.comanda.catalog;

import dev.comanda.db.Tx;
import dev.comanda.location.Quantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL that finds products by name, as they are: none for which something must be chosen. */
final class ProductNameRows {
  private ProductNameRows() {}

  static Optional<NamedProduct> byName(Tx tx, UUID locationId, String name) throws SQLException {
    return tx.row(
        """
        SELECT p.id, p.names, p.price, p.quantity_step, p.available
        FROM location l
        JOIN product p ON p.location_id = l.id
        CROSS JOIN LATERAL (
          SELECT p.names ->> s.language AS name
          FROM unnest(l.languages) WITH ORDINALITY AS s(language, number)
          WHERE p.names ->> s.language IS NOT NULL
          ORDER BY s.number
          LIMIT 1) n
        WHERE l.id = ? AND NOT p.retired AND lower(n.name) = lower(?)
          AND NOT EXISTS (
            SELECT 1
            FROM modifier_group g
            WHERE g.location_id = p.location_id AND g.id = ANY(p.modifier_groups)
              AND g.choices_min > 0)
        ORDER BY n.name = ? DESC, p.available DESC, p.sort, p.id
        LIMIT 1
        """,
        ProductNameRows::product,
        locationId,
        name,
        name);
  }

  static Optional<NamedProduct> byId(Tx tx, UUID locationId, UUID id) throws SQLException {
    return tx.row(
        """
        SELECT p.id, p.names, p.price, p.quantity_step, p.available
        FROM product p
        WHERE p.location_id = ? AND p.id = ? AND NOT p.retired
          AND NOT EXISTS (
            SELECT 1
            FROM modifier_group g
            WHERE g.location_id = p.location_id AND g.id = ANY(p.modifier_groups)
              AND g.choices_min > 0)
        """,
        ProductNameRows::product,
        locationId,
        id);
  }

  /** A product with its category. */
  record Shelved(UUID categoryId, Map<String, String> categoryNames, NamedProduct product) {}

  static List<Shelved> all(Tx tx, UUID locationId) throws SQLException {
    return tx.rows(
        """
        SELECT c.id AS category_id, c.names AS category_names,
               p.id, p.names, p.price, p.quantity_step, p.available
        FROM category c
        JOIN product p ON p.location_id = c.location_id AND p.category_id = c.id
        WHERE c.location_id = ? AND NOT p.retired
          AND NOT EXISTS (
            SELECT 1
            FROM modifier_group g
            WHERE g.location_id = p.location_id AND g.id = ANY(p.modifier_groups)
              AND g.choices_min > 0)
        ORDER BY c.sort, c.id, p.sort, p.id
        """,
        row ->
            new Shelved(
                Tx.id(row, "category_id"),
                Texts.own(row.getString("category_names")),
                product(row)),
        locationId);
  }

  private static NamedProduct product(ResultSet row) throws SQLException {
    return new NamedProduct(
        Tx.id(row, "id"),
        Texts.own(row.getString("names")),
        row.getLong("price"),
        new Quantity(row.getBigDecimal("quantity_step")),
        row.getBoolean("available"));
  }
}
