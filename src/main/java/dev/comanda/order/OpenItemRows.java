package dev.comanda.order;

import static dev.comanda.db.Tx.column;

import dev.comanda.catalog.ProductNames;
import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** SQL of {@code open_item}. */
final class OpenItemRows {
  private OpenItemRows() {}

  /** What was sold by a name that the catalog does not have. */
  record Item(UUID locationId, UUID id, String name) {}

  /** Those of these names that something was sold by. */
  static List<Item> find(Tx tx, List<ProductNames.Key> names) throws SQLException {
    return tx.rows(
        """
        SELECT i.location_id, i.id, i.name
        FROM unnest(?::uuid[], ?::text[]) AS k(location_id, name)
        JOIN open_item i ON i.location_id = k.location_id AND i.name = k.name
        """,
        row -> new Item(Tx.id(row, "location_id"), Tx.id(row, "id"), row.getString("name")),
        column("uuid", names, ProductNames.Key::locationId),
        column("text", names, ProductNames.Key::name));
  }

  static void insert(Tx tx, List<Item> items) {
    tx.later(
        items.size(),
        """
        INSERT INTO open_item (location_id, id, name)
        SELECT location_id, id, name
        FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS i(location_id, id, name)
        """,
        column("uuid", items, Item::locationId),
        column("uuid", items, Item::id),
        column("text", items, Item::name));
  }
}
