package dev.comanda.catalog;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A group of modifiers as an order's line fixes them, read under the location's lock.
 *
 * @param names by language, at least one
 * @param min how many must be chosen
 * @param max how many may be chosen
 */
public record OrderedModifiers(
    UUID groupId, Map<String, String> names, int min, int max, List<One> modifiers) {
  /**
   * A modifier of the group.
   *
   * @param names by language, at least one
   * @param priceMinor in minor units of the location's currency
   */
  public record One(UUID id, Map<String, String> names, long priceMinor, boolean available) {}
}
