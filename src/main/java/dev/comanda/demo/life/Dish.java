package dev.comanda.demo.life;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/**
 * A product of a guest's menu that can be had.
 *
 * @param name in English, as its category's
 * @param choices what can be chosen with it
 */
record Dish(String id, String name, String category, String unit, List<Choice> choices) {

  /** Modifiers, by their ids, of which so many are chosen at least. */
  record Choice(int min, List<String> modifiers) {}

  /** What can be had of a menu. */
  static List<Dish> of(JsonNode menu) {
    var choices = new HashMap<String, Choice>();
    for (var group : menu.path("modifier_groups")) {
      var modifiers = new ArrayList<String>();
      for (var modifier : group.path("modifiers")) {
        if (modifier.path("available").asBoolean()) {
          modifiers.add(modifier.path("id").asText());
        }
      }
      choices.put(
          group.path("id").asText(), new Choice(group.path("min").asInt(), List.copyOf(modifiers)));
    }
    var dishes = new ArrayList<Dish>();
    for (var category : menu.path("categories")) {
      for (var product : category.path("products")) {
        var with = new ArrayList<Choice>();
        product
            .path("modifier_groups")
            .forEach(id -> with.add(Objects.requireNonNull(choices.get(id.asText()))));
        if (product.path("available").asBoolean()) {
          dishes.add(
              new Dish(
                  product.path("id").asText(),
                  product.path("name").asText(),
                  category.path("name").asText(),
                  product.path("unit").asText(),
                  List.copyOf(with)));
        }
      }
    }
    return dishes;
  }

  /** Whether it can be ordered: of what must be chosen with it there is enough. */
  boolean orderable() {
    return choices.stream().allMatch(each -> each.modifiers().size() >= each.min());
  }
}
