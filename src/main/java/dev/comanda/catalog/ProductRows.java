package dev.comanda.catalog;

import dev.comanda.catalog.photo.Photos;
import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Location;
import dev.comanda.location.Quantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of products. */
public final class ProductRows {
  private static final String SELECT =
      """
      SELECT id, sku, names, descriptions, category_id, price, tax_class, unit, quantity_step,
             modifier_groups, allergens, station_id, also_at, needs_preparation, prep_minutes,
             photo, available, sold_out_until, retired, sort, version
      FROM product
      """;

  private ProductRows() {}

  /** Adds products. */
  public static void insert(Tx tx, UUID locationId, List<Product> products) throws SQLException {
    tx.update(
        """
        INSERT INTO product (location_id, id, sku, names, name_keys, descriptions, category_id, price,
                             tax_class, unit, quantity_step, modifier_groups, allergens, station_id,
                             also_at, needs_preparation, prep_minutes, available, retired, sort, version)
        SELECT ?, id, sku, names::jsonb, name_keys::jsonb, descriptions::jsonb, category_id, price,
               tax_class, unit, quantity_step, modifier_groups::uuid[], allergens::text[], station_id,
               also_at::uuid[], needs_preparation, prep_minutes, available, retired, sort, version
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::bigint[],
                    ?::text[], ?::text[], ?::numeric[], ?::text[], ?::text[], ?::uuid[], ?::text[],
                    ?::boolean[], ?::integer[], ?::boolean[], ?::boolean[], ?::integer[], ?::integer[])
             AS p (id, sku, names, name_keys, descriptions, category_id, price,
                   tax_class, unit, quantity_step, modifier_groups, allergens, station_id, also_at,
                   needs_preparation, prep_minutes, available, retired, sort, version)
        """,
        locationId,
        Tx.column("uuid", products, Product::id),
        Tx.column("text", products, Product::sku),
        Tx.column("text", products, p -> Json.text(p.names())),
        Tx.column("text", products, p -> Json.text(Texts.keys(p.names()))),
        Tx.column("text", products, p -> Json.text(p.descriptions())),
        Tx.column("uuid", products, Product::categoryId),
        Tx.column("int8", products, p -> p.price().minor()),
        Tx.column("text", products, Product::taxClass),
        Tx.column("text", products, Product::unit),
        Tx.column("numeric", products, p -> p.quantityStep().value()),
        Tx.column("text", products, p -> array(p.modifierGroups(), UUID::toString)),
        Tx.column("text", products, p -> array(p.allergens(), Allergen::wireName)),
        Tx.column("uuid", products, Product::stationId),
        Tx.column("text", products, p -> array(p.alsoAt(), UUID::toString)),
        Tx.column("bool", products, Product::needsPreparation),
        Tx.column("int4", products, Product::prepMinutes),
        Tx.column("bool", products, Product::available),
        Tx.column("bool", products, Product::retired),
        Tx.column("int4", products, Product::sort),
        Tx.column("int4", products, Product::version));
  }

  static void update(Tx tx, UUID locationId, Product product) throws SQLException {
    tx.update(
        """
        UPDATE product
        SET sku = ?, names = ?::jsonb, name_keys = ?::jsonb, descriptions = ?::jsonb, category_id = ?, price = ?,
            tax_class = ?, unit = ?, quantity_step = ?, modifier_groups = ?, allergens = ?,
            station_id = ?, also_at = ?, needs_preparation = ?, prep_minutes = ?, photo = ?, available = ?, sold_out_until = ?, retired = ?, sort = ?, version = ?
        WHERE location_id = ? AND id = ?
        """,
        product.sku(),
        Json.text(product.names()),
        Json.text(Texts.keys(product.names())),
        Json.text(product.descriptions()),
        product.categoryId(),
        product.price().minor(),
        product.taxClass(),
        product.unit(),
        product.quantityStep().value(),
        Tx.ids(product.modifierGroups()),
        Tx.column("text", product.allergens(), Allergen::wireName),
        product.stationId(),
        Tx.ids(product.alsoAt()),
        product.needsPreparation(),
        product.prepMinutes(),
        Photos.id(product.photo()),
        product.available(),
        product.soldOutUntil(),
        product.retired(),
        product.sort(),
        product.version(),
        locationId,
        product.id());
  }

  static void deleteAll(Tx tx, UUID locationId) throws SQLException {
    tx.update("DELETE FROM product WHERE location_id = ?", locationId);
  }

  static Optional<Product> find(Tx tx, Location at, UUID id, String language) throws SQLException {
    return tx.row(
        SELECT + "WHERE location_id = ? AND id = ?",
        row -> product(row, at, language),
        at.id(),
        id);
  }

  /** At most {@code limit} products that were made after one, oldest first. */
  public static List<Product> page(Tx tx, Location at, UUID after, int limit, String language)
      throws SQLException {
    return tx.rows(
        SELECT
            + """
            WHERE location_id = ? AND id > ?
            ORDER BY id
            LIMIT ?
            """,
        row -> product(row, at, language),
        at.id(),
        after,
        limit);
  }

  /** What guests may see, in the order of the menu. */
  static List<Product> onMenu(Tx tx, Location at, String language) throws SQLException {
    return tx.rows(
        SELECT
            + """
            WHERE location_id = ? AND NOT retired
            ORDER BY sort, id
            """,
        row -> product(row, at, language),
        at.id());
  }

