package dev.comanda.catalog.named;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A category with what it sells, in the order of the menu.
 *
 * @param names by language, at least one
 * @param products at least one
 */
public record NamedCategory(UUID id, Map<String, String> names, List<NamedProduct> products) {
  /** Copies the list. */
  public NamedCategory {
    products = List.copyOf(products);
  }
}
