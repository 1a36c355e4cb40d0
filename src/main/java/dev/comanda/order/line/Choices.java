package dev.comanda.order.line;

import dev.comanda.catalog.ModifiersForOrder;
import dev.comanda.catalog.OrderedModifiers;
import dev.comanda.catalog.OrderedProduct;
import dev.comanda.location.Location;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Holds what is chosen with a product against what can be. Pure. */
public final class Choices {
  private Choices() {}

  /**
   * The chosen modifiers as the line fixes them, in the order of the product's groups.
   *
   * @param pointer names the line's modifiers in a refusal
   * @throws Refused {@code product_unavailable}, or {@code invalid} with {@code unknown}, {@code
   *     too_few} or {@code too_many}
   */
  public static List<LineModifier> of(
      String pointer,
      List<UUID> wanted,
      OrderedProduct product,
      Map<ModifiersForOrder.Key, OrderedModifiers> groups,
      Location location) {
    var chosen = new ArrayList<LineModifier>();
    for (var id : product.modifierGroups()) {
      var key = new ModifiersForOrder.Key(product.locationId(), id);
      var group = Objects.requireNonNull(groups.get(key));
      int before = chosen.size();
      for (var modifier : group.modifiers()) {
        int at = wanted.indexOf(modifier.id());
        if (at >= 0) {
          chosen.add(fixed(pointer + "/" + at, group, modifier, location));
        }
      }
      checkCount(pointer, group, chosen.size() - before, location);
    }
    if (chosen.size() < wanted.size()) {
      throw unknown(pointer, wanted, chosen);
    }
    return chosen;
  }

  private static LineModifier fixed(
      String pointer, OrderedModifiers group, OrderedModifiers.One modifier, Location location) {
    var name = location.in(location.languages().getFirst(), modifier.names());
    if (!modifier.available()) {
      throw new Refused(Code.PRODUCT_UNAVAILABLE, name + " is sold out.").at(pointer, "sold_out");
    }
    return new LineModifier(
        modifier.id(),
        group.groupId(),
        name,
        modifier.names(),
        location.money(modifier.priceMinor()));
  }

  private static void checkCount(
      String pointer, OrderedModifiers group, int count, Location location) {
    var name = location.in(location.languages().getFirst(), group.names());
    if (count < group.min()) {
      throw Refused.field(
          pointer, "too_few", name + ": please choose at least " + group.min() + ".");
    }
    if (count > group.max()) {
      throw Refused.field(
          pointer, "too_many", name + ": please choose at most " + group.max() + ".");
    }
  }

  private static Refused unknown(String pointer, List<UUID> wanted, List<LineModifier> chosen) {
    var known = chosen.stream().map(LineModifier::id).toList();
    for (int i = 0; i < wanted.size(); i++) {
      if (!known.contains(wanted.get(i))) {
        return Refused.field(
            pointer + "/" + i, "unknown", "The product has no such modifier to choose.");
      }
    }
    throw new IllegalStateException("each wanted modifier was found once");
  }
}
