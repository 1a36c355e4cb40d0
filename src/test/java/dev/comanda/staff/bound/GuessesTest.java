package dev.comanda.staff.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.HandClock;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.staff.bound.Guesses.Guesser;
import dev.comanda.staff.bound.Guesses.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be guessed is bounded for each account, and whoever knows the secret comes in. */
class GuessesTest {
  private static final UUID ADA = new UUID(0, 1);
  private static final String BAR = "192.0.2.7";
  private final Refused wrong = new Refused(Code.INVALID_CREDENTIALS, "Wrong.");

  private final HandClock clock = new HandClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final List<Guesses.Burst> bursts = new ArrayList<>();
  private final Guesses guesses =
      new Guesses(clock, bursts::add, nanos -> clock.pass(Duration.ofNanos(nanos)));

  private static Guesser ada(String address) {
    return new Guesser(address, ADA.toString(), Optional.of(ADA), Optional.empty());
  }

  private static Guesser adaOn(long device) {
    return new Guesser(BAR, ADA.toString(), Optional.of(ADA), Optional.of(new UUID(7, device)));
  }

  @ParameterizedTest
  @EnumSource
  void who_guesses_without_haste_is_told_no_more_and_is_a_burst_too(Secret secret) {
    int answered = 0;
    for (int i = 0; i < 60; i++) {
      answered += guess(secret, ada(BAR)) == wrong ? 1 : 0;
      clock.pass(Duration.ofSeconds(20));
    }
    assertThat(answered).isBetween(secret.burst(), secret.burst() + 4);
    assertThat(bursts).hasSize(1);
  }

  /** What becomes of a wrong one, once its turn has come. */
  private Refused guess(Secret secret, Guesser who) {
    try {
      return guesses.turn(secret, who).wrong(wrong);
    } catch (Refused e) {
      return e;
    }
  }

  /** How long whoever knows the secret waits to come in, which must be. */
  private Duration comesIn(Secret secret, Guesser who) {
    var before = clock.instant();
    guesses.turn(secret, who).right();
    return Duration.between(before, clock.instant());
  }

  @ParameterizedTest
  @EnumSource
  void fresh_devices_reset_nothing(Secret secret) {
    int answered = 0;
    for (int device = 0; device < 50; device++) {
      for (int i = 0; i < 5; i++) {
        // Each device of somebody else's is nothing to this account, so it is not even named.
        answered += guess(secret, ada("198.51.100." + device)) == wrong ? 1 : 0;
      }
    }
    assertThat(answered).isBetween(secret.burst(), secret.burst() + 5);
  }

  @ParameterizedTest
  @EnumSource
  void an_hour_and_a_day_of_guessing_find_little(Secret secret) {
    int[] most = secret == Secret.PASSWORD ? new int[] {561, 8_841} : new int[] {313, 589};
    assertThat(looksWithin(secret, Duration.ofHours(1))).isLessThanOrEqualTo(most[0]);
    assertThat(looksWithin(secret, Duration.ofHours(23))).isLessThanOrEqualTo(most[1] - most[0]);
  }

  /** How many guesses are looked at within a time, from as many addresses as one likes. */
  private int looksWithin(Secret secret, Duration time) {
    var end = clock.instant().plus(time);
    int looks = 0;
    for (int i = 0; clock.instant().isBefore(end); i++) {
      try {
        var turn = guesses.turn(secret, ada("198.51." + i % 250 + ".1"));
        assertThat(turn.wrong(wrong)).isNotNull();
        looks++;
      } catch (Refused e) {
        clock.pass(Duration.ofSeconds(e.retryAfterSeconds()));
      }
    }
    return looks;
  }

  @ParameterizedTest
  @EnumSource
  void after_hundreds_of_wrong_ones_the_right_one_comes_in_within_seconds(Secret secret) {
    for (int i = 0; i < 290; i++) {
      guess(secret, ada(BAR));
    }
    assertThat(comesIn(secret, ada(BAR))).isLessThanOrEqualTo(Guesses.WAIT_MAX);
    assertThat(comesIn(secret, ada("203.0.113.5"))).isLessThanOrEqualTo(Guesses.WAIT_MAX);
  }

  @Test
  void who_guesses_a_password_without_pause_keeps_nobody_waiting_elsewhere() {
    for (int hour = 0; hour < 3; hour++) {
      for (int i = 0; i < 360; i++) {
        guess(Secret.PASSWORD, ada(BAR));
      }
      assertThat(comesIn(Secret.PASSWORD, ada("203.0.113." + hour))).isZero();
    }
  }

