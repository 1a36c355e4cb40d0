package dev.comanda.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Guests come while somebody looks. */
class OnlookersTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Onlookers onlookers = new Onlookers(Instant.EPOCH);
  private Instant now = Instant.EPOCH;
  private int begun;

  @Test
  void guests_come_for_a_while_after_the_start() {
    pass(4, 0);
    assertThat(onlookers.any(now)).isTrue();
    pass(2, 0);
    assertThat(onlookers.any(now)).isFalse();
  }

  @Test
  void a_screen_that_is_opened_brings_them_back_at_once() {
    pass(600, 0);
    assertThat(onlookers.any(now)).isFalse();
    open();
    pass(1, 1);
    assertThat(onlookers.any(now)).isTrue();
  }

  @Test
  void they_stay_away_some_minutes_after_the_last_screen_was_closed() {
    open();
    pass(30, 1);
    pass(4, 0);
    assertThat(onlookers.any(now)).isTrue();
    pass(2, 0);
    assertThat(onlookers.any(now)).isFalse();
  }

  @Test
  void a_screen_that_is_left_alone_for_hours_is_no_onlooker_though_its_sign_in_is_renewed() {
    open();
    renewedEachQuarter(7);
    assertThat(onlookers.any(now)).isTrue();
    renewedEachQuarter(2);
    assertThat(onlookers.any(now)).isFalse();
    renewedEachQuarter(40);
    assertThat(onlookers.any(now)).isFalse();
  }

  @Test
  void who_comes_back_to_it_and_opens_another_page_is_one() {
    open();
    renewedEachQuarter(40);
    open();
    pass(1, 1);
    assertThat(onlookers.any(now)).isTrue();
  }

  @Test
  void one_more_screen_beside_those_left_alone_is_one() {
    open();
    renewedEachQuarter(40);
    pass(14, 1);
    open();
    pass(1, 2);
    assertThat(onlookers.any(now)).isTrue();
  }

  private void open() {
    begun++;
  }

  private void renewedEachQuarter(int times) {
    for (int i = 0; i < times; i++) {
      pass(15, 1);
      begun++;
    }
    pass(1, 1);
  }

  private void pass(int minutes, int open) {
    for (int i = 0; i < minutes; i++) {
      now = now.plus(MINUTE);
      onlookers.look(now, open, begun);
    }
  }
}
