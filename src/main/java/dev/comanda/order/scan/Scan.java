package dev.comanda.order.scan;

import dev.comanda.location.Quantity;
import java.util.UUID;

/**
 * What a phone wants when it has scanned the code of a drink.
 *
 * @param phone what tells one phone from another; made up for one that keeps no cookie
 * @param size 1 to {@link #SIZE_CHARS_MAX} characters
 * @param customerName 1 to {@link Order#CUSTOMER_CHARS_MAX} characters
 */
public record Scan(UUID locationId, UUID productId, UUID phone, String size, String customerName) {

  /** Characters of a size. */
  public static final int SIZE_CHARS_MAX = 30;

  /** One code is one drink. */
  public static final Quantity QUANTITY = Quantity.of("1");
}
