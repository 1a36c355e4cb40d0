package dev.comanda.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sold of a product: the first three members as clients of the waiter API know them, and
 * the same in Comanda's own words. An open item has only its name.
 *
 * @param totalPrice a decimal with the digits of the currency
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProductFigure(
    String productName,
    BigDecimal totalQuantity,
    BigDecimal totalPrice,
    @Nullable UUID productId,
    @Nullable String sku,
    String name,
    @Nullable UUID categoryId,
    @Nullable String category,
    @Nullable String unit,
    boolean retired,
    BigDecimal quantity,
    Money revenue) {

  static ProductFigure of(Location at, String language, ReportRows.ProductSold sold) {
    var quantity = plain(sold.quantity());
    var price = decimal(at, sold.revenue());
    var revenue = at.money(sold.revenue());
    var product = sold.listed();
    if (product == null) {
      var name = Objects.requireNonNull(sold.openItem());
      return new ProductFigure(
          name, quantity, price, null, null, name, null, null, null, false, quantity, revenue);
    }
    var name = at.in(language, product.names());
    return new ProductFigure(
        name,
        quantity,
        price,
        sold.id(),
        product.sku(),
        name,
        product.categoryId(),
        at.in(language, product.categoryNames()),
        product.unit(),
        product.retired(),
        quantity,
        revenue);
  }

  /** A quantity without zeros at its end. */
  static BigDecimal plain(BigDecimal quantity) {
    var shorter = quantity.stripTrailingZeros();
    return shorter.scale() < 0 ? shorter.setScale(0) : shorter;
  }

  /** An amount as a decimal with the digits of the location's currency. */
  static BigDecimal decimal(Location at, long minor) {
    return BigDecimal.valueOf(minor, at.currency().getDefaultFractionDigits());
  }
}
