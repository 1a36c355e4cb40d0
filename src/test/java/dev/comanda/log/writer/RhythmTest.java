package dev.comanda.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a writer waits for more, and when it does not. */
class RhythmTest {
  private final Rhythm rhythm = new Rhythm();

  @Test
  void nothing_is_waited_for_before_and_after_small_groups() {
    assertThat(rhythm.wanted()).isZero();
    rhythm.turn(7, Duration.ofMillis(2).toNanos());
    assertThat(rhythm.wanted()).isZero();
  }

  @Test
  void those_of_a_large_group_are_waited_for_half_as_long_as_it_took() {
    rhythm.turn(30, Duration.ofMillis(4).toNanos());
    assertThat(rhythm.wanted()).isEqualTo(30);
    assertThat(rhythm.waitNanos()).isEqualTo(Duration.ofMillis(2).toNanos());
  }

  @Test
  void no_wait_is_longer_than_five_milliseconds() {
    rhythm.turn(256, Duration.ofSeconds(1).toNanos());
    assertThat(rhythm.waitNanos()).isEqualTo(Duration.ofMillis(5).toNanos());
  }
}
