package dev.comanda.catalog.named;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds what a location sells by what it is called: products that have not left the catalog, and
 * can be ordered without choosing anything.
 */
public final class ProductNames {
  private ProductNames() {}

  /** What something is called at a location. */
  public record Key(UUID locationId, String name) {}

  /**
   * What names mean in the first languages of their locations as of this transaction: exactly, else
   * by their keys. No product where the catalog has none of the name, two stand for two or more.
   */
  static Map<Key, List<UUID>> meanings(Tx tx, Collection<Key> names) throws SQLException {
    var asked = List.copyOf(names);
    var meant = new HashMap<Key, List<UUID>>();
    for (var match : ProductNameRows.matches(tx, asked)) {
      var key = asked.get(match.index());
      if (match.exact()) {
        meant.put(key, match.products());
      } else {
        meant.putIfAbsent(key, match.products());
      }
    }
    asked.forEach(name -> meant.putIfAbsent(name, List.of()));
    return meant;
  }

  /**
   * The product of this name in the location's first language, exactly, else by its key. Of several
   * one that can be had, then the first of its category.
   */
  public static Optional<NamedProduct> find(Tx tx, UUID locationId, String name)
      throws SQLException {
    return ProductNameRows.byName(tx, locationId, name);
  }

  /** The product with this id. */
  public static Optional<NamedProduct> find(Tx tx, UUID locationId, UUID productId)
      throws SQLException {
    return ProductNameRows.byId(tx, locationId, productId);
  }

  /** All of them, in the order of the menu; what is sold out is among it. */
  public static List<NamedCategory> all(Tx tx, UUID locationId) throws SQLException {
    var categories = new ArrayList<NamedCategory>();
    var products = new ArrayList<NamedProduct>();
    var rows = ProductNameRows.all(tx, locationId);
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      products.add(row.product());
      if (i + 1 == rows.size() || !rows.get(i + 1).categoryId().equals(row.categoryId())) {
        categories.add(new NamedCategory(row.categoryId(), row.categoryNames(), products));
        products.clear();
      }
    }
    return categories;
  }
}
