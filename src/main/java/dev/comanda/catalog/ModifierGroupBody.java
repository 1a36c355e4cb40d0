package dev.comanda.catalog;

import dev.comanda.db.Ids;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A group of modifiers, or a change of one, as clients send it; what is absent keeps its value. A
 * list of modifiers replaces the list there was; those with an id are the same ones, changed.
 */
record ModifierGroupBody(
    @Nullable Map<String, @Nullable String> names,
    @Nullable Integer min,
    @Nullable Integer max,
    @Nullable List<@Nullable ModifierBody> modifiers,
    @Nullable Integer sort) {

  /** A modifier as clients send it: available unless it says otherwise. */
  record ModifierBody(
      @Nullable UUID id,
      @Nullable Map<String, @Nullable String> names,
      ProductBody.@Nullable Price price,
      @Nullable Boolean available) {

    Modifier modifier(String pointer, Set<UUID> known, Location at) {
      var faults = new Faults();
      var goodNames =
          faults.check(() -> Texts.names(pointer + "/names", names, at, Modifier.NAME_CHARS_MAX));
      var goodPrice = faults.check(() -> price(pointer + "/price", at));
      if (id != null && !known.contains(id)) {
        faults.add(pointer + "/id", "unknown", "The group has no such modifier.");
      }
      faults.refuse();
      return new Modifier(
          id == null ? Ids.next() : id,
          Texts.name(at.languages().getFirst(), goodNames.get(), at),
          goodNames.get(),
          goodPrice.get(),
          available == null || available);
    }

    private Money price(String pointer, Location at) {
      return price == null ? at.money(0) : ProductFields.price(pointer, price, at);
    }
  }

  /**
   * The group after this.
   *
   * @param before null when it is new
   */
  ModifierGroup group(UUID id, @Nullable ModifierGroup before, Location at) {
    var faults = new Faults();
    var goodNames =
        faults.change(
            names,
            before == null ? null : before.names(),
            n -> Texts.names("/names", n, at, ModifierGroup.NAME_CHARS_MAX));
    var goodModifiers =
        faults.change(
            modifiers, before == null ? null : before.modifiers(), m -> modifiers(m, before, at));
    var goodSort =
        faults.change(
            sort, before == null ? null : before.sort(), s -> ProductFields.sort("/sort", s));
    faults.refuse();
    int most = goodModifiers.get().size();
    int goodMin = min != null ? min : before == null ? 0 : before.min();
    int goodMax = max != null ? max : before == null ? most : before.max();
    checkChoices(goodMin, goodMax, most);
    return ModifierGroup.of(
        id,
        goodNames.get(),
        goodMin,
        goodMax,
        goodModifiers.get(),
        goodSort.get(),
        before == null ? 1 : before.version() + 1,
        at.languages().getFirst(),
        at);
  }

  private static void checkChoices(int min, int max, int most) {
    var faults = new Faults();
    if (max < 1 || max > most) {
      faults.add("/max", "out_of_bounds", "It must be from 1 to the number of modifiers.");
    }
    if (min < 0 || min > max) {
      faults.add("/min", "out_of_bounds", "It must be from 0 to max.");
    }
    faults.refuse();
  }

  private static List<Modifier> modifiers(
      @Nullable List<@Nullable ModifierBody> sent, @Nullable ModifierGroup before, Location at) {
    var bodies = Faults.required("/modifiers", sent);
    if (bodies.isEmpty() || bodies.size() > ModifierGroup.MODIFIERS_MAX) {
      throw Refused.field(
          "/modifiers",
          "out_of_bounds",
          "A group has 1 to " + ModifierGroup.MODIFIERS_MAX + " modifiers.");
    }
    Set<UUID> known =
        before == null
            ? Set.of()
            : before.modifiers().stream().map(Modifier::id).collect(Collectors.toSet());
    var faults = new Faults();
    var good = new ArrayList<Supplier<Modifier>>();
    var ids = new HashSet<UUID>();
    for (int i = 0; i < bodies.size(); i++) {
      var pointer = "/modifiers/" + i;
      var body = bodies.get(i);
      good.add(faults.check(() -> Faults.required(pointer, body).modifier(pointer, known, at)));
      if (body != null && body.id() != null && !ids.add(body.id())) {
        faults.add(pointer + "/id", "doubled", "Another one of the list has this id.");
      }
    }
    faults.refuse();
    return good.stream().map(Supplier::get).toList();
  }
}
