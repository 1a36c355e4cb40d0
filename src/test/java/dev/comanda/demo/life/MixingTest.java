package dev.comanda.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.json.Json;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a simulated robot reports of a drink. */
class MixingTest {
  private static final String ORDER = "{\"order_id\": 7, \"drink\": \"Mojito\", \"name\": \"%s\"}";

  @Test
  void a_drink_goes_through_the_nine_statuses() {
    var mixing = Mixing.of(Json.tree(ORDER.formatted("Static")), List.of("Lena"), new Lots(1));
    for (var status : Mixing.STATUSES) {
      assertThat(mixing.status()).isEqualTo(status);
      mixing = mixing.reported();
    }
    assertThat(mixing.done()).isTrue();
    assertThat(Mixing.STATUSES).hasSize(9);
  }

  @Test
  void now_and_then_one_of_a_simulated_guest_fails_and_nobody_elses_ever() {
    var lots = new Lots(1);
    var ends = new HashSet<String>();
    var others = new HashSet<String>();
    for (int i = 0; i < 200; i++) {
      ends.add(end("Lena", lots));
      others.add(end("Static", lots));
    }
    assertThat(ends).containsExactlyInAnyOrder("Order Served", "Order Failed");
    assertThat(others).containsExactly("Order Served");
  }

  @Test
  void what_was_begun_before_a_start_is_made_to_the_end() {
    assertThat(Mixing.after(7, "Mix Cocktail").status()).isEqualTo("Serving Cocktail");
    assertThat(Mixing.after(7, "Order Served").done()).isTrue();
    assertThat(Mixing.after(7, "Order Failed").done()).isTrue();
    assertThat(Mixing.after(7, "Received").done()).isTrue();
  }

  private static String end(String name, Lots lots) {
    return Mixing.of(Json.tree(ORDER.formatted(name)), List.of("Lena"), lots).left().getLast();
  }
}
