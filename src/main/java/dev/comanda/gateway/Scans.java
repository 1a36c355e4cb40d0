package dev.comanda.gateway;

import dev.comanda.catalog.named.NamedProduct;
import dev.comanda.catalog.named.ProductNames;
import dev.comanda.db.Database;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.location.ScanMode;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Answer;
import dev.comanda.order.Order;
import dev.comanda.order.Orders;
import dev.comanda.order.scan.Scan;
import dev.comanda.preparation.quote.Quotes;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where scans order, what, and what the codes of drinks carry. Thread-safe. */
final class Scans {
  /** Drinks that are named where none is called as somebody typed it. */
  private static final int NEAREST_MAX = 3;

  private final Database database;
  private final Locations locations;
  private final Orders orders;
  private final Quotes quotes;
  private final ScanSettings settings;

  /** Scans of the locations that take them. */
  Scans(
      Database database, Locations locations, Orders orders, Quotes quotes, ScanSettings settings) {
    this.database = database;
    this.locations = locations;
    this.orders = orders;
    this.quotes = quotes;
    this.settings = settings;
  }

  /** What a phone asks for beyond the drink. */
  record Wish(UUID phone, String size, String customerName) {}

  /** A category with its drinks. */
  record Shelf(UUID id, String name, List<Drink> drinks) {}

  /** All that can be scanned at a location, in the order of the menu. */
  record Grid(Location at, List<Shelf> shelves) {}

  /** When a drink would be ready. */
  Quotes.Quote quote(Drink drink) {
    return quotes.of(drink.at().id(), List.of(drink.product().id()), "query:drink");
  }

  /**
   * The location that the base path alone means.
   *
   * @throws Refused {@code not_found} when there is none
   */
  UUID byBasePath() {
    return whereCodesOrder().orElseThrow(Scans::noScans);
  }

  /** The same; empty when there is none. */
  Optional<UUID> whereCodesOrder() {
    return settings.location() == null
        ? locations.firstThatTakesScans()
        : locations.byIdOrSlug(settings.location());
  }

  /**
   * The drink of this name that can be had now.
   *
   * @throws Refused {@code not_found} where no scans are taken, and for what is not sold there by
   *     the piece; {@code product_unavailable}
   */
  Drink byName(UUID locationId, String name) {
    return had(called(takingScans(locationId), name).orElseThrow(Scans::unknown));
  }

  /**
   * The same, where the name may be mistyped: what is surely meant is taken for it.
   *
   * @throws Refused as {@link #byName} does; {@code not_found} then names what is nearest
   */
  Drink byTypedName(UUID locationId, String name) {
    var at = takingScans(locationId);
    return had(called(at, name).orElseGet(() -> meant(at, name)));
  }

  private Optional<Drink> called(Location at, String name) {
    return database
        .read(tx -> ProductNames.find(tx, at.id(), name))
        .map(product -> new Drink(at, product))
        .filter(Drink::scannable);
  }

  private Drink meant(Location at, String name) {
    var drinks =
        database.read(tx -> ProductNames.all(tx, at.id())).stream()
            .flatMap(category -> category.products().stream())
            .map(product -> new Drink(at, product))
            .filter(Drink::scannable)
            .toList();
    var found = NearNames.among(drinks, Drink::name, name, NEAREST_MAX);
    return found.meant().stream().findFirst().orElseThrow(() -> unknown(found.nearest()));
  }

  private static Drink had(Drink drink) {
    if (!drink.product().available()) {
      throw new Refused(Code.PRODUCT_UNAVAILABLE, drink.name() + " is sold out.");
    }
    return drink;
  }

  /**
   * The drink with this id, sold out or not.
   *
   * @throws Refused {@code not_found} as {@link #byName} does
   */
  Drink byId(UUID locationId, UUID productId) {
    var at = takingScans(locationId);
    Optional<NamedProduct> product =
        database.read(tx -> ProductNames.find(tx, locationId, productId));
    return product
        .map(known -> new Drink(at, known))
        .filter(Drink::scannable)
        .orElseThrow(Scans::unknown);
  }

  /**
   * All that can be scanned at a location, in a language.
   *
   * @param soldOutToo whether what is sold out is among it
   * @throws Refused {@code not_found} where no scans are taken
   */
  Grid grid(UUID locationId, String language, boolean soldOutToo) {
    var at = takingScans(locationId);
    var shelves =
        database.read(tx -> ProductNames.all(tx, locationId)).stream()
            .map(
                category ->
                    new Shelf(
                        category.id(),
                        at.in(at.language(language), category.names()),
                        category.products().stream()
                            .filter(product -> product.available() || soldOutToo)
                            .map(product -> new Drink(at, product))
                            .filter(Drink::scannable)
                            .toList()))
            .filter(shelf -> !shelf.drinks().isEmpty())
            .toList();
    return new Grid(at, shelves);
  }

  /** Orders a drink; the answer is replayed as {@link Orders#scan} says. */
  Answer<Order> order(Drink drink, Wish wish, @Nullable Idempotency idempotency) {
    return orders.scan(
        new Scan(
            drink.at().id(), drink.product().id(), wish.phone(), wish.size(), wish.customerName()),
        settings.window(),
        idempotency);
  }

  /** What the code of a drink carries, below the address that phones use. */
  String path(Drink drink) {
    return switch (drink.at().scan()) {
      case DIRECT -> settings.path() + "/" + drink.at().slug() + Addresses.query(drink.name());
      case OFF, CONFIRM -> Addresses.ask(drink);
    };
  }

  private Location takingScans(UUID locationId) {
    var at = locations.get(locationId);
    if (at.scan() == ScanMode.OFF) {
      throw noScans();
    }
    return at;
  }

  private static Refused noScans() {
    return new Refused(Code.NOT_FOUND, "Nothing is ordered by scanning codes here.");
  }

  private static Refused unknown() {
    return new Refused(Code.NOT_FOUND, "There is no such drink here.");
  }

  private static Refused unknown(List<Drink> nearest) {
    return nearest.isEmpty()
        ? unknown()
        : new Refused(
            Code.NOT_FOUND,
            "There is no such drink here. Nearest: "
                + nearest.stream().map(Drink::name).collect(Collectors.joining(", "))
                + ".");
  }
}
