package dev.comanda.catalog;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Looks up the products of many orders, of many locations, in one statement. */
public final class ProductsForOrder {
  private ProductsForOrder() {}

  /** A product of a location. */
  public record Key(UUID locationId, UUID productId) {}

  /** The products with these keys; unknown and foreign ones are left out. */
  public static Map<Key, OrderedProduct> find(Tx tx, Collection<Key> keys) throws SQLException {
    var found = new HashMap<Key, OrderedProduct>();
    for (var product : ProductsForOrderRows.find(tx, keys)) {
      found.put(new Key(product.locationId(), product.productId()), product);
    }
    return found;
  }
}
