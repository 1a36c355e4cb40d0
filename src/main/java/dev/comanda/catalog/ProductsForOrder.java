package dev.comanda.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.comanda.db.Asked;
import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Looks up the products of many orders, of many locations, in one statement. What a version of a
 * product is like never changes, so each is read and parsed once; which version counts is asked
 * every time. Thread-safe.
 */
public final class ProductsForOrder {
  /** Products that are remembered; about 600 bytes each. */
  private static final int REMEMBERED_MAX = 20_000;

  private final Cache<Key, OrderedProduct> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

  /** A product at a location. */
  public record Key(UUID locationId, UUID productId) {}

  /** Forgets what is remembered: another database has other versions by the same numbers. */
  public void forget() {
    remembered.invalidateAll();
  }

  /**
   * The products with these keys as of this transaction; unknown ones, and those of another
   * location, are left out.
   */
  public Asked<Map<Key, OrderedProduct>> find(Tx tx, Collection<Key> keys) {
    var asked = List.copyOf(keys);
    return ProductRows.versions(tx, asked).then(versions -> ofVersions(tx, asked, versions));
  }

  private Map<Key, OrderedProduct> ofVersions(
      Tx tx, List<Key> asked, List<ProductRows.Version> versions) throws SQLException {
    var found = new HashMap<Key, OrderedProduct>();
    var unread = new ArrayList<Key>();
    for (var current : versions) {
      var key = asked.get(current.index());
      var known = remembered.getIfPresent(key);
      if (known != null && known.version() == current.version()) {
        found.put(key, known);
      } else {
        unread.add(key);
      }
    }
    if (!unread.isEmpty()) {
      for (var product : ProductRows.forOrder(tx, unread)) {
        var key = new Key(product.locationId(), product.productId());
        remembered.put(key, product);
        found.put(key, product);
      }
    }
    return found;
  }
}
