package dev.comanda.catalog.named;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.log.Remembered;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Looks up what the names in many orders, of many locations, mean, in one statement, and in none
 * where nothing was changed since the last look. Thread-safe.
 */
public final class NamesForOrder {
  /** Names that are remembered, each as it was typed; about 400 bytes each. */
  private static final int REMEMBERED_MAX = 20_000;

  private final Remembered<ProductNames.Key, List<UUID>> remembered =
      new Remembered<>(REMEMBERED_MAX, ProductNames.Key::locationId, ProductNames::meanings);

  /**
   * The products that each of these names means as of this transaction, as {@link
   * ProductNames#meanings}.
   *
   * @param heads the locked rows of their locations
   */
  public Map<ProductNames.Key, List<UUID>> find(
      Tx tx, Map<UUID, Head> heads, Collection<ProductNames.Key> names) throws SQLException {
    return remembered.find(tx, heads, names);
  }
}
