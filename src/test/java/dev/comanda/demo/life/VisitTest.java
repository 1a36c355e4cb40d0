package dev.comanda.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.life.Script.Round;
import dev.comanda.demo.life.Visit.Deed;
import dev.comanda.demo.life.Visit.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a party's visit goes on, by what it has done and what is seen of its table. */
class VisitTest {
  private static final Lots.Span ONE = new Lots.Span(1, 1);
  private static final Round FOOD = new Round(100, ONE, false, ONE, List.of("Mains"));
  private static final Round DESSERT = new Round(100, ONE, true, ONE, List.of("Desserts"));

  @Test
  void a_party_joins_orders_waits_rests_pays_and_goes() {
    var visit = sitting(FOOD, DESSERT);
    assertThat(next(visit, seen(0, 0, 0))).isEqualTo(new Deed.Join());
    visit = visit.join();
    assertThat(next(visit, seen(0, 0, 0))).isEqualTo(new Deed.Order(FOOD));
    visit = visit.order().known(seen(1, 0, 1));
    assertThat(next(visit, seen(1, 0, 1))).isEqualTo(new Deed.Wait());
    assertThat(next(visit, seen(1, 0, 0))).isEqualTo(new Deed.Rest());
    visit = visit.rest();
    assertThat(next(visit, seen(1, 0, 0))).isEqualTo(new Deed.Order(DESSERT));
    visit = visit.order().known(seen(2, 0, 1)).rest();
    assertThat(next(visit, seen(2, 0, 0))).isEqualTo(new Deed.Pay());
    visit = visit.pay().known(seen(2, 1, 0));
    assertThat(next(visit, seen(2, 1, 0))).isEqualTo(new Deed.Close(false));
    assertThat(next(visit, new Seen("Piano", false, 2, 1, 0))).isEqualTo(new Deed.Leave());
  }

  @Test
  void where_nobody_looks_any_more_the_party_eats_up_and_goes() {
    var visit = sitting(FOOD, DESSERT).join().order().known(seen(1, 0, 1));
    assertThat(visit.next(seen(1, 0, 1), false, true)).isEqualTo(new Deed.Wait());
    assertThat(visit.rest().next(seen(1, 0, 0), false, true)).isEqualTo(new Deed.Pay());
    assertThat(visit.rest().next(seen(1, 0, 0), false, false)).isEqualTo(new Deed.Close(false));
  }

  @Test
  void a_table_at_which_somebody_else_has_done_something_is_theirs() {
    var visit = sitting(FOOD).join().order().known(seen(1, 0, 1));
    assertThat(next(visit, seen(2, 0, 1))).isEqualTo(new Deed.Leave());
    assertThat(next(visit, seen(1, 1, 0))).isEqualTo(new Deed.Leave());
    assertThat(next(visit, new Seen("Table 3", true, 1, 0, 1))).isEqualTo(new Deed.Leave());
  }

  @Test
  void an_order_whose_answer_was_lost_is_the_partys_own_all_the_same() {
    var visit = sitting(FOOD).join().order();
    assertThat(next(visit, seen(1, 0, 1))).isEqualTo(new Deed.Wait());
  }

  @Test
  void a_party_that_was_there_before_the_start_eats_up_pays_and_goes() {
    var visit = Visit.found("Piano");
    assertThat(next(visit, seen(3, 0, 2))).isEqualTo(new Deed.Wait());
    assertThat(next(visit.rest(), seen(3, 0, 0))).isEqualTo(new Deed.Pay());
    assertThat(next(visit.rest(), seen(3, 2, 0))).isEqualTo(new Deed.Close(false));
  }

  @Test
  void nobody_waits_for_ever() {
    var visit = sitting(FOOD, DESSERT).join().order().known(seen(1, 0, 1)).lose().rest();
    assertThat(next(visit, seen(1, 0, 1))).isEqualTo(new Deed.Close(true));
  }

  private static Visit sitting(Round... rounds) {
    return new Visit("Piano", List.of(rounds), false, 0, 0, false, false);
  }

  private static Deed next(Visit visit, Seen seen) {
    return visit.next(seen, true, true);
  }

  private static Seen seen(int orders, int payments, int unserved) {
    return new Seen("Piano", true, orders, payments, unserved);
  }
}
