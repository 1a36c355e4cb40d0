package dev.comanda.catalog;

import dev.comanda.location.Location;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import java.time.Instant;
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
 * @param allergens what is in it, in the order of the list
 * @param stationId where it is prepared; null where its category decides
 * @param alsoAt stations that prepare it besides
 * @param needsPreparation false for what is only handed out, as a bottle from the fridge
 * @param prepMinutes how long that takes, 1 to {@link #PREP_MINUTES_MAX}; null where nobody said
 * @param photo the path of its photo
 * @param available false while it is sold out
 * @param soldOutUntil when it comes back by itself
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
    List<Allergen> allergens,
    @Nullable UUID stationId,
    List<UUID> alsoAt,
    Boolean needsPreparation,
    @Nullable Integer prepMinutes,
    @Nullable String photo,
    boolean available,
    @Nullable Instant soldOutUntil,
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

  /** Minutes of preparation: four hours. */
  public static final int PREP_MINUTES_MAX = 240;

  /** Stations that prepare a product besides its own. */
  public static final int ALSO_AT_MAX = 5;

  /** Copies the lists; events from before there were modifiers, allergens, stations have none. */
  public Product {
    modifierGroups = modifierGroups == null ? List.of() : List.copyOf(modifierGroups);
    allergens = allergens == null ? List.of() : List.copyOf(allergens);
    alsoAt = alsoAt == null ? List.of() : List.copyOf(alsoAt);
    needsPreparation = needsPreparation == null || needsPreparation;
  }

  /** The fields without what follows from the language. */
  record Fields(
      String sku,
      Map<String, String> names,
      Map<String, String> descriptions,
      UUID categoryId,
      int sort,
      List<UUID> modifierGroups,
      List<Allergen> allergens,
      Preparing preparing,
      Sale sale) {}

  /** What changes while its fields stay. */
  record State(
      boolean available,
      @Nullable Instant soldOutUntil,
      boolean retired,
      @Nullable String photo,
      int version) {
    static final State NEW = new State(true, null, false, null, 1);
  }

  /** Where and how long it is prepared; see the product's own fields. */
  record Preparing(
      @Nullable UUID stationId, List<UUID> alsoAt, boolean needed, @Nullable Integer minutes) {}

  /** How it is sold. */
  record Sale(Money price, String taxClass, String unit, Quantity quantityStep) {}

  static Product of(UUID id, Fields fields, State state, String language, Location at) {
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
        fields.allergens(),
        fields.preparing().stationId(),
        fields.preparing().alsoAt(),
        fields.preparing().needed(),
        fields.preparing().minutes(),
        state.photo(),
        state.available(),
        state.soldOutUntil(),
        state.retired(),
        fields.sort(),
        state.version());
  }

  /** The same, available or not. */
  Product had(boolean nowAvailable, @Nullable Instant until) {
    return with(new State(nowAvailable, until, retired, photo, version));
  }

  /** The same, in the catalog or not. */
  Product retired(boolean nowRetired) {
    return with(new State(available, soldOutUntil, nowRetired, photo, version));
  }

  /** The same with another photo. */
  public Product shown(@Nullable String nowPhoto) {
    return with(new State(available, soldOutUntil, retired, nowPhoto, version));
  }

  /** The same in its next version. */
  public Product next() {
    return with(new State(available, soldOutUntil, retired, photo, version + 1));
  }

  private Product with(State state) {
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
        allergens,
        stationId,
        alsoAt,
        needsPreparation,
        prepMinutes,
        state.photo(),
        state.available(),
        state.soldOutUntil(),
        state.retired(),
        sort,
        state.version());
  }
}
