package dev.comanda.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How soon screens are told again. */
class PaceTest {
  private final Pace pace = new Pace();

  @Test
  void the_first_is_told_at_once() {
    assertThat(pace.waitMillis(0)).isZero();
    pace.sent(1_000, 50);
    assertThat(pace.waitMillis(2_000)).isNegative();
  }

  @Test
  void the_more_listen_the_longer_commits_are_collected() {
    assertThat(waitAfter(1)).isEqualTo(Pace.MILLIS_MIN);
    assertThat(waitAfter(50)).isEqualTo(Pace.MILLIS_MIN);
    assertThat(waitAfter(200)).isEqualTo(10);
    assertThat(waitAfter(18_000)).isEqualTo(Pace.MILLIS_MAX);
  }

  private long waitAfter(int readers) {
    pace.sent(1_000, readers);
    return pace.waitMillis(1_000);
  }
}
