package dev.comanda.delivery.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One place never takes the turns of all others. */
class LocationTurnsTest {
  private final UUID bar = new UUID(0, 1);
  private final UUID bistro = new UUID(0, 2);
  private final LocationTurns turns = new LocationTurns(2, 3);

  @Test
  void each_place_has_some_and_all_together_no_more_than_there_are() {
    assertThat(turns.begin(bar)).isTrue();
    assertThat(turns.begin(bar)).isTrue();
    assertThat(turns.begin(bar)).isFalse();
    assertThat(turns.begin(bistro)).isTrue();
    assertThat(turns.begin(bistro)).isFalse();
    turns.end(bar);
    assertThat(turns.begin(bistro)).isTrue();
    assertThat(turns.begin(bar)).isFalse();
    turns.end(bistro);
    turns.end(bistro);
    assertThat(turns.begin(bar)).isTrue();
    assertThat(turns.begin(bar)).isFalse();
  }
}
