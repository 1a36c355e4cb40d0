package dev.comanda.demo;

import dev.comanda.catalog.Allergen;
import dev.comanda.catalog.Category;
import dev.comanda.catalog.Modifier;
import dev.comanda.catalog.ModifierGroup;
import dev.comanda.catalog.Product;
import dev.comanda.db.Ids;
import dev.comanda.json.Json;
import dev.comanda.location.GuestBounds;
import dev.comanda.location.Location;
import dev.comanda.location.NewLocation;
import dev.comanda.location.PaymentMode;
import dev.comanda.location.Quantity;
import dev.comanda.location.ScanMode;
import dev.comanda.location.TaxMode;
import dev.comanda.location.TaxRate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A location of the demonstration with all that it sells, as its file tells. */
record SamplePlace(
    String slug,
    String name,
    Currency currency,
    ZoneId timeZone,
    LocalTime dayStart,
    List<String> languages,
    TaxMode taxMode,
    List<TaxRate> taxRates,
    List<Choice> modifiers,
    ScanMode scan,
    boolean openItems,
    PaymentMode payments,
    List<String> address,
    List<Shelf> categories) {

  /** A category of the file; their order is that of the menu. */
  record Shelf(Map<String, String> names, List<Ware> products) {}

  /** A group of modifiers of the file; products name it by its key. */
  record Choice(String key, Map<String, String> names, int min, int max, List<Option> modifiers) {}

  /** A modifier of the file. */
  record Option(Map<String, String> names, long price) {}

  /**
   * A product of the file.
   *
   * @param modifiers the keys of its groups; null where it has none
   * @param allergens what is in it; null where that is nothing of the list
   */
  record Ware(
      String sku,
      long price,
      String taxClass,
      String unit,
      Quantity quantityStep,
      @Nullable List<String> modifiers,
      @Nullable List<Allergen> allergens,
      Map<String, String> names,
      Map<String, String> descriptions) {}

  /** The place whose file has this name. */
  static SamplePlace read(String file) {
    return Json.own(text(file), SamplePlace.class);
  }

  /** What stands in the file of this name. */
  static String text(String file) {
    try (var stream = SamplePlace.class.getResourceAsStream(file)) {
      var bytes = Objects.requireNonNull(stream, file).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  NewLocation location() {
    return new NewLocation(
        slug,
        name,
        currency,
        timeZone,
        dayStart,
        languages,
        taxMode,
        taxRates,
        scan,
        openItems,
        false,
        payments,
        address,
        List.of(),
        GuestBounds.usual(currency));
  }

  /** The categories and products as rows of the location that was made of this place. */
  Stock stock(Location at) {
    var stock = new Stock(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    var groups = new HashMap<String, UUID>();
    for (var choice : modifiers) {
      var group = group(at, choice, groups.size());
      groups.put(choice.key(), group.id());
      stock.modifiers.add(group);
    }
    for (var shelf : categories) {
      var id = Ids.next();
      int sort = stock.categories.size();
      stock.categories.add(
          new Category(id, at.in("", shelf.names()), shelf.names(), null, true, sort, null, 1));
      for (int i = 0; i < shelf.products().size(); i++) {
        stock.products.add(product(at, shelf.products().get(i), id, i, groups));
      }
    }
    return stock;
  }

  /** What a location sells. */
  record Stock(List<Category> categories, List<ModifierGroup> modifiers, List<Product> products) {}

  private static ModifierGroup group(Location at, Choice choice, int sort) {
    var modifiers =
        choice.modifiers().stream()
            .map(
                o ->
                    new Modifier(
                        Ids.next(), at.in("", o.names()), o.names(), at.money(o.price()), true))
            .toList();
    var name = at.in("", choice.names());
    return new ModifierGroup(
        Ids.next(), name, choice.names(), choice.min(), choice.max(), modifiers, sort, null, 1);
  }

  private static Product product(
      Location at, Ware ware, UUID categoryId, int sort, Map<String, UUID> groups) {
    var keys = Objects.requireNonNullElse(ware.modifiers(), List.<String>of());
    return new Product(
        Ids.next(),
        ware.sku(),
        at.in("", ware.names()),
        ware.names(),
        null,
        ware.descriptions(),
        categoryId,
        at.money(ware.price()),
        ware.taxClass(),
        ware.unit(),
        ware.quantityStep(),
        keys.stream().map(key -> Objects.requireNonNull(groups.get(key), key)).toList(),
        Objects.requireNonNullElse(ware.allergens(), List.of()),
        null,
        List.of(),
        true,
        null,
        null,
        true,
        null,
        false,
        sort,
        1);
  }
}