  /** Where something is sold out until a time that has come. */
  static List<UUID> locationsWithDue(Tx tx, Instant now) throws SQLException {
    return tx.rows(
        "SELECT DISTINCT location_id FROM product WHERE sold_out_until <= ?",
        row -> Tx.id(row, "location_id"),
        now);
  }

  /** At most {@code limit} products that are sold out until a time that has come. */
  static List<Product> due(Tx tx, Location at, Instant now, int limit) throws SQLException {
    return tx.rows(
        SELECT
            + """
            WHERE location_id = ? AND sold_out_until <= ?
            ORDER BY sold_out_until, id
            LIMIT ?
            """,
        row -> product(row, at, at.languages().getFirst()),
        at.id(),
        now,
        limit);
  }

  /** Those of these numbers that there are. */
  public static List<Product> bySkus(Tx tx, Location at, List<String> skus) throws SQLException {
    return tx.rows(
        SELECT
            + """
            WHERE location_id = ? AND sku = ANY(?::text[])
            """,
        row -> product(row, at, at.languages().getFirst()),
        at.id(),
        Tx.column("text", skus, sku -> sku));
  }

  static Optional<UUID> bySku(Tx tx, UUID locationId, String sku) throws SQLException {
    return tx.row(
        "SELECT id FROM product WHERE location_id = ? AND sku = ?",
        row -> Tx.id(row, "id"),
        locationId,
        sku);
  }

  static int count(Tx tx, UUID locationId) throws SQLException {
    return tx.row(
            "SELECT count(*) AS n FROM product WHERE location_id = ?",
            row -> row.getInt("n"),
            locationId)
        .orElseThrow();
  }

  static boolean anyIn(Tx tx, UUID locationId, UUID categoryId) throws SQLException {
    return tx.row(
            "SELECT 1 FROM product WHERE location_id = ? AND category_id = ? LIMIT 1",
            row -> true,
            locationId,
            categoryId)
        .orElse(false);
  }

  /** Whether any product has this group of modifiers. */
  static boolean anyWith(Tx tx, UUID locationId, UUID groupId) throws SQLException {
    return tx.row(
            "SELECT 1 FROM product WHERE location_id = ? AND ? = ANY(modifier_groups) LIMIT 1",
            row -> true,
            locationId,
            groupId)
        .orElse(false);
  }

  /** The products with these keys; unknown ones are left out. */
  static Map<ProductsForOrder.Key, OrderedProduct> forOrder(
      Tx tx, Collection<ProductsForOrder.Key> keys) throws SQLException {
    return tx
        .rows(
            """
            SELECT p.location_id, p.id, p.names, p.price, p.tax_class, p.unit, p.quantity_step,
                   p.modifier_groups, p.available, p.sold_out_until, p.retired
            FROM unnest(?::uuid[], ?::uuid[]) AS k (location_id, id)
            JOIN product p ON p.location_id = k.location_id AND p.id = k.id
            """,
            row ->
                new OrderedProduct(
                    Tx.id(row, "location_id"),
                    Tx.id(row, "id"),
                    Texts.own(row.getString("names")),
                    row.getLong("price"),
                    row.getString("tax_class"),
                    row.getString("unit"),
                    new Quantity(row.getBigDecimal("quantity_step")),
                    ids(row, "modifier_groups"),
                    row.getBoolean("available"),
                    Tx.instantOrNull(row, "sold_out_until"),
                    row.getBoolean("retired")),
            Tx.column("uuid", keys, ProductsForOrder.Key::locationId),
            Tx.column("uuid", keys, ProductsForOrder.Key::productId))
        .stream()
        .collect(
            Collectors.toMap(
                p -> new ProductsForOrder.Key(p.locationId(), p.productId()), Function.identity()));
  }

  /** An array as a text: of arrays of several lengths there is no array. */
  private static <E> String array(List<E> elements, Function<E, String> text) {
    return elements.stream().map(text).collect(Collectors.joining(",", "{", "}"));
  }

  private static List<Allergen> allergens(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("allergens").getArray())
        .map(name -> Allergen.of(name).orElseThrow())
        .toList();
  }

  private static List<UUID> ids(ResultSet row, String column) throws SQLException {
    return List.of((UUID[]) row.getArray(column).getArray());
  }

  private static Product.Preparing preparing(ResultSet row) throws SQLException {
    return new Product.Preparing(
        row.getObject("station_id", UUID.class),
        ids(row, "also_at"),
        row.getBoolean("needs_preparation"),
        row.getObject("prep_minutes", Integer.class));
  }

  private static Product product(ResultSet row, Location at, String language) throws SQLException {
    var sale =
        new Product.Sale(
            at.money(row.getLong("price")),
            row.getString("tax_class"),
            row.getString("unit"),
            new Quantity(row.getBigDecimal("quantity_step")));
    var fields =
        new Product.Fields(
            row.getString("sku"),
            Texts.own(row.getString("names")),
            Texts.own(row.getString("descriptions")),
            Tx.id(row, "category_id"),
            row.getInt("sort"),
            ids(row, "modifier_groups"),
            allergens(row),
            preparing(row),
            sale);
    var photo = row.getString("photo");
    var state =
        new Product.State(
            row.getBoolean("available"),
            Tx.instantOrNull(row, "sold_out_until"),
            row.getBoolean("retired"),
            photo == null ? null : Photos.path(at.id(), photo),
            row.getInt("version"));
    return Product.of(Tx.id(row, "id"), fields, state, language, at);
  }
}
