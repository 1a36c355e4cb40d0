package dev.comanda.demo.life;

import dev.comanda.demo.life.Lots.Span;
import dev.comanda.demo.life.Script.Round;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What a party feels like, as lines of an order. Pure, but for its lots. */
final class Appetite {
  private static final int TWICE_PERCENT = 15;
  private static final int NOTE_PERCENT = 25;
  private static final int EXTRA_PERCENT = 30;

  /** Of what is sold by the litre, in tenths: an engine's filling. */
  private static final Span TENTHS = new Span(36, 55);

  private final Script script;
  private final Lots lots;

  Appetite(Script script, Lots lots) {
    this.script = script;
    this.lots = lots;
  }

  /**
   * Lines for a round; none where nothing of it can be had.
   *
   * @param language of what they write
   */
  List<Map<String, Object>> lines(Round round, List<Dish> menu, String language) {
    int wanted = lots.number(round.lines());
    var left = new ArrayList<>(round.from());
    var chosen = new LinkedHashSet<Dish>();
    while (chosen.size() < wanted && !left.isEmpty()) {
      var from = lots.one(left);
      var fitting =
          menu.stream()
              .filter(dish -> dish.name().equals(from) || dish.category().equals(from))
              .filter(dish -> dish.orderable() && !chosen.contains(dish))
              .toList();
      if (fitting.isEmpty()) {
        left.remove(from);
      } else {
        chosen.add(lots.one(fitting));
      }
    }
    return chosen.stream().map(dish -> line(dish, language)).toList();
  }

  private Map<String, Object> line(Dish dish, String language) {
    var line = new LinkedHashMap<String, Object>();
    line.put("product_id", dish.id());
    line.put("quantity", quantity(dish));
    var modifiers = dish.choices().stream().flatMap(each -> chosen(each).stream()).toList();
    if (!modifiers.isEmpty()) {
      line.put("modifiers", modifiers);
    }
    var notes = script.notesOf(dish);
    if (!notes.isEmpty() && lots.chance(NOTE_PERCENT)) {
      line.put("note", lots.one(notes).in(language));
    }
    return line;
  }

  private Object quantity(Dish dish) {
    if (dish.unit().equals("litre")) {
      return BigDecimal.valueOf(lots.number(TENTHS), 1);
    }
    return lots.chance(TWICE_PERCENT) ? 2 : 1;
  }

  private List<String> chosen(Dish.Choice choice) {
    if (choice.min() > 0) {
      int first = lots.number(new Span(0, choice.modifiers().size() - choice.min()));
      return choice.modifiers().subList(first, first + choice.min());
    }
    return choice.modifiers().isEmpty() || !lots.chance(EXTRA_PERCENT)
        ? List.of()
        : List.of(lots.one(choice.modifiers()));
  }
}
