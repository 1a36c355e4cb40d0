package dev.comanda.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Looks up what can be chosen with the products of many orders, in one statement, and in none where
 * they have no modifiers. What a version of a group is like is read and parsed once. Thread-safe.
 */
public final class ModifiersForOrder {
  /** Groups that are remembered; about 2 KB each. */
  private static final int REMEMBERED_MAX = 5_000;

  /** No row has this version. */
  private static final int NEVER = 0;

  private final Cache<Key, OrderedModifiers> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

  /** A group at a location. */
  public record Key(UUID locationId, UUID groupId) {}

  /** A group with the version of it that is known. */
  record Asked(Key key, int knownVersion) {}

  /** Forgets what is remembered: another database has other versions by the same numbers. */
  public void forget() {
    remembered.invalidateAll();
  }

  /** The groups of these products as of this transaction. */
  public Map<Key, OrderedModifiers> find(Tx tx, Collection<OrderedProduct> products)
      throws SQLException {
    var found = new HashMap<Key, OrderedModifiers>();
    var keys =
        products.stream()
            .flatMap(p -> p.modifierGroups().stream().map(id -> new Key(p.locationId(), id)))
            .distinct()
            .toList();
    if (keys.isEmpty()) {
      return found;
    }
    var known = remembered.getAllPresent(keys);
    var asked =
        keys.stream()
            .map(key -> new Asked(key, known.containsKey(key) ? version(known, key) : NEVER))
            .toList();
    for (var current : ModifierRows.forOrder(tx, asked)) {
      var key = keys.get(current.index());
      var modifiers = current.modifiers();
      if (modifiers == null) {
        found.put(key, Objects.requireNonNull(known.get(key)));
      } else {
        var read = read(key, current, ModifierRows.stored(modifiers));
        remembered.put(key, read);
        found.put(key, read);
      }
    }
    return found;
  }

  private static int version(Map<Key, OrderedModifiers> known, Key key) {
    return Objects.requireNonNull(known.get(key)).version();
  }

  private static OrderedModifiers read(
      Key key, ModifierRows.Current current, List<ModifierRows.Stored> modifiers) {
    return new OrderedModifiers(
        key.groupId(),
        current.min(),
        current.max(),
        modifiers.stream()
            .map(m -> new OrderedModifiers.One(m.id(), m.names(), m.price(), m.available()))
            .toList(),
        current.version());
  }
}
