package dev.comanda.catalog;

import dev.comanda.location.Location;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be ordered.
 *
 * @param sku the location's own number for it, unique there
 * @param name in the language that was asked for; in the log, in the location's first
 * @param names in at least one language
 * @param description in the language of the name
 * @param price of one unit
 * @param taxClass one that the location has rates for
 * @param unit 1 to 20 of {@code a-z _}, like {@code piece} or {@code litre}
 * @param quantityStep what is ordered is a whole number of these
 * @param modifierGroups what can be chosen with it, in this order
 * @param available false while it is sold out
 * @param retired true once it has left the catalog; past orders keep it
 * @param sort where it stands in its category, lowest first
 * @param version grows with every change
 */
public record Product(
    UUID id,
    String sku,
    String name,
    Map<String, String> names,
    @Nullable String description,
    Map<String, String> descriptions,
    UUID categoryId,
    Money price,
    String taxClass,
    String unit,
    Quantity quantityStep,
    List<UUID> modifierGroups,
    boolean available,
    boolean retired,
    int sort,
    int version) {

  /** Characters of a name. */
  public static final int NAME_CHARS_MAX = 100;

  /** Characters of a description. */
  public static final int DESCRIPTION_CHARS_MAX = 500;

  /** Characters of a number. */
  public static final int SKU_CHARS_MAX = 60;

  /** Minor units of a price: ten million euros, or a billion yen. */
  public static final long PRICE_MINOR_MAX = 1_000_000_000L;

  /** Products of one location, retired ones included; the menu carries all that are not. */
  public static final int COUNT_MAX = 20_000;

  /** Groups of modifiers of one product. */
  public static final int MODIFIER_GROUPS_MAX = 20;

  /** Copies the list; events from before there were modifiers have none. */
  public Product {
    modifierGroups = modifierGroups == null ? List.of() : List.copyOf(modifierGroups);
  }

  /** The fields without what follows from the language. */
  record Fields(
      String sku,
      Map<String, String> names,
      Map<String, String> descriptions,
      UUID categoryId,
      int sort,
      List<UUID> modifierGroups,
      Sale sale) {}

  /** How it is sold. */
  record Sale(Money price, String taxClass, String unit, Quantity quantityStep) {}

  static Product of(
      UUID id,
      Fields fields,
      boolean available,
      boolean retired,
      int version,
      String language,
      Location at) {
    return new Product(
        id,
        fields.sku(),
        Texts.name(language, fields.names(), at),
        fields.names(),
        Texts.in(language, fields.descriptions(), at),
        fields.descriptions(),
        fields.categoryId(),
        fields.sale().price(),
        fields.sale().taxClass(),
        fields.sale().unit(),
        fields.sale().quantityStep(),
        fields.modifierGroups(),
        available,
        retired,
        fields.sort(),
        version);
  }

  Product changed(boolean nowAvailable, boolean nowRetired) {
    return new Product(
        id,
        sku,
        name,
        names,
        description,
        descriptions,
        categoryId,
        price,
        taxClass,
        unit,
        quantityStep,
        modifierGroups,
        nowAvailable,
        nowRetired,
        sort,
        version + 1);
  }
}
