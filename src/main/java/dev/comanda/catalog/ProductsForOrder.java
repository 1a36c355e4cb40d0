package dev.comanda.catalog;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.log.Remembered;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Looks up the products of many orders, of many locations, in one statement, and in none where
 * nothing was changed since the last look. Thread-safe.
 */
public final class ProductsForOrder {
  /** Products that are remembered; about 600 bytes each. */
  private static final int REMEMBERED_MAX = 20_000;

  private final Remembered<Key, OrderedProduct> remembered =
      new Remembered<>(REMEMBERED_MAX, Key::locationId, ProductRows::forOrder);

  /** A product at a location. */
  public record Key(UUID locationId, UUID productId) {}

  /**
   * The products with these keys as of this transaction; unknown ones, and those of another
   * location, are left out.
   *
   * @param heads the locked rows of their locations
   */
  public Map<Key, OrderedProduct> find(Tx tx, Map<UUID, Head> heads, Collection<Key> keys)
      throws SQLException {
    return remembered.find(tx, heads, keys);
  }

  /** The same as of a transaction that holds no lock. */
  public static Map<Key, OrderedProduct> read(Tx tx, Collection<Key> keys) throws SQLException {
    return ProductRows.forOrder(tx, keys);
  }
}
