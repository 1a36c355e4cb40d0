package dev.comanda.delivery.course;

import static dev.comanda.delivery.course.Oil.BOOKING;
import static dev.comanda.delivery.course.Oil.NOW;
import static dev.comanda.delivery.course.Oil.OWN_LOGIN;
import static dev.comanda.delivery.course.Oil.PLACED;
import static dev.comanda.delivery.course.Oil.in;
import static dev.comanda.delivery.course.Oil.trouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether an integration may try anything. */
class GateTest {
  private final Gate open = Gate.open(Rate.of(null, 100));

  @Test
  void what_is_stopped_or_paused_tries_nothing() {
    var rate = Rate.of(null, 1);
    var stopped = new Gate(false, false, false, 0, null, Breaker.CLOSED, rate, null);
    var paused = new Gate(true, true, false, 0, null, Breaker.CLOSED, rate, null);
    assertThat(stopped.shut(NOW, true)).contains(WhyNot.STOPPED);
    assertThat(paused.shut(NOW, true)).contains(WhyNot.PAUSED);
    assertThat(open.shut(NOW, false)).isEmpty();
  }

  @Test
  void a_refused_password_shuts_all_but_those_that_have_their_own() {
    var shut = after(open, Kind.CREDENTIALS, NOW);
    assertThat(shut.shut(in(100_000), false)).contains(WhyNot.CREDENTIALS);
    assertThat(shut.shut(NOW, true)).isEmpty();
    assertThat(answered(shut, NOW).shut(NOW, false)).contains(WhyNot.CREDENTIALS);
    var own = ended(open, OWN_LOGIN, trouble(Kind.CREDENTIALS), NOW);
    assertThat(own.shut(NOW, false)).isEmpty();
  }

  @Test
  void what_was_let_begin_goes_on_unless_something_shuts_the_gate_meanwhile() {
    var one = Gate.open(Rate.of(1, 1)).begun(NOW);
    assertThat(one.shut(NOW, false)).contains(WhyNot.IN_FLIGHT);
    assertThat(one.goesOn(NOW)).isTrue();
    assertThat(after(one.begun(NOW), Kind.CREDENTIALS, NOW).goesOn(NOW)).isFalse();
    assertThat(after(one.begun(NOW), Kind.BUSY, NOW).goesOn(NOW)).isFalse();
    var away = one;
    for (int i = 0; i < Breaker.FAILURES_MAX; i++) {
      assertThat(away.goesOn(NOW)).isTrue();
      away = after(away.begun(NOW), Kind.UNREACHABLE, NOW);
    }
    assertThat(away.goesOn(NOW)).isFalse();
    var tries = away.begun(in(100_000));
    assertThat(tries.shut(in(100_000), false)).isNotEmpty();
    assertThat(tries.goesOn(in(100_000))).as("the one that is to see").isTrue();
  }

  @Test
  void whoever_comes_after_another_keeps_its_share_of_a_minute() {
    var before = Gate.open(Rate.of(6, 100)).begun(NOW);
    assertThat(before.shut(NOW, false)).contains(WhyNot.RATE);
    var next = Gate.open(Rate.of(6, 100)).after(before, false);
    assertThat(next.shut(NOW, false)).contains(WhyNot.RATE);
    assertThat(next.shut(in(10), false)).isEmpty();
    assertThat(open.after(before, false).shut(NOW, false)).isEmpty();
  }

  @Test
  void who_is_asked_for_patience_has_more_of_it_each_time() {
    var once = after(open, Kind.BUSY, NOW);
    assertThat(once.notBefore()).isEqualTo(NOW.plusMillis(2500));
    assertThat(once.shut(in(2), true)).contains(WhyNot.SLOWED);
    assertThat(once.shut(in(3), false)).isEmpty();
    var together = after(after(once, Kind.BUSY, NOW), Kind.BUSY, NOW);
    assertThat(together.notBefore()).isEqualTo(once.notBefore());
    var twice = after(together, Kind.BUSY, in(3));
    assertThat(twice.notBefore()).isEqualTo(in(8));
    assertThat(answered(twice, NOW).slowed()).isZero();
    var asked = new Trouble(Kind.BUSY, "busy", "Later.", Duration.ofMinutes(9));
    assertThat(ended(open, BOOKING, asked, NOW).notBefore()).isEqualTo(in(540));
  }

  @Test
  void who_goes_on_at_the_same_erp_knows_what_was_met_there() {
    var asked = after(open, Kind.BUSY, NOW);
    assertThat(open.after(asked, false)).isEqualTo(asked);
    var away = open;
    for (int i = 0; i < Breaker.FAILURES_MAX; i++) {
      away = after(away, Kind.UNREACHABLE, NOW);
    }
    assertThat(open.after(away, false).shut(in(4), false)).contains(WhyNot.UNREACHED);
    // Who was let through to see has ended without a word: another may.
    assertThat(open.after(away.begun(in(5)), false).shut(in(5), false)).isEmpty();
    assertThat(open.after(away, true).shut(in(100), false)).contains(WhyNot.CREDENTIALS);
    assertThat(open.after(away, true).shut(in(100), true)).isEmpty();
  }

