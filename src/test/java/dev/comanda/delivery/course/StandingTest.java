package dev.comanda.delivery.course;

import static dev.comanda.delivery.course.Oil.NOW;
import static dev.comanda.delivery.course.Oil.PLACED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StandingTest {
  @Test
  void what_cannot_be_is_no_standing() {
    assertThatThrownBy(() -> PLACED.to(State.PLACED, null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PLACED.to(State.ERROR, null, NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PLACED.to(State.UNKNOWN, null, NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PLACED.to(State.CLEARED, null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Lane(null, null, NOW, null, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_reason_is_bounded_and_no_character_is_torn() {
    var cut = new Reason("c".repeat(100), "x".repeat(Reason.TEXT_LENGTH_MAX - 1) + "😀");
    assertThat(cut.code()).hasSize(Reason.CODE_LENGTH_MAX);
    assertThat(cut.text()).hasSize(Reason.TEXT_LENGTH_MAX - 1);
  }
}
