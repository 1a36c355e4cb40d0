package dev.comanda.catalog;

import dev.comanda.location.Location;
import dev.comanda.location.Money;
import java.util.Map;
import java.util.UUID;

/**
 * Something that can be chosen with a product.
 *
 * @param name in the language that was asked for; in the log, in the location's first
 * @param names in at least one language
 * @param price what it adds to the price of one unit; 0 or more
 * @param available false while it is sold out
 */
public record Modifier(
    UUID id, String name, Map<String, String> names, Money price, boolean available) {

  /** Characters of a name. */
  public static final int NAME_CHARS_MAX = 60;

  static Modifier of(ModifierRows.Stored stored, String language, Location at) {
    return new Modifier(
        stored.id(),
        Texts.name(language, stored.names(), at),
        stored.names(),
        at.money(stored.price()),
        stored.available());
  }
}
