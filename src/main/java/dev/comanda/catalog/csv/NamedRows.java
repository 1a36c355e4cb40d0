package dev.comanda.catalog.csv;

import dev.comanda.catalog.Product;
import dev.comanda.json.NameKey;
import dev.comanda.location.Location;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which product each row of a file means: the one of its number, else the one of its name. What is
 * new and has no number gets the next one. Not thread-safe.
 */
final class NamedRows {
  /** Digits of numbers that are counted on from; longer ones are no count. */
  private static final int COUNTED_DIGITS_MAX = 8;

  private final Location at;
  private final Map<UUID, String> categories;
  private final Map<String, Product> bySku;
  private final Map<Name, List<Product>> byName = new HashMap<>();
  private final Map<Name, Integer> inFile = new HashMap<>();
  private final Map<String, Integer> rowsBySku = new HashMap<>();
  private final Map<List<String>, String> newByName = new HashMap<>();
  private final Set<String> skus;
  private long lastNumber;

  /** A name in a language, by its key. */
  private record Name(String language, String key) {}

  /** A row's product; none before when it is new. */
  record Meant(String sku, @Nullable Product before) {}

  /**
   * Rows of a table, held against the products of a location.
   *
   * @param categories names of those that there are
   */
  NamedRows(
      Location at, Map<UUID, String> categories, List<Product> products, List<CsvTable.Row> rows) {
    this.at = at;
    this.categories = Map.copyOf(categories);
    bySku = products.stream().collect(Collectors.toMap(Product::sku, Function.identity()));
    skus = new HashSet<>(bySku.keySet());
    for (var product : products) {
      if (!product.retired()) {
        product.names().forEach((in, name) -> add(new Name(in, NameKey.of(name)), product));
      }
    }
    for (var row : rows) {
      var sku = row.cells().getOrDefault(CatalogCsv.SKU, "");
      if (!sku.isEmpty()) {
        skus.add(sku);
      }
      var name = name(row);
      if (name != null) {
        inFile.merge(name, 1, Integer::sum);
      }
    }
    lastNumber = skus.stream().mapToLong(NamedRows::counted).max().orElse(0);
  }

  private void add(Name name, Product product) {
    byName.computeIfAbsent(name, key -> new ArrayList<>()).add(product);
  }

  private static long counted(String sku) {
    return sku.matches("[0-9]{1," + COUNTED_DIGITS_MAX + "}") ? Long.parseLong(sku) : 0;
  }

  /** The first of a row's names. */
  private @Nullable Name name(CsvTable.Row row) {
    for (var language : at.languages()) {
      var cell = row.cells().getOrDefault(CatalogCsv.NAME + language, "");
      if (!cell.isEmpty()) {
        return new Name(language, NameKey.of(cell));
      }
    }
    return null;
  }

  /**
   * The product that a row means.
   *
   * @throws Refused {@code invalid} with {@code required}, {@code ambiguous}, {@code doubled}
   */
  Meant product(CsvTable.Row row) {
    var sku = row.cells().getOrDefault(CatalogCsv.SKU, "");
    var before = sku.isEmpty() ? byName(row) : bySku.get(sku);
    var number = !sku.isEmpty() ? sku : before == null ? newNumber(row) : before.sku();
    var earlier = rowsBySku.putIfAbsent(number, row.no());
    if (earlier != null) {
      var column = sku.isEmpty() ? CatalogCsv.NAME + at.languages().getFirst() : CatalogCsv.SKU;
      throw Refused.field(
          row.pointer(column), "doubled", "Row " + earlier + " is this product already.");
    }
    return new Meant(number, before);
  }

  /** Those of the row's category, if it names one; else the only one of the name. */
  private @Nullable Product byName(CsvTable.Row row) {
    var column = CatalogCsv.NAME + at.languages().getFirst();
    var name = name(row);
    if (name == null) {
      throw Refused.field(row.pointer(column), "required", "A number or a name is required.");
    }
    var found = byName.getOrDefault(name, List.of());
    var category = NameKey.of(row.cells().getOrDefault(CatalogCsv.CATEGORY, ""));
    var there = found.stream().filter(one -> category.equals(category(one))).toList();
    if (there.isEmpty() && !category.isEmpty() && inFile.getOrDefault(name, 0) > 1) {
      return null;
    }
    var meant = there.isEmpty() ? found : there;
    if (meant.size() > 1) {
      throw Refused.field(
          row.pointer(column), "ambiguous", "Several products have this name; give the number.");
    }
    return meant.isEmpty() ? null : meant.getFirst();
  }

  private String category(Product product) {
    return NameKey.of(categories.getOrDefault(product.categoryId(), ""));
  }

  /** The same one for the same name in the same category: that is told as doubled. */
  private String newNumber(CsvTable.Row row) {
    var name = name(row);
    var category = NameKey.of(row.cells().getOrDefault(CatalogCsv.CATEGORY, ""));
    var key = name == null ? category : name.language() + " " + name.key();
    return newByName.computeIfAbsent(List.of(key, category), k -> nextNumber());
  }

  private String nextNumber() {
    String next;
    do {
      next = Long.toString(++lastNumber);
    } while (!skus.add(next));
    return next;
  }
}
