package dev.comanda.delivery.course;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be booked, as far as it is known.
 *
 * @param document null where the order has none
 * @param productNumber null where the product has none in the ERP
 */
public record Item(@Nullable String document, @Nullable String productNumber, BigDecimal quantity) {
  /** What is missing without which it cannot be booked. */
  public Optional<Reason> missing() {
    if (document == null) {
      return Optional.of(new Reason(Reason.DOCUMENT_MISSING, "It has no document to stand on."));
    }
    if (productNumber == null) {
      return Optional.of(
          new Reason(Reason.PRODUCT_UNMAPPED, "Its product has no number in the ERP."));
    }
    return Optional.empty();
  }
}
