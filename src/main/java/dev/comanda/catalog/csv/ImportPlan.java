package dev.comanda.catalog.csv;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.comanda.catalog.Catalog;
import dev.comanda.catalog.Category;
import dev.comanda.catalog.ModifierGroup;
import dev.comanda.catalog.Product;
import dev.comanda.catalog.ProductBody;
import dev.comanda.catalog.ProductFields;
import dev.comanda.db.Ids;
import dev.comanda.json.NameKey;
import dev.comanda.json.Text;
import dev.comanda.location.Location;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file would change in a catalog as it is. Products are known by their number or their name;
 * those that the file does not name stay as they are, and so does what it has no column for. Not
 * thread-safe.
 */
final class ImportPlan {
  /** Faults that are told of one file. */
  static final int FAULTS_MAX = 100;

  /** Changes that a report lists one by one. */
  static final int LISTED_MAX = 500;

  private final Location at;
  private final List<Product> known;
  private final Map<UUID, Category> categories = new LinkedHashMap<>();
  private final Map<String, List<Category>> categoriesByKey = new HashMap<>();
  private final Map<UUID, String> groups;
  private final Map<String, List<UUID>> groupsByKey = new HashMap<>();
  private final CellPrice prices;
  private final List<Refused.Fault> faults = new ArrayList<>();
  private final List<Staged> staged = new ArrayList<>();
  private final List<Listed> listed = new ArrayList<>();
  private int rows;
  private int created;
  private int newCategories;
  private int place;

  /**
   * One product to be written, with all that is needed to do so whatever happens until then.
   *
   * @param id of a product that is new now
   * @param body what changes
   * @param category the one that it moves to; null when it stays
   */
  record Staged(UUID id, String sku, ProductBody body, @Nullable Category category) {}

  /** One change of the report: the row, the product, and the columns that change. */
  record Listed(int row, String sku, String what, List<String> columns) {}

  /**
   * What an import does, or did.
   *
   * @param encoding what the file was read as
   * @param separator what stands between its cells
   * @param changes the first {@link #LISTED_MAX}
   */
  record Report(
      boolean preview,
      String encoding,
      char separator,
      int rows,
      int created,
      int changed,
      int unchanged,
      int newCategories,
      @JsonInclude(JsonInclude.Include.ALWAYS) List<Listed> changes) {}

  ImportPlan(
      Location at, List<Category> categories, List<ModifierGroup> groups, List<Product> products) {
    this.at = at;
    this.known = products;
    this.prices = new CellPrice(at.currency(), at.languages());
    this.place = products.stream().mapToInt(Product::sort).max().orElse(0);
    categories.forEach(this::add);
    this.groups = new LinkedHashMap<>();
    groups.forEach(
        group -> {
          this.groups.put(group.id(), group.name());
          groupsByKey
              .computeIfAbsent(NameKey.of(group.name()), k -> new ArrayList<>())
              .add(group.id());
        });
  }

  private void add(Category category) {
    categories.put(category.id(), category);
    var key = NameKey.of(category.name());
    categoriesByKey.computeIfAbsent(key, k -> new ArrayList<>()).add(category);
  }

  /**
   * Holds every row against the catalog.
   *
   * @throws Refused {@code invalid} naming rows and columns
   */
  void add(CsvTable table) {
    var named = new NamedRows(at, categoryNames(), known, table.rows());
    table.rows().forEach(row -> prices.learn(row.cells().getOrDefault(CatalogCsv.PRICE, "")));
    for (var row : table.rows()) {
      if (faults.size() >= FAULTS_MAX) {
        break;
      }
      try {
        add(row, named.product(row));
      } catch (Refused e) {
        faults.addAll(e.faults());
      }
    }
    if (faults.isEmpty() && known.size() + created > Product.COUNT_MAX) {
      throw Catalog.full("products", Product.COUNT_MAX);
    }
    if (!faults.isEmpty()) {
      throw Refused.fields(faults.subList(0, Math.min(faults.size(), FAULTS_MAX)));
    }
  }

