package dev.comanda.report;

import dev.comanda.db.Database;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The very statement of the product report, for those who measure it. */
public final class ProductSums {
  private ProductSums() {}

  /** What was sold of a product; without zeros at the end of the quantity. */
  public record Sum(BigDecimal quantity, long revenue) {
    /** Drops the zeros. */
    public Sum {
      quantity = ProductFigure.plain(quantity);
    }
  }

  /** By product, of a location's business dates, of one waiter or of all where he is null. */
  public static Map<UUID, Sum> told(
      Database database, UUID locationId, @Nullable UUID waiter, LocalDate first, LocalDate last) {
    var scope = new ReportScope(locationId, new ReportDates(first, last), null, waiter, "en");
    return database.read(tx -> ReportRows.products(tx, scope, null, null).get()).stream()
        .collect(
            Collectors.toMap(
                ReportRows.ProductSold::id, sold -> new Sum(sold.quantity(), sold.revenue())));
  }
}
