package dev.comanda.report;

import dev.comanda.location.Location;
import dev.comanda.location.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * What was sold of each product.
 *
 * @param products all of them, sorted
 */
record ProductReport(ReportHead head, List<ProductFigure> products, Totals totals) {
  /** Copies the list. */
  ProductReport {
    products = List.copyOf(products);
  }

  /** Of all products together. */
  record Totals(BigDecimal quantity, Money revenue, int products) {}

  static ProductReport of(
      Location at,
      ReportHead head,
      ReportScope scope,
      List<ReportRows.ProductSold> sold,
      Sort sort) {
    var language = at.language(scope.language());
    var products =
        sold.stream()
            .map(each -> ProductFigure.of(at, language, each))
            .sorted(sort.comparator(language))
            .toList();
    var quantity =
        sold.stream()
            .map(ReportRows.ProductSold::quantity)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    long revenue = sold.stream().mapToLong(ReportRows.ProductSold::revenue).sum();
    var totals = new Totals(ProductFigure.plain(quantity), at.money(revenue), products.size());
    return new ProductReport(head, products, totals);
  }
}
