package dev.comanda.order;

import static dev.comanda.db.Tx.column;

import dev.comanda.catalog.named.ProductNames;
import dev.comanda.db.Tx;
import dev.comanda.json.NameKey;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** SQL of {@code open_item}. */
final class OpenItemRows {
  private OpenItemRows() {}

  /** What was sold by a name that the catalog does not have; found by the key of the name. */
  record Item(UUID locationId, UUID id, String name) {}

  /** An item by the key of its name. */
  record Found(ProductNames.Key key, UUID id) {}

  /** What was sold by names of these keys. */
  static List<Found> find(Tx tx, List<ProductNames.Key> keys) throws SQLException {
    return tx.rows(
        """
        SELECT i.location_id, i.id, i.name_key
        FROM unnest(?::uuid[], ?::text[]) AS k(location_id, name_key)
        JOIN open_item i ON i.location_id = k.location_id AND i.name_key = k.name_key
        """,
        row ->
            new Found(
                new ProductNames.Key(Tx.id(row, "location_id"), row.getString("name_key")),
                Tx.id(row, "id")),
        column("uuid", keys, ProductNames.Key::locationId),
        column("text", keys, ProductNames.Key::name));
  }

  static void insert(Tx tx, List<Item> items) {
    tx.later(
        items.size(),
        """
        INSERT INTO open_item (location_id, id, name, name_key)
        SELECT location_id, id, name, name_key
        FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) AS i(location_id, id, name, name_key)
        """,
        column("uuid", items, Item::locationId),
        column("uuid", items, Item::id),
        column("text", items, Item::name),
        column("text", items, item -> NameKey.of(item.name())));
  }
}
