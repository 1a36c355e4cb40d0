package dev.comanda.catalog;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Quantity;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** SQL of products as orders need them. */
final class ProductsForOrderRows {
  private ProductsForOrderRows() {}

  @SuppressWarnings("unchecked")
  static List<OrderedProduct> find(Tx tx, Collection<ProductsForOrder.Key> keys) throws SQLException {
    return tx.rows(
        """
        SELECT p.location_id, p.id, p.names::text AS names, p.price, p.tax_class, p.unit,
          p.quantity_step, p.available, p.retired
        FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, id)
        JOIN product p ON p.location_id = k.location_id AND p.id = k.id
        """,
        row ->
            new OrderedProduct(
                Tx.id(row, "location_id"),
                Tx.id(row, "id"),
                Json.own(row.getString("names"), Map.class),
                row.getLong("price"),
                row.getString("tax_class"),
                row.getString("unit"),
                new Quantity(row.getBigDecimal("quantity_step")),
                row.getBoolean("available"),
                row.getBoolean("retired")),
        column("uuid", keys, ProductsForOrder.Key::locationId),
        column("uuid", keys, ProductsForOrder.Key::productId));
  }
}
