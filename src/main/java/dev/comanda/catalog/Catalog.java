package dev.comanda.catalog;

import dev.comanda.catalog.prepared.Destinations;
import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.LocationLog;
import dev.comanda.log.writer.Answer;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What locations sell, and changes of it: each under the location's lock, with an event that
 * carries the whole thing. What is so already is not changed, and no event tells of it.
 * Thread-safe.
 */
public final class Catalog {

  private final Database database;
  private final LocationLog log;
  private final Destinations destinations;

  /** A catalog over a database; what it sells can go to these destinations. */
  public Catalog(Database database, LocationLog log, Destinations destinations) {
    this.database = database;
    this.log = log;
    this.destinations = destinations;
  }

  /**
   * Writes all that a location sells that was made in this transaction; without events, as nobody
   * has seen it yet.
   */
  public static void fill(
      Tx tx,
      UUID locationId,
      List<Category> categories,
      List<ModifierGroup> modifiers,
      List<Product> products)
      throws SQLException {
    ModifierRows.insert(tx, locationId, modifiers);
    CategoryRows.insert(tx, locationId, categories);
    ProductRows.insert(tx, locationId, products);
  }

  /** At most {@code limit} categories that were made after one, oldest first. */
  List<Category> categories(UUID locationId, UUID after, int limit, String language) {
    return database.read(
        tx -> {
          var at = Locations.one(tx, locationId);
          return CategoryRows.page(tx, at, after, limit, at.language(language));
        });
  }

  /** At most {@code limit} products that were made after one, oldest first; retired ones too. */
  List<Product> products(UUID locationId, UUID after, int limit, String language) {
    return database.read(
        tx -> {
          var at = Locations.one(tx, locationId);
          return ProductRows.page(tx, at, after, limit, at.language(language));
        });
  }

  Category category(UUID locationId, UUID id, String language) {
    return database.read(
        tx -> {
          var at = Locations.one(tx, locationId);
          return category(tx, at, id, language);
        });
  }

  Product product(UUID locationId, UUID id, String language) {
    return database.read(
        tx -> {
          var at = Locations.one(tx, locationId);
          return product(tx, at, id, language);
        });
  }

  Answer<Category> create(UUID locationId, @Nullable Idempotency key, CategoryBody body) {
    return log.create(
        locationId,
        key,
        Category.class,
        (tx, head) -> {
          var at = Locations.one(tx, locationId);
          if (CategoryRows.count(tx, locationId) >= Category.COUNT_MAX) {
            throw full("categories", Category.COUNT_MAX);
          }
          var category = body.category(Ids.next(), null, at);
          requireLive(tx, at, category.stationId(), List.of());
          CategoryRows.insert(tx, locationId, List.of(category));
          head.append(EventType.CATEGORY_CHANGED, null, null, category);
          return category;
        });
  }

  Category change(UUID locationId, UUID id, OptionalInt expected, CategoryBody body) {
    return log.change(
        locationId,
        (tx, head) -> {
          var at = Locations.one(tx, locationId);
          var before = category(tx, at, id, at.languages().getFirst());
          expect(expected, before.version());
          var category = body.category(id, before, at);
          if (!Objects.equals(before.stationId(), category.stationId())) {
            requireLive(tx, at, category.stationId(), List.of());
          }
          if (category.equals(before.next())) {
            return before;
          }
          CategoryRows.update(tx, locationId, category);
          head.append(EventType.CATEGORY_CHANGED, null, null, category);
          return category;
        });
  }

  /** Ends a category that has no products, retired ones included. */
  Category delete(UUID locationId, UUID id, OptionalInt expected) {
    return log.change(
        locationId,
        (tx, head) -> {
          var at = Locations.one(tx, locationId);
          var category = category(tx, at, id, at.languages().getFirst());
          expect(expected, category.version());
          if (ProductRows.anyIn(tx, locationId, id)) {
            throw new Refused(
                Code.CATEGORY_IN_USE, "Move its products, retired ones too, to another one first.");
          }
          CategoryRows.delete(tx, locationId, id);
          var ended = category.ended();
          head.append(EventType.CATEGORY_CHANGED, null, null, ended);
          return ended;
        });
  }

  Answer<Product> create(UUID locationId, @Nullable Idempotency key, ProductBody body) {
    return log.create(
        locationId,
        key,
        Product.class,
        (tx, head) -> {
          var at = Locations.one(tx, locationId);
          if (ProductRows.count(tx, locationId) >= Product.COUNT_MAX) {
            throw full("products", Product.COUNT_MAX);
          }
          var product = body.product(Ids.next(), at);
          check(tx, at, product);
          requireLive(tx, at, product.stationId(), product.alsoAt());
          ProductRows.insert(tx, locationId, List.of(product));
          head.append(EventType.PRODUCT_CHANGED, null, null, product);
          return product;
        });
  }

