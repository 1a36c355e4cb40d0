package dev.comanda.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoApp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What simulated guests order is on the menus of their places. */
class ScriptTest {
  private final Script script = Script.own();

  @Test
  void all_that_is_ordered_and_noted_can_be_had() {
    var known = new HashSet<String>();
    try (var demo = new DemoApp()) {
      for (var house : script.houses()) {
        var menu = menu(demo, house.slug());
        var names = names(menu);
        known.addAll(names);
        house.rounds().forEach(round -> assertThat(names).containsAll(round.from()));
        assertThat(menu).allMatch(Dish::orderable);
        var lots = new Lots(7);
        var appetite = new Appetite(script, lots);
        for (var round : house.rounds()) {
          var sizes =
              IntStream.range(0, 50)
                  .mapToObj(i -> appetite.lines(round, menu, "de").size())
                  .collect(Collectors.toSet());
          assertThat(sizes)
              .contains(round.lines().from(), round.lines().to())
              .allMatch(size -> size >= round.lines().from() && size <= round.lines().to());
        }
      }
    }
    assertThat(known).containsAll(script.notes().keySet());
  }

  @Test
  void few_tables_are_taken_at_once_and_each_place_has_more_names_than_parties() {
    assertThat(script.houses().stream().mapToInt(Script.House::parties).sum()).isLessThan(10);
    assertThat(script.houses())
        .allMatch(house -> Set.copyOf(house.tables()).size() > house.parties());
  }

  @Test
  void the_same_lots_make_the_same_orders() {
    try (var demo = new DemoApp()) {
      var menu = menu(demo, "bistro");
      assertThat(evening(menu, 1)).isEqualTo(evening(menu, 1)).isNotEqualTo(evening(menu, 2));
    }
  }

  private List<List<Map<String, Object>>> evening(List<Dish> menu, long seed) {
    var appetite = new Appetite(script, new Lots(seed));
    return script.houses().getFirst().rounds().stream()
        .map(round -> appetite.lines(round, menu, "en"))
        .toList();
  }

  private static Set<String> names(List<Dish> menu) {
    var names = new HashSet<String>();
    for (var dish : menu) {
      names.add(dish.name());
      names.add(dish.category());
    }
    return names;
  }

  private static List<Dish> menu(DemoApp demo, String place) {
    var session =
        demo.as("waiter")
            .key("table")
            .post("/api/locations/" + place + "/sessions", Map.of("name", "T"))
            .expect(201)
            .json();
    var code = session.get("code").textValue();
    var joined = demo.nobody().post("/api/join/" + code, Map.of()).json();
    JsonNode menu =
        demo.nobody()
            .as(joined.get("guest_token").textValue())
            .get("/api/guest/menu?lang=en")
            .expect(200)
            .json();
    return Dish.of(menu);
  }
}
