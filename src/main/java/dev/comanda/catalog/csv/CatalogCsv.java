package dev.comanda.catalog.csv;

import dev.comanda.catalog.Allergen;
import dev.comanda.catalog.Category;
import dev.comanda.catalog.ModifierGroup;
import dev.comanda.catalog.Product;
import dev.comanda.json.CsvCell;
import dev.comanda.json.CsvFile;
import dev.comanda.json.CsvStyle;
import dev.comanda.location.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The columns of a catalog as CSV, and how a product's fields are written in them. One row is one
 * product; names and descriptions have a column for each language of the location. Pure.
 */
final class CatalogCsv {
  static final String SKU = "sku";
  static final String CATEGORY = "category";
  static final String NAME = "name_";
  static final String DESCRIPTION = "description_";
  static final String PRICE = "price";
  static final String TAX_CLASS = "tax_class";
  static final String UNIT = "unit";
  static final String STEP = "quantity_step";
  static final String ALLERGENS = "allergens";
  static final String MODIFIERS = "modifiers";
  static final String SORT = "sort";
  static final String RETIRED = "retired";

  /** Spreadsheets take a file without it for their own old encoding. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CatalogCsv() {}

  /** All columns, in their order. */
  static Set<String> columns(Location at) {
    var columns = new LinkedHashSet<>(List.of(SKU, CATEGORY));
    at.languages().forEach(language -> columns.add(NAME + language));
    at.languages().forEach(language -> columns.add(DESCRIPTION + language));
    columns.addAll(List.of(PRICE, TAX_CLASS, UNIT, STEP, ALLERGENS, MODIFIERS, SORT, RETIRED));
    return columns;
  }

  /** A catalog as a file, in the order of the menu; retired products too. */
  static String write(
      CsvStyle style,
      Location at,
      List<Category> categories,
      List<ModifierGroup> groups,
      List<Product> products) {
    var places = categories.stream().collect(Collectors.toMap(Category::id, categories::indexOf));
    var categoryNames = categories.stream().collect(Collectors.toMap(Category::id, Category::name));
    var groupNames =
        groups.stream().collect(Collectors.toMap(ModifierGroup::id, ModifierGroup::name));
    ToIntFunction<Product> place = p -> Objects.requireNonNull(places.get(p.categoryId()));
    var ordered = new ArrayList<>(products);
    ordered.sort(
        Comparator.comparingInt(place).thenComparingInt(Product::sort).thenComparing(Product::id));
    var columns = columns(at);
    return BYTE_ORDER_MARK
        + CsvFile.of(
            style,
            columns,
            ordered,
            product -> {
              var cells = cells(product, at, categoryNames, groupNames);
              cells.put(PRICE, style.number(product.price().decimal()));
              cells.put(STEP, style.number(product.quantityStep().value()));
              return columns.stream().map(c -> CsvCell.safe(cells.getOrDefault(c, ""))).toList();
            });
  }

  /** A file to fill in: headings in the language of the place, and one row that shows how. */
  static String template(CsvStyle style, Location at) {
    var columns = columns(at);
    var cells = new HashMap<>(CatalogWords.sample(at));
    cells.put(SKU, "1");
    int digits = at.currency().getDefaultFractionDigits();
    cells.put(PRICE, style.number(BigDecimal.valueOf(8).setScale(digits)));
    cells.put(TAX_CLASS, at.taxRates().getFirst().taxClass());
    var shown = columns.stream().filter(column -> !column.equals(RETIRED)).toList();
    return BYTE_ORDER_MARK
        + CsvFile.of(
            style,
            shown.stream().map(column -> CatalogWords.heading(column, at)).toList(),
            List.of(cells),
            row -> shown.stream().map(column -> row.getOrDefault(column, "")).toList());
  }

  /** What stands in a product's row. */
  static Map<String, String> cells(
      Product product, Location at, Map<UUID, String> categories, Map<UUID, String> groups) {
    var cells = new HashMap<String, String>();
    cells.put(SKU, product.sku());
    cells.put(CATEGORY, Objects.requireNonNull(categories.get(product.categoryId())));
    product.names().forEach((language, name) -> cells.put(NAME + language, name));
    product.descriptions().forEach((language, text) -> cells.put(DESCRIPTION + language, text));
    cells.put(PRICE, product.price().decimal().toPlainString());
    cells.put(TAX_CLASS, product.taxClass());
    cells.put(UNIT, product.unit());
    cells.put(STEP, product.quantityStep().toString());
    cells.put(
        ALLERGENS,
        product.allergens().stream().map(Allergen::wireName).collect(Collectors.joining(" ")));
    cells.put(MODIFIERS, names(product.modifierGroups(), groups));
    cells.put(SORT, Integer.toString(product.sort()));
    cells.put(RETIRED, Boolean.toString(product.retired()));
    return cells;
  }

  /** One to a line: a name is one line, so it can hold any other separator. */
  private static String names(List<UUID> ids, Map<UUID, String> groups) {
    return ids.stream()
        .map(id -> Objects.requireNonNull(groups.get(id)))
        .collect(Collectors.joining("\n"));
  }
}