  @Test
  void what_cannot_be_reached_is_left_alone_for_a_while_then_one_looks() {
    var gate = open;
    for (int i = 1; i < Breaker.FAILURES_MAX; i++) {
      gate = after(gate, i % 2 == 0 ? Kind.UNREACHABLE : Kind.SESSION_LOST, NOW);
      assertThat(gate.breaker().how(NOW)).isEqualTo(Breaker.How.CLOSED);
    }
    gate = after(gate, Kind.UNREACHABLE, NOW);
    assertThat(gate.breaker().how(NOW)).isEqualTo(Breaker.How.OPEN);
    assertThat(gate.shut(in(4), false)).contains(WhyNot.UNREACHED);
    assertThat(gate.shut(in(5), false)).isEmpty();
    var tries = gate.begun(in(5));
    assertThat(tries.breaker().how(in(5))).isEqualTo(Breaker.How.HALF_OPEN);
    assertThat(tries.shut(in(5), false)).contains(WhyNot.UNREACHED);
    assertThat(answered(tries, in(6)).breaker()).isEqualTo(Breaker.CLOSED);
    var failed = after(tries, Kind.UNREACHABLE, in(6));
    assertThat(failed.breaker().how(in(6))).isEqualTo(Breaker.How.OPEN);
    assertThat(failed.breaker().openUntil()).isEqualTo(in(16));
  }

  @Test
  void who_looks_and_never_says_lets_another_look() {
    var breaker = new Breaker(Breaker.FAILURES_MAX, NOW, false).begun(NOW);
    assertThat(breaker.lets(NOW.plus(Breaker.TRY).minusMillis(1))).isFalse();
    assertThat(breaker.lets(NOW.plus(Breaker.TRY))).isTrue();
  }

  @Test
  void what_fails_late_does_not_open_it_for_longer() {
    var breaker = new Breaker(Breaker.FAILURES_MAX, in(9), false);
    assertThat(breaker.failed(in(5), 0)).isEqualTo(breaker);
  }

  @Test
  void a_refusal_is_an_answer() {
    var failing = after(open, Kind.UNREACHABLE, NOW);
    assertThat(after(failing, Kind.REFUSED, NOW).breaker()).isEqualTo(Breaker.CLOSED);
  }

  @Test
  void no_minute_has_more_than_its_share_also_when_everything_waits() {
    var rate = Rate.of(6, 1000);
    int begun = 0;
    for (int second = 0; second < 60; second++) {
      while (!rate.fast(in(second))) {
        rate = rate.begun(in(second));
        begun++;
      }
    }
    assertThat(begun).isEqualTo(6);
  }

  @Test
  void who_was_let_through_and_found_nothing_to_do_keeps_nobody_waiting() {
    var broken = new Breaker(Breaker.FAILURES_MAX, NOW, false);
    var gate = new Gate(true, false, false, 0, null, broken, Rate.of(null, 2), null).begun(NOW);
    assertThat(gate.shut(NOW, false)).contains(WhyNot.UNREACHED);
    assertThat(gate.dropped().shut(NOW, false)).isEmpty();
    assertThat(gate.opensAt(NOW)).contains(NOW.plus(Breaker.TRY));
    assertThat(gate.dropped().opensAt(NOW)).isEmpty();
  }

  @Test
  void so_many_are_under_way_at_most() {
    var two = Gate.open(Rate.of(null, 2)).begun(NOW).begun(NOW);
    assertThat(two.shut(NOW, false)).contains(WhyNot.IN_FLIGHT);
    assertThat(two.dropped().shut(NOW, false)).isEmpty();
    assertThat(answered(two, NOW).shut(NOW, false)).isEmpty();
    var fast = Gate.open(Rate.of(60, 2)).begun(NOW);
    assertThat(fast.shut(NOW, false)).contains(WhyNot.RATE);
    assertThat(fast.shut(in(1), false)).isEmpty();
  }

  @Test
  void outside_its_hours_nothing_begins_and_what_else_keeps_it_shut_does_so_afterwards_too() {
    var hours = new Hours(LocalTime.of(12, 0), LocalTime.of(9, 0), ZoneOffset.UTC);
    var gate = new Gate(true, false, false, 0, null, Breaker.CLOSED, Rate.of(60, 2), hours);
    var noon = NOW.plus(Duration.ofHours(2));
    assertThat(gate.shut(NOW, true)).contains(WhyNot.HOURS);
    assertThat(gate.opensAt(NOW)).contains(noon);
    assertThat(gate.shut(noon, false)).isEmpty();
    assertThat(gate.opensAt(noon)).isEmpty();
    var begun = gate.begun(noon.minusMillis(1));
    assertThat(begun.opensAt(NOW)).contains(noon.plusMillis(999));
    assertThat(answered(begun, noon).hours()).isEqualTo(hours);
    var elsewhere = gate.in(ZoneOffset.ofHours(2));
    assertThat(elsewhere.shut(NOW, true)).isEmpty();
    assertThat(open.in(ZoneOffset.ofHours(2))).isEqualTo(open);
  }

  @Test
  void a_limit_lets_something_through() {
    assertThatThrownBy(() -> Rate.of(null, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rate.of(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Gate after(Gate gate, Kind kind, Instant now) {
    return ended(gate, BOOKING, trouble(kind), now);
  }

  private static Gate ended(Gate gate, Booking booking, Trouble trouble, Instant now) {
    return gate.ended(Attempt.at(Aim.BOOK, booking, PLACED).troubled(trouble), now, 0);
  }

  private static Gate answered(Gate gate, Instant now) {
    return gate.ended(Attempt.at(Aim.BOOK, BOOKING, PLACED).found(List.of(), now), now, 0);
  }
}
