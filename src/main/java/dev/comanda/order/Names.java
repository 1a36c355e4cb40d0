package dev.comanda.order;

import dev.comanda.catalog.named.NamesForOrder;
import dev.comanda.catalog.named.ProductNames;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.json.NameKey;
import dev.comanda.log.Head;
import dev.comanda.log.writer.Entry;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the names in the lines of a batch stand for: products of the catalog, or open items. Asks
 * nothing where no line is named. Not thread-safe.
 */
final class Names {
  private final Map<ProductNames.Key, List<UUID>> products;
  private final Map<ProductNames.Key, UUID> openItems;
  private final Set<UUID> stored;

  private Names(Map<ProductNames.Key, List<UUID>> products, Map<ProductNames.Key, UUID> openItems) {
    this.products = products;
    this.openItems = openItems;
    this.stored = new HashSet<>(openItems.values());
  }

  /**
   * Looks up the names of these entries.
   *
   * @param heads the locked rows of their locations
   */
  static Names look(
      Tx tx,
      NamesForOrder catalog,
      Map<UUID, Head> heads,
      List<Entry<PlaceOrder, PlaceOrder.Placed>> entries)
      throws SQLException {
    var keys =
        entries.stream()
            .map(Entry::command)
            .filter(command -> command.form() == Form.PRODUCTS)
            .flatMap(c -> c.lines().stream().flatMap(l -> key(c.locationId(), l).stream()))
            .distinct()
            .toList();
    if (keys.isEmpty()) {
      return new Names(Map.of(), new HashMap<>());
    }
    var products = catalog.find(tx, heads, keys);
    var unknown =
        keys.stream()
            .filter(key -> meant(products, key).isEmpty())
            .map(key -> byKey(key.locationId(), key.name()))
            .distinct()
            .toList();
    var openItems = new HashMap<ProductNames.Key, UUID>();
    if (!unknown.isEmpty()) {
      for (var item : OpenItemRows.find(tx, unknown)) {
        openItems.put(item.key(), item.id());
      }
    }
    return new Names(products, openItems);
  }

  /** However it is typed, it is the same item. */
  private static ProductNames.Key byKey(UUID locationId, String name) {
    return new ProductNames.Key(locationId, NameKey.of(name));
  }

  private static Optional<ProductNames.Key> key(UUID locationId, Wanted line) {
    return line.productId() == null && line.name() != null
        ? Optional.of(new ProductNames.Key(locationId, line.name()))
        : Optional.empty();
  }

  /** The products that a line can mean, so that they can be looked up; at most two. */
  List<UUID> products(UUID locationId, Wanted line) {
    return line.productId() != null
        ? List.of(line.productId())
        : key(locationId, line).map(key -> meant(products, key)).orElseThrow();
  }

  private static List<UUID> meant(
      Map<ProductNames.Key, List<UUID>> products, ProductNames.Key name) {
    return Objects.requireNonNull(products.get(name));
  }

  /**
   * The product that a line means; empty where the catalog has none of its name.
   *
   * @throws Refused {@code invalid} with {@code ambiguous}
   */
  Optional<UUID> product(UUID locationId, Wanted line, String pointer) {
    var found = products(locationId, line);
    if (found.size() > 1) {
      throw Refused.field(
          pointer + "/name",
          "ambiguous",
          "Several products are called \"" + line.name() + "\" here; send the id of one.");
    }
    return found.stream().findFirst();
  }

  /** The open item of this name, a new one where nothing was sold by it before. */
  UUID openItem(UUID locationId, String name) {
    return openItems.computeIfAbsent(byKey(locationId, name), key -> Ids.next());
  }

  /** Writes the new open items among what was placed. */
  void write(Tx tx, List<OrderRows.Stored> placed) {
    if (openItems.isEmpty()) {
      return;
    }
    var fresh = new ArrayList<OpenItemRows.Item>();
    for (var each : placed) {
      for (var line : each.order().lines()) {
        if (line.openItem() != null && stored.add(line.productId())) {
          fresh.add(
              new OpenItemRows.Item(each.order().locationId(), line.productId(), line.name()));
        }
      }
    }
    if (!fresh.isEmpty()) {
      OpenItemRows.insert(tx, fresh);
    }
  }
}
