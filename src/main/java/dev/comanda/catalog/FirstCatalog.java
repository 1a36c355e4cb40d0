package dev.comanda.catalog;

import dev.comanda.catalog.photo.PhotoRows;
import dev.comanda.db.Tx;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.LocationLog;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * What a location sells before it has served anybody: filled at once with a sample, and emptied
 * again. Thread-safe.
 */
public final class FirstCatalog {
  private final LocationLog log;

  /** All that a catalog holds. */
  public record Stock(
      List<Category> categories, List<ModifierGroup> modifiers, List<Product> products) {
    /** Copies the lists. */
    public Stock {
      categories = List.copyOf(categories);
      modifiers = List.copyOf(modifiers);
      products = List.copyOf(products);
    }

    /** The same as the log tells of its end. */
    private Stock ended() {
      return new Stock(
          categories.stream().map(Category::ended).toList(),
          modifiers.stream().map(ModifierGroup::ended).toList(),
          products.stream().map(each -> each.retired(true).next()).toList());
    }
  }

  /** Makes a stock that fits a location: its languages, its currency, its tax classes. */
  @FunctionalInterface
  public interface Sample {
    /** New categories and products, with ids of their own. */
    Stock of(Location location);
  }

  /** First catalogs of the locations of a log. */
  public FirstCatalog(LocationLog log) {
    this.log = log;
  }

  /**
   * Fills a catalog in which there is no product.
   *
   * @throws Refused {@code catalog_not_empty}
   */
  Stock fill(UUID locationId, Sample sample) {
    return log.change(
        locationId,
        (tx, head) -> {
          if (ProductRows.count(tx, locationId) > 0) {
            throw new Refused(
                Code.CATALOG_NOT_EMPTY, "A sample is for a location that has no products.");
          }
          var stock = sample.of(Locations.one(tx, locationId));
          Catalog.fill(tx, locationId, stock.categories(), stock.modifiers(), stock.products());
          tell(head, stock);
          return stock;
        });
  }

  /**
   * Removes all categories, modifiers and products, as long as nothing has been served: nobody can
   * have ordered any of it.
   *
   * @throws Refused {@code catalog_in_use}
   */
  Stock empty(UUID locationId) {
    return log.change(
        locationId,
        (tx, head) -> {
          if (LocationLog.served(tx, locationId)) {
            throw new Refused(Code.CATALOG_IN_USE, "Retire products one by one instead.");
          }
          var had = all(tx, Locations.one(tx, locationId));
          if (ProductRows.count(tx, locationId) > 0) {
            // Retired ones are told by no event.
            tx.deed();
          }
          ProductRows.deleteAll(tx, locationId);
          CategoryRows.deleteAll(tx, locationId);
          ModifierRows.deleteAll(tx, locationId);
          PhotoRows.deleteAll(tx, locationId);
          tell(head, had.ended());
          return had;
        });
  }

  private static Stock all(Tx tx, Location at) throws SQLException {
    var language = at.languages().getFirst();
    return new Stock(
        CategoryRows.onMenu(tx, at, language),
        ModifierRows.all(tx, at, language),
        ProductRows.onMenu(tx, at, language));
  }

  private static void tell(Head head, Stock stock) {
    stock.modifiers().forEach(each -> head.append(EventType.MODIFIERS_CHANGED, null, null, each));
    stock.categories().forEach(each -> head.append(EventType.CATEGORY_CHANGED, null, null, each));
    stock.products().forEach(each -> head.append(EventType.PRODUCT_CHANGED, null, null, each));
  }
}