  private void add(CsvTable.Row row, NamedRows.Meant meant) {
    rows++;
    var before = meant.before();
    var cells = changed(row, before);
    if (before != null && cells.isEmpty()) {
      return;
    }
    var found = new Faults();
    var category = found.check(() -> category(row, cells, before));
    int next = Math.min(place + 1, ProductFields.SORT_MAX);
    var body =
        found.check(
            () -> ImportCells.body(row, cells, meant.sku(), before, next, prices, groupsByKey, at));
    found.refuse();
    var whole = body.get().in(category.get().map(Category::id).orElse(null));
    var id = before == null ? Ids.next() : before.id();
    var after = ImportCells.product(row, whole, id, before, at);
    if (before != null && after.equals(before.next())) {
      return;
    }
    staged.add(new Staged(id, meant.sku(), whole, category.get().orElse(null)));
    if (before == null) {
      created++;
      place = next;
    }
    list(row, meant, after);
  }

  private void list(CsvTable.Row row, NamedRows.Meant meant, Product after) {
    if (listed.size() >= LISTED_MAX) {
      return;
    }
    var before = meant.before();
    if (before == null) {
      listed.add(new Listed(row.no(), meant.sku(), "create", List.copyOf(row.cells().keySet())));
      return;
    }
    var names = categoryNames();
    var had = CatalogCsv.cells(before, at, names, groups);
    var has = CatalogCsv.cells(after, at, names, groups);
    var columns =
        row.cells().keySet().stream()
            .filter(column -> !Objects.equals(had.get(column), has.get(column)))
            .toList();
    listed.add(new Listed(row.no(), meant.sku(), "change", columns));
  }

  private Map<UUID, String> categoryNames() {
    return categories.values().stream().collect(Collectors.toMap(Category::id, Category::name));
  }

  /** The cells that are other than the product has them; of a new one all. */
  private Map<String, String> changed(CsvTable.Row row, @Nullable Product before) {
    if (before == null) {
      return row.cells();
    }
    var had = CatalogCsv.cells(before, at, categoryNames(), groups);
    var changed = new LinkedHashMap<String, String>();
    row.cells()
        .forEach(
            (column, cell) -> {
              if (!cell.equals(had.getOrDefault(column, "").strip())) {
                changed.put(column, cell);
              }
            });
    return changed;
  }

  private Optional<Category> category(
      CsvTable.Row row, Map<String, String> cells, @Nullable Product before) {
    var name = cells.getOrDefault(CatalogCsv.CATEGORY, "");
    var pointer = row.pointer(CatalogCsv.CATEGORY);
    if (name.isEmpty()) {
      if (before != null) {
        return Optional.empty();
      }
      throw Refused.field(pointer, "required", "A new product needs a category.");
    }
    var named = categoriesByKey.getOrDefault(NameKey.of(name), List.of());
    if (named.size() > 1) {
      throw Refused.field(pointer, "ambiguous", "Several categories have this name.");
    }
    return Optional.of(named.isEmpty() ? newCategory(pointer, name) : named.getFirst());
  }

  private Category newCategory(String pointer, String name) {
    if (categories.size() >= Category.COUNT_MAX) {
      throw Refused.field(pointer, "full", "A location has at most " + Category.COUNT_MAX + ".");
    }
    var language = at.languages().getFirst();
    var good = Text.line(pointer, name, Category.NAME_CHARS_MAX);
    int sort = categories.values().stream().mapToInt(Category::sort).max().orElse(-1) + 1;
    var category =
        Category.of(
            Ids.next(), Map.of(language, good), Category.Preparing.UNSAID, sort, 1, language, at);
    add(category);
    newCategories++;
    return category;
  }

  /** What is to be written, in the order of the file. */
  List<Staged> staged() {
    return staged;
  }

  Report report(boolean preview, String encoding, char separator) {
    return new Report(
        preview,
        encoding,
        separator,
        rows,
        created,
        staged.size() - created,
        rows - staged.size(),
        newCategories,
        listed);
  }
}
