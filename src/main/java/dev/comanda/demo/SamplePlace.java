package dev.comanda.demo;

import dev.comanda.catalog.Category;
import dev.comanda.catalog.Product;
import dev.comanda.db.Ids;
import dev.comanda.json.Json;
import dev.comanda.location.Location;
import dev.comanda.location.NewLocation;
import dev.comanda.location.Quantity;
import dev.comanda.location.TaxMode;
import dev.comanda.location.TaxRate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

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
    List<Shelf> categories) {

  /** A category of the file; their order is that of the menu. */
  record Shelf(Map<String, String> names, List<Ware> products) {}

  /** A product of the file. */
  record Ware(
      String sku,
      long price,
      String taxClass,
      String unit,
      Quantity quantityStep,
      Map<String, String> names,
      Map<String, String> descriptions) {}

  /** The place whose file has this name. */
  static SamplePlace read(String file) {
    try (var stream = SamplePlace.class.getResourceAsStream(file)) {
      var bytes = Objects.requireNonNull(stream, file).readAllBytes();
      return Json.own(new String(bytes, StandardCharsets.UTF_8), SamplePlace.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  NewLocation location() {
    return new NewLocation(slug, name, currency, timeZone, dayStart, languages, taxMode, taxRates);
  }

  /** The categories and products as rows of the location that was made of this place. */
  Stock stock(Location at) {
    var stock = new Stock(new ArrayList<>(), new ArrayList<>());
    for (var shelf : categories) {
      var id = Ids.next();
      int sort = stock.categories.size();
      stock.categories.add(
          new Category(id, at.in("", shelf.names()), shelf.names(), sort, false, 1));
      for (int i = 0; i < shelf.products().size(); i++) {
        stock.products.add(product(at, shelf.products().get(i), id, i));
      }
    }
    return stock;
  }

  /** What a location sells. */
  record Stock(List<Category> categories, List<Product> products) {}

  private static Product product(Location at, Ware ware, UUID categoryId, int sort) {
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
        true,
        false,
        sort,
        1);
  }
}
