package dev.comanda.catalog.prepared;

import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.log.Remembered;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Looks up how the products of many orders, of many locations, are prepared, in one statement, and
 * in none where nothing was changed since the last look. Thread-safe.
 */
public final class PreparedForOrder {
  /** Products that are remembered; about 200 bytes each. */
  private static final int REMEMBERED_MAX = 20_000;

  private final Remembered<ProductsForOrder.Key, Prepared> remembered =
      new Remembered<>(REMEMBERED_MAX, ProductsForOrder.Key::locationId, PreparedRows::find);

  /**
   * How the products with these keys are prepared as of this transaction; unknown ones, as open
   * items are, are left out.
   *
   * @param heads the locked rows of their locations
   */
  public Map<ProductsForOrder.Key, Prepared> find(
      Tx tx, Map<UUID, Head> heads, Collection<ProductsForOrder.Key> keys) throws SQLException {
    return remembered.find(tx, heads, keys);
  }

  /** The same as of a transaction that holds no lock. */
  public static Map<ProductsForOrder.Key, Prepared> read(
      Tx tx, Collection<ProductsForOrder.Key> keys) throws SQLException {
    return PreparedRows.find(tx, keys);
  }
}
