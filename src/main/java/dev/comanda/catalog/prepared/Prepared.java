package dev.comanda.catalog.prepared;

import dev.comanda.catalog.Allergen;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a product is prepared: what it says itself, or else its category.
 *
 * @param stations where, its own first; some of them may be gone
 * @param needed false for what is only handed out
 * @param minutes how long it takes; null where nobody said
 */
public record Prepared(
    List<UUID> stations, boolean needed, @Nullable Integer minutes, List<Allergen> allergens) {
  /** Copies the lists. */
  public Prepared {
    stations = List.copyOf(stations);
    allergens = List.copyOf(allergens);
  }
}
