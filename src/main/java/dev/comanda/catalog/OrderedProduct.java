package dev.comanda.catalog;

import dev.comanda.location.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as an order's line fixes it, read under the location's lock. Its tax rate follows from
 * the location's rates, {@link dev.comanda.location.Location#rate}.
 *
 * @param names by language, at least one
 * @param priceMinor in minor units of the location's currency
 * @param modifierGroups what can be chosen with it
 */
public record OrderedProduct(
    UUID locationId,
    UUID productId,
    Map<String, String> names,
    long priceMinor,
    String taxClass,
    String unit,
    Quantity quantityStep,
    List<UUID> modifierGroups,
    boolean available,
    @Nullable Instant soldOutUntil,
    boolean retired) {

  /** Whether it can be had at a time: what was sold out until then is back. */
  public boolean availableAt(Instant now) {
    return available || (soldOutUntil != null && !soldOutUntil.isAfter(now));
  }
}
