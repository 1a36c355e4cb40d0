package dev.comanda.catalog;

import static dev.comanda.catalog.Product.SKU_CHARS_MAX;

import dev.comanda.json.Text;
import dev.comanda.location.Location;
import dev.comanda.problem.Faults;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A product, or a change of one, as clients send it; what is absent keeps its value. {@code
 * retired: false} brings a retired one back. An empty {@code station_id} leaves it to the category
 * where it is prepared, and 0 {@code prep_minutes} say nothing of how long.
 */
public record ProductBody(
    @Nullable String sku,
    @Nullable Map<String, @Nullable String> names,
    @Nullable Map<String, @Nullable String> descriptions,
    @Nullable UUID categoryId,
    @Nullable Price price,
    @Nullable String taxClass,
    @Nullable String unit,
    @Nullable BigDecimal quantityStep,
    @Nullable List<@Nullable UUID> modifierGroups,
    @Nullable List<@Nullable String> allergens,
    @Nullable String stationId,
    @Nullable List<@Nullable UUID> alsoAt,
    @Nullable Boolean needsPreparation,
    @Nullable Integer prepMinutes,
    @Nullable Boolean retired,
    @Nullable Integer sort) {

  /** An amount as clients send it. */
  public record Price(@Nullable Long amount, @Nullable String currency) {}

  /** The same with a category; null where it stays. */
  public ProductBody in(@Nullable UUID category) {
    return new ProductBody(
        sku,
        names,
        descriptions,
        category,
        price,
        taxClass,
        unit,
        quantityStep,
        modifierGroups,
        allergens,
        stationId,
        alsoAt,
        needsPreparation,
        prepMinutes,
        retired,
        sort);
  }

  /** The same without groups of modifiers that are no more. */
  public ProductBody among(List<UUID> groups) {
    var kept =
        modifierGroups == null ? null : modifierGroups.stream().filter(groups::contains).toList();
    return new ProductBody(
        sku,
        names,
        descriptions,
        categoryId,
        price,
        taxClass,
        unit,
        quantityStep,
        kept,
        allergens,
        stationId,
        alsoAt,
        needsPreparation,
        prepMinutes,
        retired,
        sort);
  }

  /** A new product of these fields. */
  public Product product(UUID id, Location at) {
    var language = at.languages().getFirst();
    return Product.of(id, fields(null, at), Product.State.NEW, language, at)
        .retired(retired != null && retired);
  }

  /** The product after this change. */
  public Product changed(Product before, Location at) {
    var state =
        new Product.State(
            before.available(),
            before.soldOutUntil(),
            retired == null ? before.retired() : retired,
            before.photo(),
            before.version() + 1);
    return Product.of(before.id(), fields(before, at), state, at.languages().getFirst(), at);
  }

  private Product.Fields fields(@Nullable Product before, Location at) {
    var faults = new Faults();
    var goodSku =
        faults.change(sku, of(before, Product::sku), s -> Text.line("/sku", s, SKU_CHARS_MAX));
    var goodNames =
        faults.change(
            names,
            of(before, Product::names),
            n -> Texts.names("/names", n, at, Product.NAME_CHARS_MAX));
    var goodDescriptions = faults.check(() -> descriptions(before, at));
    var goodCategory =
        faults.change(
            categoryId, of(before, Product::categoryId), c -> Faults.required("/category_id", c));
    var goodSort =
        faults.change(sort, of(before, Product::sort), s -> ProductFields.sort("/sort", s));
    var goodGroups =
        faults.check(
            () ->
                modifierGroups == null && before != null
                    ? before.modifierGroups()
                    : ProductFields.modifierGroups("/modifier_groups", modifierGroups));
    var goodAllergens = faults.check(() -> allergens(before));
    var preparing = faults.check(() -> preparing(before));
    var sale = faults.check(() -> sale(before, at));
    faults.refuse();
    return new Product.Fields(
        goodSku.get(),
        goodNames.get(),
        goodDescriptions.get(),
        goodCategory.get(),
        goodSort.get(),
        goodGroups.get(),
        goodAllergens.get(),
        preparing.get(),
        sale.get());
  }

  private List<Allergen> allergens(@Nullable Product before) {
    return allergens == null && before != null
        ? before.allergens()
        : ProductFields.allergens("/allergens", allergens);
  }

  private Product.Preparing preparing(@Nullable Product before) {
    var faults = new Faults();
    var station =
        faults.check(
            () ->
                stationId == null
                    ? Optional.ofNullable(before == null ? null : before.stationId())
                    : ProductFields.station("/station_id", stationId));
    var also =
        faults.check(
            () ->
                alsoAt == null && before != null
                    ? before.alsoAt()
                    : ProductFields.alsoAt("/also_at", alsoAt));
    var minutes =
        faults.check(
            () ->
                prepMinutes == null
                    ? Optional.ofNullable(before == null ? null : before.prepMinutes())
                    : ProductFields.minutes("/prep_minutes", prepMinutes));
    faults.refuse();
    boolean needed =
        needsPreparation == null ? before == null || before.needsPreparation() : needsPreparation;
    return new Product.Preparing(
        station.get().orElse(null), also.get(), needed, minutes.get().orElse(null));
  }

  private Product.Sale sale(@Nullable Product before, Location at) {
    var faults = new Faults();
    var goodPrice =
        faults.change(price, of(before, Product::price), p -> ProductFields.price("/price", p, at));
    var goodTaxClass =
        faults.change(
            taxClass,
            of(before, Product::taxClass),
            t -> ProductFields.taxClass("/tax_class", t, at));
    var goodUnit =
        faults.change(unit, of(before, Product::unit), u -> ProductFields.unit("/unit", u));
    var goodStep =
        faults.change(
            quantityStep,
            of(before, Product::quantityStep),
            q -> ProductFields.step("/quantity_step", q));
    faults.refuse();
    return new Product.Sale(goodPrice.get(), goodTaxClass.get(), goodUnit.get(), goodStep.get());
  }

  private Map<String, String> descriptions(@Nullable Product before, Location at) {
    if (descriptions != null) {
      return Texts.parse("/descriptions", descriptions, at, Product.DESCRIPTION_CHARS_MAX);
    }
    return before == null ? Map.of() : before.descriptions();
  }

  private static <T> @Nullable T of(@Nullable Product before, Function<Product, T> field) {
    return before == null ? null : field.apply(before);
  }
}