  Product change(UUID locationId, UUID id, OptionalInt expected, ProductBody body) {
    return log.change(
        locationId,
        (tx, head) -> {
          var at = Locations.one(tx, locationId);
          var before = product(tx, at, id, at.languages().getFirst());
          expect(expected, before.version());
          var product = body.changed(before, at);
          check(tx, at, product);
          boolean moved = !Objects.equals(before.stationId(), product.stationId());
          boolean others = !before.alsoAt().equals(product.alsoAt());
          requireLive(
              tx, at, moved ? product.stationId() : null, others ? product.alsoAt() : List.of());
          return write(tx, head, locationId, before, product);
        });
  }

  /** Takes a product out of the catalog; past orders keep it. */
  Product retire(UUID locationId, UUID id, OptionalInt expected) {
    return step(locationId, id, expected, before -> before.retired(true));
  }

  /**
   * Says whether a product can be had just now.
   *
   * @param until when what is sold out comes back by itself; null when somebody must say so
   */
  Product availability(UUID locationId, UUID id, boolean available, @Nullable Instant until) {
    return step(locationId, id, OptionalInt.empty(), before -> before.had(available, until));
  }

  /** A step to the next version. */
  private Product step(
      UUID locationId, UUID id, OptionalInt expected, UnaryOperator<Product> step) {
    return log.change(
        locationId,
        (tx, head) -> {
          var at = Locations.one(tx, locationId);
          var before = product(tx, at, id, at.languages().getFirst());
          expect(expected, before.version());
          return write(tx, head, locationId, before, step.apply(before).next());
        });
  }

  /**
   * Writes a product that was changed, and says so: the product in its next version, or as it was
   * where that says nothing new.
   */
  public static Product write(Tx tx, Head head, UUID locationId, Product before, Product after)
      throws SQLException {
    if (after.equals(before.next())) {
      return before;
    }
    ProductRows.update(tx, locationId, after);
    head.append(EventType.PRODUCT_CHANGED, null, null, after);
    return after;
  }

  private static void check(Tx tx, Location at, Product product) throws SQLException {
    if (CategoryRows.find(tx, at, product.categoryId(), at.languages().getFirst()).isEmpty()) {
      throw Refused.field("/category_id", "unknown", "There is no such category here.");
    }
    if (ModifierRows.count(tx, at.id(), product.modifierGroups())
        < product.modifierGroups().size()) {
      throw Refused.field("/modifier_groups", "unknown", "There is no such group here.");
    }
    var holder = ProductRows.bySku(tx, at.id(), product.sku());
    if (holder.isPresent() && !holder.get().equals(product.id())) {
      throw new Refused(Code.SKU_TAKEN, "Another product has the number " + product.sku() + ".")
          .at("/sku", "taken");
    }
  }

  /** Those that were there when they were chosen may go; a change of other fields bears it. */
  private void requireLive(Tx tx, Location at, @Nullable UUID own, List<UUID> also)
      throws SQLException {
    var asked = Stream.concat(Stream.ofNullable(own), also.stream()).distinct().toList();
    if (asked.isEmpty()) {
      return;
    }
    var live = destinations.live(tx, at.id(), asked);
    if (own != null && !live.contains(own)) {
      throw Refused.field("/station_id", "unknown", "There is no such station here.");
    }
    if (!live.containsAll(also)) {
      throw Refused.field("/also_at", "unknown", "There is no such station here.");
    }
  }

  private static Category category(Tx tx, Location at, UUID id, String language)
      throws SQLException {
    return CategoryRows.find(tx, at, id, at.language(language))
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such category."));
  }

  /** A product, as one language has it; refuses what is not there. */
  public static Product product(Tx tx, Location at, UUID id, String language) throws SQLException {
    return ProductRows.find(tx, at, id, at.language(language))
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such product."));
  }

  /** Refuses who expects another version. */
  public static void expect(OptionalInt expected, int version) {
    if (expected.isPresent() && expected.getAsInt() != version) {
      throw new Refused(Code.VERSION_MISMATCH, "It is now at version " + version + ".");
    }
  }

  /** The refusal where a location has no room for more. */
  public static Refused full(String what, int max) {
    return Refused.field("", "full", "A location may have at most " + max + " " + what + ".");
  }
}
