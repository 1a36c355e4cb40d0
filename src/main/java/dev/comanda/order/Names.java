package dev.comanda.order;

import dev.comanda.catalog.ProductNames;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.log.Entry;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /** Looks up the names of these entries. */
  static Names look(Tx tx, List<Entry<PlaceOrder, PlaceOrder.Placed>> entries) throws SQLException {
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
    var products = ProductNames.meanings(tx, keys);
    var unknown = keys.stream().filter(key -> !products.containsKey(key)).toList();
    var openItems = new HashMap<ProductNames.Key, UUID>();
    if (!unknown.isEmpty()) {
      for (var item : OpenItemRows.find(tx, unknown)) {
        openItems.put(new ProductNames.Key(item.locationId(), item.name()), item.id());
      }
    }
    return new Names(products, openItems);
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
        : key(locationId, line).map(key -> products.getOrDefault(key, List.of())).orElseThrow();
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
    return openItems.computeIfAbsent(new ProductNames.Key(locationId, name), key -> Ids.next());
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
