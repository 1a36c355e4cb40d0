package dev.comanda.catalog.csv;

import dev.comanda.catalog.Product;
import dev.comanda.catalog.ProductBody;
import dev.comanda.json.NameKey;
import dev.comanda.location.Location;
import dev.comanda.location.Quantity;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row as the fields of a product; each fault names row and column. Pure. */
final class ImportCells {
  private ImportCells() {}

  /**
   * The change that some cells are.
   *
   * @param cells those that change something
   * @param sku of a product that is new
   * @param before null when the product is new
   * @param groups of modifiers, by the keys of their names
   * @param place where it stands in the menu when the row does not say so
   */
  static ProductBody body(
      CsvTable.Row row,
      Map<String, String> cells,
      String sku,
      @Nullable Product before,
      int place,
      CellPrice prices,
      Map<String, List<UUID>> groups,
      Location at) {
    var faults = new Faults();
    var price = faults.check(() -> optional(price(row, cells, prices, at)));
    var taxClass = faults.check(() -> optional(taxClass(row, cells, before, at)));
    var step = faults.check(() -> optional(step(row, cells)));
    var sort = faults.check(() -> optional(sort(row, cells)));
    var retired = faults.check(() -> optional(retired(row, cells)));
    var modifiers = faults.check(() -> optional(modifiers(row, cells, groups)));
    faults.refuse();
    return new ProductBody(
        before == null ? sku : null,
        texts(cells, CatalogCsv.NAME, before == null ? Map.of() : before.names(), at),
        texts(cells, CatalogCsv.DESCRIPTION, before == null ? Map.of() : before.descriptions(), at),
        null,
        price.get().orElse(null),
        taxClass.get().orElse(null),
        unit(cells, before),
        step.get().orElse(null),
        modifiers.get().orElse(null),
        allergens(cells),
        null,
        null,
        null,
        null,
        retired.get().orElse(null),
        sort.get().orElse(before == null ? (Integer) place : null));
  }

  private static <T> Optional<T> optional(@Nullable T value) {
    return Optional.ofNullable(value);
  }

  /** The product that comes of this; the faults of its fields become those of its cells. */
  static Product product(
      CsvTable.Row row, ProductBody body, UUID id, @Nullable Product before, Location at) {
    try {
      return before == null ? body.product(id, at) : body.changed(before, at);
    } catch (Refused e) {
      throw Refused.fields(
          e.faults().stream()
              .map(
                  f ->
                      new Refused.Fault(row.pointer(column(f.pointer(), at)), f.code(), f.detail()))
              .toList());
    }
  }

  /** The column of a field: {@code /names/de} is {@code name_de}. */
  private static String column(String pointer, Location at) {
    var parts = pointer.split("/", -1);
    var rest = parts.length > 2 ? parts[2] : at.languages().getFirst();
    return switch (parts[1]) {
      case "names" -> CatalogCsv.NAME + rest;
      case "descriptions" -> CatalogCsv.DESCRIPTION + rest;
      case "category_id" -> CatalogCsv.CATEGORY;
      case "modifier_groups" -> CatalogCsv.MODIFIERS;
      default -> parts[1];
    };
  }

  /** An empty cell, or none: the only class of the place for what is new, the same for others. */
  private static @Nullable String taxClass(
      CsvTable.Row row, Map<String, String> cells, @Nullable Product before, Location at) {
    var cell = cells.getOrDefault(CatalogCsv.TAX_CLASS, "");
    if (cell.isEmpty() && before != null) {
      return null;
    }
    return CellTax.of(row.pointer(CatalogCsv.TAX_CLASS), cell, at);
  }

  private static @Nullable String unit(Map<String, String> cells, @Nullable Product before) {
    var cell = cells.getOrDefault(CatalogCsv.UNIT, "");
    if (cell.isEmpty()) {
      return before == null ? "piece" : null;
    }
    var meant = CatalogWords.meant(CatalogCsv.UNIT, cell);
    return meant == null ? cell : meant;
  }

  /** The texts that the product has then, where a cell changes one; an empty cell takes it away. */
  private static @Nullable Map<String, @Nullable String> texts(
      Map<String, String> cells, String prefix, Map<String, String> had, Location at) {
    var texts = new LinkedHashMap<String, @Nullable String>();
    boolean changed = false;
    for (var language : at.languages()) {
      var cell = cells.get(prefix + language);
      changed |= cell != null;
      var text = cell == null ? had.getOrDefault(language, "") : cell;
      if (!text.isEmpty()) {
        texts.put(language, text);
      }
    }
    return changed ? texts : null;
  }

  private static ProductBody.@Nullable Price price(
      CsvTable.Row row, Map<String, String> cells, CellPrice prices, Location at) {
    var cell = cells.getOrDefault(CatalogCsv.PRICE, "");
    if (cell.isEmpty()) {
      return null;
    }
    return new ProductBody.Price(
        prices.minor(row.pointer(CatalogCsv.PRICE), cell), at.currency().getCurrencyCode());
  }

  private static @Nullable BigDecimal step(CsvTable.Row row, Map<String, String> cells) {
    var cell = cells.get(CatalogCsv.STEP);
    if (cell == null) {
      return null;
    }
    var pointer = row.pointer(CatalogCsv.STEP);
    return cell.isEmpty()
        ? BigDecimal.ONE
        : CellNumber.of(pointer, CellText.plain(cell)).value(pointer, Quantity.DIGITS_MAX, null);
  }

  private static @Nullable Integer sort(CsvTable.Row row, Map<String, String> cells) {
    var cell = CellText.plain(cells.getOrDefault(CatalogCsv.SORT, ""));
    if (cell.isEmpty()) {
      return null;
    }
    if (!cell.matches("[0-9]{1,8}([.,]0+)?")) {
      throw Refused.field(row.pointer(CatalogCsv.SORT), "number", "It must be a whole number.");
    }
    return Integer.valueOf(cell.replaceFirst("[.,].*", ""));
  }

  private static @Nullable Boolean retired(CsvTable.Row row, Map<String, String> cells) {
    var cell = cells.get(CatalogCsv.RETIRED);
    if (cell == null) {
      return null;
    }
    var meant = cell.isEmpty() ? "false" : CatalogWords.meant(CatalogCsv.RETIRED, cell);
    if (meant == null) {
      throw Refused.field(row.pointer(CatalogCsv.RETIRED), "type", "It is true or false.");
    }
    return meant.equals("true");
  }

  private static @Nullable List<@Nullable String> allergens(Map<String, String> cells) {
    var cell = cells.get(CatalogCsv.ALLERGENS);
    if (cell == null) {
      return null;
    }
    return Arrays.stream(CellText.key(cell).split("[\\s,;]+"))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.<@Nullable String>toList());
  }

  private static @Nullable List<@Nullable UUID> modifiers(
      CsvTable.Row row, Map<String, String> cells, Map<String, List<UUID>> groups) {
    var cell = cells.get(CatalogCsv.MODIFIERS);
    if (cell == null) {
      return null;
    }
    var ids = new ArrayList<@Nullable UUID>();
    for (var name : cell.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      var named = groups.getOrDefault(NameKey.of(name), List.of());
      if (named.size() != 1) {
        throw Refused.field(
            row.pointer(CatalogCsv.MODIFIERS),
            named.isEmpty() ? "unknown" : "ambiguous",
            (named.isEmpty() ? "No group" : "More than one group") + " is named like this.");
      }
      ids.add(named.getFirst());
    }
    return ids;
  }
}
