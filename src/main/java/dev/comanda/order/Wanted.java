package dev.comanda.order;

import dev.comanda.location.Quantity;
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
 * @param shown what a unit with its modifiers costs as whoever orders was shown it, in minor units
 *     of the location's currency; null where that is not said
 */
public record Wanted(
    @Nullable UUID productId,
    @Nullable String name,
    @Nullable SentPrice price,
    Quantity quantity,
    @Nullable String note,
    List<UUID> modifiers,
    @Nullable Long shown) {

  /** Modifiers of one line. */
  static final int MODIFIERS_MAX = 50;

  /** A product by its id, at its price. */
  static Wanted of(
      UUID productId,
      Quantity quantity,
      @Nullable String note,
      List<UUID> modifiers,
      @Nullable Long shown) {
    return new Wanted(productId, null, null, quantity, note, modifiers, shown);
  }
}
