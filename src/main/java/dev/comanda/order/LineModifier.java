package dev.comanda.order;

import dev.comanda.location.Money;
import java.util.Map;
import java.util.UUID;

/**
 * What was chosen with a line's product; fixed when it is ordered.
 *
 * @param groupId of what it was chosen
 * @param name in the location's first language; {@code names} has all
 * @param price what it adds to the price of one unit
 */
public record LineModifier(
    UUID id, UUID groupId, String name, Map<String, String> names, Money price) {

  /** Copies the names. */
  public LineModifier {
    names = Map.copyOf(names);
  }
}
