package dev.comanda.catalog;

import dev.comanda.location.Location;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row as the fields of a product; each fault names row and column. Pure. */
final class ImportCells {
  /** Digits with a point or a comma before the last of them; no thousands, no sign. */
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}([.,]\\d{1,6})?");

  private ImportCells() {}

  /**
   * The change that some cells are.
   *
   * @param cells those that change something
   * @param before null when the product is new
   */
  static ProductBody body(
      CsvTable.Row row,
      Map<String, String> cells,
      @Nullable Product before,
      Map<UUID, String> groups,
      Location at) {
    var faults = new Faults();
    var price = faults.check(() -> optional(price(row, cells, at)));
    var step = faults.check(() -> optional(step(row, cells)));
    var sort = faults.check(() -> optional(sort(row, cells)));
    var retired = faults.check(() -> optional(retired(row, cells)));
    var modifiers = faults.check(() -> optional(modifiers(row, cells, groups)));
    faults.refuse();
    return new ProductBody(
        before == null ? cells.get(CatalogCsv.SKU) : null,
        texts(cells, CatalogCsv.NAME, before == null ? Map.of() : before.names(), at),
        texts(cells, CatalogCsv.DESCRIPTION, before == null ? Map.of() : before.descriptions(), at),
        null,
        price.get().orElse(null),
        cells.containsKey(CatalogCsv.TAX_CLASS)
            ? cells.get(CatalogCsv.TAX_CLASS)
            : before == null ? onlyTaxClass(at) : null,
        cells.containsKey(CatalogCsv.UNIT)
            ? cells.get(CatalogCsv.UNIT)
            : before == null ? "piece" : null,
        step.get().orElse(null),
        modifiers.get().orElse(null),
        allergens(cells),
        retired.get().orElse(null),
        sort.get().orElse(null));
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

  private static @Nullable String onlyTaxClass(Location at) {
    var classes = at.taxRates().stream().map(rate -> rate.taxClass()).distinct().toList();
    return classes.size() == 1 ? classes.getFirst() : null;
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
      CsvTable.Row row, Map<String, String> cells, Location at) {
    var cell = cells.get(CatalogCsv.PRICE);
    if (cell == null || cell.isEmpty()) {
      return null;
    }
    int digits = at.currency().getDefaultFractionDigits();
    var amount = decimal(row, CatalogCsv.PRICE, cell).stripTrailingZeros();
    if (amount.scale() > digits) {
      throw Refused.field(
          row.pointer(CatalogCsv.PRICE),
          "too_fine",
          at.currency() + " has " + digits + " digits after the point.");
    }
    return new ProductBody.Price(
        amount.movePointRight(digits).longValueExact(), at.currency().getCurrencyCode());
  }

  private static BigDecimal decimal(CsvTable.Row row, String column, String cell) {
    if (cell.startsWith("-")) {
      throw Refused.field(row.pointer(column), "out_of_bounds", "It must not be negative.");
    }
    if (!DECIMAL.matcher(cell).matches()) {
      throw Refused.field(row.pointer(column), "number", "It must be a number like 8.90 or 8,90.");
    }
    return new BigDecimal(cell.replace(',', '.'));
  }

  private static @Nullable BigDecimal step(CsvTable.Row row, Map<String, String> cells) {
    var cell = cells.get(CatalogCsv.STEP);
    if (cell == null) {
      return null;
    }
    return cell.isEmpty() ? BigDecimal.ONE : decimal(row, CatalogCsv.STEP, cell);
  }

  private static @Nullable Integer sort(CsvTable.Row row, Map<String, String> cells) {
    var cell = cells.get(CatalogCsv.SORT);
    if (cell == null) {
      return null;
    }
    if (!cell.matches("\\d{0,8}")) {
      throw Refused.field(row.pointer(CatalogCsv.SORT), "number", "It must be a whole number.");
    }
    return cell.isEmpty() ? 0 : Integer.parseInt(cell);
  }

  private static @Nullable Boolean retired(CsvTable.Row row, Map<String, String> cells) {
    var cell = cells.get(CatalogCsv.RETIRED);
    if (cell == null) {
      return null;
    }
    return switch (cell) {
      case "true" -> true;
      case "false", "" -> false;
      default ->
          throw Refused.field(row.pointer(CatalogCsv.RETIRED), "type", "It is true or false.");
    };
  }

  private static @Nullable List<@Nullable String> allergens(Map<String, String> cells) {
    var cell = cells.get(CatalogCsv.ALLERGENS);
    if (cell == null) {
      return null;
    }
    return Arrays.stream(cell.split("[\\s,;]+"))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.<@Nullable String>toList());
  }

  private static @Nullable List<@Nullable UUID> modifiers(
      CsvTable.Row row, Map<String, String> cells, Map<UUID, String> groups) {
    var cell = cells.get(CatalogCsv.MODIFIERS);
    if (cell == null) {
      return null;
    }
    var ids = new ArrayList<@Nullable UUID>();
    for (var name : cell.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      var named =
          groups.entrySet().stream().filter(group -> group.getValue().equals(name)).toList();
      if (named.size() != 1) {
        throw Refused.field(
            row.pointer(CatalogCsv.MODIFIERS),
            named.isEmpty() ? "unknown" : "ambiguous",
            (named.isEmpty() ? "No group" : "More than one group") + " is named like this.");
      }
      ids.add(named.getFirst().getKey());
    }
    return ids;
  }
}
