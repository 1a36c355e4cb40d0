package dev.comanda.catalog.named;

import dev.comanda.catalog.Texts;
import dev.comanda.db.Tx;
import dev.comanda.json.NameKey;
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
          SELECT p.names ->> s.language AS name, p.name_keys ->> s.language AS key
          FROM unnest(l.languages) WITH ORDINALITY AS s(language, number)
          WHERE p.names ->> s.language IS NOT NULL
          ORDER BY s.number
          LIMIT 1) n
        WHERE l.id = ? AND NOT p.retired AND n.key = ?
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
        NameKey.of(name),
        name);
  }

  /**
   * What a name can mean.
   *
   * @param index which of the names asked for
   * @param exact whether it is written like that; else it is the same name by its key
   * @param products one or two of those called so
   */
  record Match(int index, boolean exact, List<UUID> products) {}

  /** What is called like that in the first language of its location, for many names at once. */
  static List<Match> matches(Tx tx, List<ProductNames.Key> names) throws SQLException {
    return tx.rows(
        """
        WITH called AS MATERIALIZED (
          SELECT p.location_id, p.id, p.names ->> n.language AS name, p.name_keys ->> n.language AS key
          FROM location l
          JOIN product p ON p.location_id = l.id
          CROSS JOIN LATERAL (
            SELECT CASE WHEN p.names ->> l.languages[1] IS NOT NULL THEN l.languages[1] ELSE (
                     SELECT s.language
                     FROM unnest(l.languages) WITH ORDINALITY AS s(language, number)
                     WHERE p.names ->> s.language IS NOT NULL
                     ORDER BY s.number
                     LIMIT 1) END AS language) n
          WHERE l.id = ANY(?) AND NOT p.retired)
        SELECT (k.number - 1)::integer AS index, c.name = k.name AS exact,
               (array_agg(c.id ORDER BY c.id))[1:2] AS products
        FROM unnest(?::uuid[], ?::text[], ?::text[]) WITH ORDINALITY AS k(location_id, name, key, number)
        JOIN called c ON c.location_id = k.location_id AND c.key = k.key
        GROUP BY k.number, c.name = k.name
        """,
        row ->
            new Match(
                row.getInt("index"),
                row.getBoolean("exact"),
                List.of((UUID[]) row.getArray("products").getArray())),
        Tx.ids(names.stream().map(ProductNames.Key::locationId).distinct().toList()),
        Tx.column("uuid", names, ProductNames.Key::locationId),
        Tx.column("text", names, ProductNames.Key::name),
        Tx.column("text", names, key -> NameKey.of(key.name())));
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
