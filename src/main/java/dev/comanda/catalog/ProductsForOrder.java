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

  /** A product at a location. */
  public record Key(UUID locationId, UUID productId) {}

  /**
   * The products with these keys as of this transaction, in one statement; unknown ones, and those
   * of another location, are left out.
   */
  public static Map<Key, OrderedProduct> find(Tx tx, Collection<Key> keys) throws SQLException {
    var found = new HashMap<Key, OrderedProduct>();
    if (!keys.isEmpty()) {
      for (var product : ProductRows.forOrder(tx, keys)) {
        found.put(new Key(product.locationId(), product.productId()), product);
      }
    }
    return found;
  }
}