  @Test
  void what_cannot_succeed_takes_nothing_of_an_account() {
    for (int i = 0; i < 500; i++) {
      inVain("198.51.100.9");
    }
    assertThat(comesIn(Secret.PIN, ada(BAR))).isZero();
    assertThat(bursts).hasSize(1);
    var later = clock.instant();
    inVain("198.51.100.9");
    assertThat(clock.instant()).isAfter(later);
  }

  private void inVain(String address) {
    guesses.inVain(Secret.PIN, address);
  }

  @ParameterizedTest
  @EnumSource
  void what_has_no_turn_leaves_nothing_counted(Secret secret) {
    for (int i = 0; i < secret.burst(); i++) {
      guess(secret, adaOn(1));
    }
    for (int i = 0; i < 3; i++) {
      guesses.turn(secret, adaOn(1)).undecided();
    }
    assertThat(guess(secret, adaOn(1)).code()).isEqualTo(Code.TOO_MANY);
  }

  @ParameterizedTest
  @EnumSource
  void on_a_device_of_their_own_nobody_elses_guesses_count(Secret secret) {
    for (int i = 0; i < 2_000; i++) {
      guess(secret, ada(BAR));
    }
    assertThat(comesIn(secret, adaOn(1))).isZero();
    for (int i = 0; i < secret.burst(); i++) {
      assertThat(guess(secret, adaOn(1))).isSameAs(wrong);
    }
    assertThat(guess(secret, adaOn(1)).code()).isEqualTo(Code.TOO_MANY);
    assertThat(comesIn(secret, adaOn(2))).isZero();
  }

  @Test
  void from_where_the_right_password_came_no_guesses_of_other_places_count() {
    comesIn(Secret.PASSWORD, ada(BAR));
    for (int i = 0; i < 2_000; i++) {
      guess(Secret.PASSWORD, ada("198.51.100.9"));
      guess(Secret.PASSWORD, new Guesser(BAR, "account-" + i, Optional.empty(), Optional.empty()));
    }
    assertThat(guesses.expected(Secret.PASSWORD, ada(BAR))).isTrue();
    assertThat(comesIn(Secret.PASSWORD, ada(BAR))).isZero();
  }

  @Test
  void guessing_through_many_accounts_is_slowed_and_a_colleague_there_comes_in() {
    int answered = 0;
    for (int i = 0; i < 500; i++) {
      var who = new Guesser(BAR, "account-" + i, Optional.empty(), Optional.empty());
      answered += guess(Secret.PASSWORD, who) == wrong ? 1 : 0;
    }
    assertThat(answered).isEqualTo(Guesses.ADDRESS.burst());
    assertThat(comesIn(Secret.PASSWORD, ada(BAR))).isLessThanOrEqualTo(Guesses.WAIT_ADDRESS_MAX);
  }

  @Test
  void who_waits_longer_than_a_page_does_is_told_when_to_come_back() {
    for (int i = 0; i < 100; i++) {
      guess(Secret.PASSWORD, ada(BAR));
    }
    var still = new Guesses(Clock.fixed(clock.instant(), ZoneOffset.UTC), bursts::add, nanos -> {});
    var refused = wrong.retryAfter(0);
    for (int i = 0; i < 100 && refused.retryAfterSeconds() < 10; i++) {
      try {
        refused = still.turn(Secret.PASSWORD, ada(BAR)).wrong(wrong);
      } catch (Refused e) {
        refused = e;
      }
    }
    assertThat(refused.code()).isEqualTo(Code.TOO_MANY);
    assertThat(refused.retryAfterSeconds()).isBetween(10, 12);
  }

  @Test
  void a_burst_is_told_once_an_hour() {
    for (int i = 0; i < 40; i++) {
      guess(Secret.PIN, ada(BAR));
    }
    assertThat(bursts).containsExactly(new Guesses.Burst(Secret.PIN, Optional.of(ADA), BAR));
  }

  @Test
  void right_ones_are_never_counted() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(comesIn(Secret.PIN, ada(BAR))).isZero();
    }
    assertThat(bursts).isEmpty();
  }

  @Test
  void letters_and_space_around_make_no_other_account() {
    for (int i = 0; i < Secret.PASSWORD.burst(); i++) {
      guess(Secret.PASSWORD, new Guesser(BAR, "x@y", Optional.empty(), Optional.empty()));
    }
    var same = new Guesser("192.0.2.9", " X@Y ", Optional.empty(), Optional.empty());
    assertThat(guess(Secret.PASSWORD, same).code()).isEqualTo(Code.TOO_MANY);
    assertThat(
            catchThrowableOfType(Refused.class, () -> guesses.turn(Secret.PASSWORD, same).right()))
        .isNull();
  }
}
