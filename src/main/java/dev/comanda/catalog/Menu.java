package dev.comanda.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import dev.comanda.location.TaxMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What guests may order, in one language. Retired products and empty categories are left out; what
 * is sold out is shown as such.
 *
 * @param modifierGroups those that the products have, each once
 */
public record Menu(
    Place location, String language, List<Part> categories, List<Choice> modifierGroups) {
  /** The location as guests see it. */
  public record Place(String name, Currency currency, List<String> languages, TaxMode taxMode) {}

  /** A category with at least one product. */
  public record Part(UUID id, String name, List<Item> products) {}

  /** A product as guests see it. */
  public record Item(
      UUID id,
      String name,
      @Nullable String description,
      Money price,
      String unit,
      Quantity quantityStep,
      List<UUID> modifierGroups,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Allergen> allergens,
      @Nullable String photo,
      boolean available,
      @Nullable Instant soldOutUntil) {}

  /** A group of modifiers as guests see it: of these they choose {@code min} to {@code max}. */
  public record Choice(UUID id, String name, int min, int max, List<Option> modifiers) {}

  /** A modifier as guests see it. */
  public record Option(UUID id, String name, Money price, boolean available) {}

  /** The menu of what the rows hold, both in their order. */
  static Menu of(
      Location at,
      String language,
      List<Category> categories,
      List<ModifierGroup> groups,
      List<Product> products,
      Instant now) {
    var byCategory =
        products.stream()
            .collect(
                Collectors.groupingBy(
                    Product::categoryId,
                    Collectors.mapping(p -> item(p, now), Collectors.toList())));
    var parts =
        categories.stream()
            .filter(c -> byCategory.containsKey(c.id()))
            .map(c -> new Part(c.id(), c.name(), Objects.requireNonNull(byCategory.get(c.id()))))
            .toList();
    var place = new Place(at.name(), at.currency(), at.languages(), at.taxMode());
    var used =
        products.stream().flatMap(p -> p.modifierGroups().stream()).collect(Collectors.toSet());
    var choices = groups.stream().filter(g -> used.contains(g.id())).map(Menu::choice).toList();
    return new Menu(place, language, parts, choices);
  }

  private static Choice choice(ModifierGroup group) {
    return new Choice(
        group.id(),
        group.name(),
        group.min(),
        group.max(),
        group.modifiers().stream()
            .map(m -> new Option(m.id(), m.name(), m.price(), m.available()))
            .toList());
  }

  private static Item item(Product product, Instant now) {
    var until = product.soldOutUntil();
    boolean back = until != null && !until.isAfter(now);
    return new Item(
        product.id(),
        product.name(),
        product.description(),
        product.price(),
        product.unit(),
        product.quantityStep(),
        product.modifierGroups(),
        product.allergens(),
        product.photo(),
        product.available() || back,
        back ? null : until);
  }
}
