package dev.comanda.catalog;

import dev.comanda.location.Quantity;
import java.util.Map;
import java.util.UUID;

/**
 * A product as an order needs it, read under the location's lock.
 *
 * @param names by language, at least one
 * @param priceMinor in minor units of the location's currency
 */
public record OrderedProduct(
    UUID locationId,
    UUID productId,
    Map<String, String> names,
    long priceMinor,
    String taxClass,
    String unit,
    Quantity quantityStep,
    boolean available,
    boolean retired) {

  /** Copies the names. */
  public OrderedProduct {
    names = Map.copyOf(names);
  }
}
