package dev.comanda.catalog;

import dev.comanda.json.Uuids;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is acceptable in the fields of a product, each with its own refusal. */
public final class ProductFields {
  /** The last place that an order can name. */
  public static final int SORT_MAX = 1_000_000;

  private static final Pattern UNIT = Pattern.compile("[a-z_]{1,20}");
  private static final Quantity ONE = Quantity.of("1");

  private ProductFields() {}

  static Money price(String pointer, ProductBody.@Nullable Price sent, Location at) {
    var price = Faults.required(pointer, sent);
    var faults = new Faults();
    var amount = faults.check(() -> Faults.required(pointer + "/amount", price.amount()));
    var currency = faults.check(() -> Faults.required(pointer + "/currency", price.currency()));
    faults.refuse();
    if (amount.get() < 0 || amount.get() > Product.PRICE_MINOR_MAX) {
      faults.add(
          pointer + "/amount",
          "out_of_bounds",
          "A price is from 0 to " + Product.PRICE_MINOR_MAX + " minor units.");
    }
    if (!currency.get().equals(at.currency().getCurrencyCode())) {
      faults.add(pointer + "/currency", "currency", "Prices here are in " + at.currency() + ".");
    }
    faults.refuse();
    return at.money(amount.get());
  }

  static String taxClass(String pointer, @Nullable String sent, Location at) {
    var taxClass = Faults.required(pointer, sent);
    if (!at.hasTaxClass(taxClass)) {
      throw Refused.field(pointer, "unknown", "The location has no rates for this tax class.");
    }
    return taxClass;
  }

  static String unit(String pointer, @Nullable String sent) {
    var unit = Faults.required(pointer, sent);
    if (!UNIT.matcher(unit).matches()) {
      throw Refused.field(pointer, "unit", "A unit has 1 to 20 of a-z and _, like piece.");
    }
    return unit;
  }

  /** A step; 1 when none is sent. */
  static Quantity step(String pointer, @Nullable BigDecimal sent) {
    return sent == null ? ONE : Quantity.parse(pointer, sent);
  }

  /** Groups of modifiers, each once; none when none are sent. */
  static List<UUID> modifierGroups(String pointer, @Nullable List<@Nullable UUID> sent) {
    return each(pointer, sent, Product.MODIFIER_GROUPS_MAX, "groups", "group");
  }

  private static List<UUID> each(
      String pointer, @Nullable List<@Nullable UUID> sent, int max, String many, String one) {
    if (sent == null) {
      return List.of();
    }
    if (sent.size() > max) {
      throw Refused.field(pointer, "too_many", "At most " + max + " " + many + " are possible.");
    }
    var ids = new LinkedHashSet<UUID>();
    for (int i = 0; i < sent.size(); i++) {
      if (!ids.add(Faults.required(pointer + "/" + i, sent.get(i)))) {
        throw Refused.field(
            pointer + "/" + i, "doubled", "This " + one + " is in the list already.");
      }
    }
    return List.copyOf(ids);
  }

  /** Allergens by their names, in the order of the list; none when none are sent. */
  static List<Allergen> allergens(String pointer, @Nullable List<@Nullable String> sent) {
    if (sent == null) {
      return List.of();
    }
    var found = EnumSet.noneOf(Allergen.class);
    for (int i = 0; i < sent.size(); i++) {
      var at = pointer + "/" + i;
      var one = Allergen.of(Faults.required(at, sent.get(i)));
      if (one.isEmpty()) {
        throw Refused.field(at, "unknown", "An allergen is one of " + Allergen.NAMES + ".");
      }
      if (!found.add(one.get())) {
        throw Refused.field(at, "doubled", "This is in the list already.");
      }
    }
    return List.copyOf(found);
  }

  /** A station, or none where the text is empty. */
  static Optional<UUID> station(String pointer, String sent) {
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    var station = Uuids.parse(sent);
    if (station.isEmpty()) {
      throw Refused.field(pointer, "unknown", "There is no such station here.");
    }
    return station;
  }

  /** Further stations, each once; none when none are sent. */
  static List<UUID> alsoAt(String pointer, @Nullable List<@Nullable UUID> sent) {
    return each(pointer, sent, Product.ALSO_AT_MAX, "stations", "station");
  }

  /** Minutes of preparation; nothing is said by 0. */
  static Optional<Integer> minutes(String pointer, int sent) {
    if (sent < 0 || sent > Product.PREP_MINUTES_MAX) {
      throw Refused.field(
          pointer, "out_of_bounds", "It must be from 0 to " + Product.PREP_MINUTES_MAX + ".");
    }
    return sent == 0 ? Optional.empty() : Optional.of(sent);
  }

  /** A place among others; 0 when none is sent. */
  static int sort(String pointer, @Nullable Integer sent) {
    int sort = sent == null ? 0 : sent;
    if (sort < 0 || sort > SORT_MAX) {
      throw Refused.field(pointer, "out_of_bounds", "It must be from 0 to " + SORT_MAX + ".");
    }
    return sort;
  }
}
