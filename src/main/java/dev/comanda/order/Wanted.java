package dev.comanda.order;

import dev.comanda.location.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One wanted line.
 *
 * @param productId null where the product is only named
 * @param name 1 to {@link dev.comanda.catalog.Product#NAME_CHARS_MAX} characters; null where an id
 *     is enough
 * @param price of a unit, as it was sent; null without one
 * @param modifiers what is chosen with the product, each once
 */
record Wanted(
    @Nullable UUID productId,
    @Nullable String name,
    @Nullable BigDecimal price,
    Quantity quantity,
    @Nullable String note,
    List<UUID> modifiers) {

  /** Modifiers of one line. */
  static final int MODIFIERS_MAX = 50;

  /** A product by its id, at its price. */
  static Wanted of(UUID productId, Quantity quantity, @Nullable String note, List<UUID> modifiers) {
    return new Wanted(productId, null, null, quantity, note, modifiers);
  }
}
