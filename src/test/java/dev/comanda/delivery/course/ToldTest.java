package dev.comanda.delivery.course;

import static dev.comanda.delivery.course.Oil.ITEM;
import static dev.comanda.delivery.course.Oil.NOW;
import static dev.comanda.delivery.course.Oil.OTHER;
import static dev.comanda.delivery.course.Oil.PLACED;
import static dev.comanda.delivery.course.Oil.RULES;
import static dev.comanda.delivery.course.Oil.cleared;
import static dev.comanda.delivery.course.Oil.created;
import static dev.comanda.delivery.course.Oil.done;
import static dev.comanda.delivery.course.Oil.duplicate;
import static dev.comanda.delivery.course.Oil.refused;
import static dev.comanda.delivery.course.Oil.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the workshop's old clients are told. */
class ToldTest {
  private static final Standing UNKNOWN_FOR_GOOD =
      unknown().to(State.UNKNOWN, unknown().reason(), null);

  @Test
  void what_waits_is_placed() {
    assertThat(told(PLACED)).isEqualTo("placed null");
    var held = Standing.of(new Item("W-17", null, ITEM.quantity()), NOW);
    assertThat(told(held)).isEqualTo("placed product_unmapped");
  }

  @Test
  void what_is_worked_on_or_tried_again_or_looked_for_is_processing() {
    assertThat(Told.of(PLACED, true).word().text()).isEqualTo("processing");
    assertThat(Told.of(Oil.creating(), true).word().text()).isEqualTo("processing");
    assertThat(told(PLACED.tried())).isEqualTo("processing null");
    assertThat(told(unknown())).isEqualTo("processing outcome_unknown");
    assertThat(Told.of(UNKNOWN_FOR_GOOD, true).word()).isEqualTo(Told.Word.PROCESSING);
  }

  @Test
  void what_nobody_will_know_by_itself_is_an_error() {
    assertThat(told(UNKNOWN_FOR_GOOD)).isEqualTo("error outcome_unknown");
    assertThat(told(Oil.creating())).isEqualTo("error outcome_unknown");
  }

  @Test
  void what_is_parked_is_an_error_with_its_code() {
    assertThat(told(refused())).isEqualTo("error product_unknown");
    assertThat(told(duplicate())).isEqualTo("error duplicate");
    assertThat(Told.of(refused(), false).reason()).isEqualTo("No product 10.");
  }

  @Test
  void what_people_put_an_end_to_is_an_error_with_that_code() {
    assertThat(told(cleared(refused()))).isEqualTo("error cleared");
    assertThat(told(done(new Act.Skip("Ada", "no"), PLACED))).isEqualTo("error skipped");
    assertThat(told(done(new Act.VoidLine(), PLACED))).isEqualTo("error cancelled");
  }

  @Test
  void what_is_booked_is_created() {
    assertThat(told(created())).isEqualTo("created null");
    var byHand = done(new Act.Resolve(true, "Ada", "seen"), unknown());
    assertThat(told(byHand)).isEqualTo("created resolved_by_hand");
    var changed = new Verdict.Done(OTHER, true).on(unknown(), RULES, NOW, 0);
    assertThat(told(changed)).isEqualTo("created changed_in_erp");
  }

  private static String told(Standing standing) {
    var told = Told.of(standing, false);
    return told.word().text() + " " + told.reasonCode();
  }
}
