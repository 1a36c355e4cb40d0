package dev.comanda.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Few at once, and nobody waits without end. */
class TurnsTest {
  private final Turns turns = new Turns(1, Duration.ofMillis(1), "All at once.");

  @Test
  void who_gets_no_turn_in_time_is_refused_and_may_come_back() {
    assertThatThrownBy(() -> turns.take(() -> turns.take(() -> "two at once")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(Code.BUSY);
              assertThat(refused.detail()).isEqualTo("All at once.");
              assertThat(refused.retryAfterSeconds()).isEqualTo(1);
            });
  }

  @Test
  void a_turn_is_given_back_whatever_was_done_in_it() {
    assertThat(turns.take(() -> "done")).isEqualTo("done");
    assertThatThrownBy(
            () ->
                turns.take(
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(turns.take(() -> "done again")).isEqualTo("done again");
    assertThat(turns.waiting()).isZero();
  }

  @Test
  void who_is_told_to_stop_waits_no_longer_and_still_knows_it() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> turns.take(() -> "done")).isInstanceOf(Refused.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
