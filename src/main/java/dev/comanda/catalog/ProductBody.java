package dev.comanda.catalog;

import dev.comanda.json.Text;
import dev.comanda.location.Location;
import dev.comanda.problem.Faults;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product, or a change of one, as clients send it; what is absent keeps its value. {@code
 * retired: false} brings a retired one back.
 */
record ProductBody(
    @Nullable String sku,
    @Nullable Map<String, @Nullable String> names,
    @Nullable Map<String, @Nullable String> descriptions,
    @Nullable UUID categoryId,
    @Nullable Price price,
    @Nullable String taxClass,
    @Nullable String unit,
    @Nullable BigDecimal quantityStep,
    @Nullable Boolean retired,
    @Nullable Integer sort) {

  /** An amount as clients send it. */
  record Price(@Nullable Long amount, @Nullable String currency) {}

  /** A new product of these fields. */
  Product product(UUID id, Location at) {
    var language = at.languages().getFirst();
    return Product.of(id, fields(null, at), true, retired != null && retired, 1, language, at);
  }

  /** The product after this change. */
  Product changed(Product before, Location at) {
    return Product.of(
        before.id(),
        fields(before, at),
        before.available(),
        retired == null ? before.retired() : retired,
        before.version() + 1,
        at.languages().getFirst(),
        at);
  }

  private Product.Fields fields(@Nullable Product before, Location at) {
    var faults = new Faults();
    var goodSku =
        faults.check(
            () ->
                sku == null && before != null
                    ? before.sku()
                    : Text.line("/sku", sku, Product.SKU_CHARS_MAX));
    var goodNames =
        faults.check(
            () ->
                names == null && before != null
                    ? before.names()
                    : Texts.names("/names", names, at, Product.NAME_CHARS_MAX));
    var goodDescriptions = faults.check(() -> descriptions(before, at));
    var goodCategory =
        faults.check(
            () ->
                categoryId == null && before != null
                    ? before.categoryId()
                    : Faults.required("/category_id", categoryId));
    var goodPrice =
        faults.check(
            () ->
                price == null && before != null
                    ? before.price()
                    : ProductFields.price("/price", price, at));
    var goodTaxClass =
        faults.check(
            () ->
                taxClass == null && before != null
                    ? before.taxClass()
                    : ProductFields.taxClass("/tax_class", taxClass, at));
    var goodUnit =
        faults.check(
            () ->
                unit == null && before != null ? before.unit() : ProductFields.unit("/unit", unit));
    var goodStep =
        faults.check(
            () ->
                quantityStep == null && before != null
                    ? before.quantityStep()
                    : ProductFields.step("/quantity_step", quantityStep));
    var goodSort =
        faults.check(() -> ProductFields.sort("/sort", sort, before == null ? 0 : before.sort()));
    faults.refuse();
    return new Product.Fields(
        goodSku.get(),
        goodNames.get(),
        goodDescriptions.get(),
        goodCategory.get(),
        goodPrice.get(),
        goodTaxClass.get(),
        goodUnit.get(),
        goodStep.get(),
        goodSort.get());
  }

  private Map<String, String> descriptions(@Nullable Product before, Location at) {
    if (descriptions != null) {
      return Texts.parse("/descriptions", descriptions, at, Product.DESCRIPTION_CHARS_MAX);
    }
    return before == null ? Map.of() : before.descriptions();
  }
}
