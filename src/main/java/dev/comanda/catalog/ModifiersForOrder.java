package dev.comanda.catalog;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.log.Remembered;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Looks up what can be chosen with the products of many orders, in one statement, and in none where
 * they have no modifiers or nothing was changed since the last look. Thread-safe.
 */
public final class ModifiersForOrder {
  /** Groups that are remembered; about 2 KB each. */
  private static final int REMEMBERED_MAX = 5_000;

  private final Remembered<Key, OrderedModifiers> remembered =
      new Remembered<>(REMEMBERED_MAX, Key::locationId, ModifierRows::forOrder);

  /** A group at a location. */
  public record Key(UUID locationId, UUID groupId) {}

  /**
   * The groups of these products as of this transaction.
   *
   * @param heads the locked rows of their locations
   */
  public Map<Key, OrderedModifiers> find(
      Tx tx, Map<UUID, Head> heads, Collection<OrderedProduct> products) throws SQLException {
    var keys =
        products.stream()
            .flatMap(p -> p.modifierGroups().stream().map(id -> new Key(p.locationId(), id)))
            .distinct()
            .toList();
    return remembered.find(tx, heads, keys);
  }
}
