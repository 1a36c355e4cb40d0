package dev.comanda.delivery.course;

import static dev.comanda.delivery.course.Oil.BOOKING;
import static dev.comanda.delivery.course.Oil.CREATE_LIMIT;
import static dev.comanda.delivery.course.Oil.LINE;
import static dev.comanda.delivery.course.Oil.NOBODY_KNOWS;
import static dev.comanda.delivery.course.Oil.NOW;
import static dev.comanda.delivery.course.Oil.OTHER;
import static dev.comanda.delivery.course.Oil.PLACED;
import static dev.comanda.delivery.course.Oil.RULES;
import static dev.comanda.delivery.course.Oil.SETTLES;
import static dev.comanda.delivery.course.Oil.creating;
import static dev.comanda.delivery.course.Oil.in;
import static dev.comanda.delivery.course.Oil.trouble;
import static dev.comanda.delivery.course.Oil.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What follows from what an attempt says. */
class VerdictTest {
  private static final Reason WHY = new Reason("unreachable", "Nobody answers.");
  private static final Verdict.Known ABSENT = new Verdict.Known(false, null);
  private static final Instant SETTLED = NOW.plus(CREATE_LIMIT).plus(SETTLES);

  @Test
  void what_was_seen_is_created() {
    var created = new Verdict.Done(LINE, false).on(creating(), RULES, NOW, 0);
    assertThat(created.state()).isEqualTo(State.CREATED);
    assertThat(created.reason()).isNull();
    assertThat(created.changedInErp()).isFalse();
  }

  @Test
  void what_somebody_has_changed_is_created_and_says_so() {
    var created = new Verdict.Done(OTHER, true).on(unknown(), RULES, NOW, 0);
    assertThat(created.state()).isEqualTo(State.CREATED);
    assertThat(created.changedInErp()).isTrue();
    assertThat(reason(created).text())
        .isEqualTo("In the ERP it stands with 5 of product 10 by now.");
  }

  @Test
  void what_became_of_other_lines_is_told_also_where_ours_is_found_later() {
    var told = new Reason(Reason.OTHER_LINES_CHANGED, "They were 11 2, and then were none.");
    var created = new Verdict.Done(LINE, false, told).on(creating(), RULES, NOW, 0);
    assertThat(created.state()).isEqualTo(State.CREATED);
    assertThat(created.reason()).isEqualTo(told);
    var unknown = new Verdict.Unknown(told).on(creating(), RULES, NOW, 0);
    var later = new Verdict.Done(LINE, false).on(unknown, RULES, NOW, 0);
    assertThat(later.state()).isEqualTo(State.CREATED);
    assertThat(later.reason()).isEqualTo(told);
    var other = new Verdict.Unknown(WHY).on(creating(), RULES, NOW, 0);
    assertThat(new Verdict.Done(LINE, false).on(other, RULES, NOW, 0).reason()).isNull();
  }

  @Test
  void what_could_not_be_reached_is_tried_again_ever_later_with_jitter() {
    var first = new Verdict.Again(WHY, null, ABSENT).on(creating(), RULES, NOW, 0);
    assertThat(first.state()).isEqualTo(State.PLACED);
    assertThat(first.reason()).isEqualTo(WHY);
    assertThat(first.attempts()).isEqualTo(1);
    assertThat(first.creating()).isNull();
    assertThat(first.dueAt()).isEqualTo(in(1));
    var second = new Verdict.Again(WHY, null, ABSENT).on(first, RULES, NOW, 0.5);
    assertThat(second.dueAt()).isEqualTo(in(3));
  }

  @Test
  void the_erp_s_own_word_for_how_long_counts_where_it_is_longer() {
    var again = new Verdict.Again(WHY, Duration.ofHours(1), ABSENT).on(PLACED, RULES, NOW, 0);
    assertThat(again.dueAt()).isEqualTo(in(3600));
    var soon = new Verdict.Again(WHY, Duration.ofMillis(1), ABSENT).on(PLACED, RULES, NOW, 0);
    assertThat(soon.dueAt()).isEqualTo(in(1));
  }

  @Test
  void nothing_is_tried_for_ever_and_what_is_given_up_keeps_its_reason() {
    var tried = PLACED;
    for (int i = 0; i < RULES.attemptsMax(); i++) {
      assertThat(tried.state()).isEqualTo(State.PLACED);
      tried = new Verdict.Again(WHY, null, ABSENT).on(tried, RULES, NOW, 0.99);
    }
    assertThat(tried.state()).isEqualTo(State.ERROR);
    assertThat(tried.reason()).isEqualTo(WHY);
    assertThat(tried.dueAt()).isNull();
  }

  @Test
  void what_waits_for_its_integration_uses_up_no_attempt() {
    var waits = new Verdict.Waits(WHY, Duration.ofSeconds(7), ABSENT).on(PLACED, RULES, NOW, 0);
    assertThat(waits.attempts()).isZero();
    assertThat(waits.dueAt()).isEqualTo(in(7));
  }

  @Test
  void what_was_refused_is_parked() {
    assertThat(Oil.refused().state()).isEqualTo(State.ERROR);
    assertThat(Oil.refused().dueAt()).isNull();
    assertThat(Oil.refused().attempts()).isEqualTo(1);
  }

  @Test
  void what_is_unwanted_by_now_and_surely_not_booked_is_cancelled() {
    var unwanted = creating().unwanted(true);
    assertThat(new Verdict.Again(WHY, null, ABSENT).on(unwanted, RULES, NOW, 0).state())
        .isEqualTo(State.CANCELLED);
    assertThat(new Verdict.Failed(WHY, ABSENT).on(unwanted, RULES, NOW, 0).state())
        .isEqualTo(State.CANCELLED);
    assertThat(new Verdict.Waits(WHY, null, ABSENT).on(unwanted, RULES, NOW, 0).state())
        .isEqualTo(State.CANCELLED);
    var mayAct = new Verdict.Known(false, creating().creating());
    assertThat(new Verdict.Failed(WHY, mayAct).on(unwanted, RULES, NOW, 0).state())
        .isEqualTo(State.ERROR);
    assertThat(new Verdict.Unknown(WHY).on(unwanted, RULES, NOW, 0).state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void what_was_booked_and_is_unwanted_is_taken_back_or_told() {
    var created = new Verdict.Done(LINE, false).on(creating().unwanted(true), RULES, NOW, 0);
    assertThat(created.owed(true)).isEqualTo(Standing.Owed.TAKE_BACK);
    assertThat(created.owed(false)).isEqualTo(Standing.Owed.ALERT);
    assertThat(Oil.created().owed(true)).isEqualTo(Standing.Owed.NOTHING);
  }

  @Test
  void what_is_unknown_is_looked_for_soon() {
    assertThat(unknown().state()).isEqualTo(State.UNKNOWN);
    assertThat(unknown().creating()).isEqualTo(creating().creating());
    assertThat(unknown().dueAt()).isEqualTo(in(20).plus(RULES.apart()));
  }

  @Test
  void it_is_booked_again_only_after_two_finds_that_were_asked_once_everything_had_settled() {
    var early = missing(unknown(), SETTLED.minusMillis(1));
    assertThat(early.looks().empty()).isZero();
    assertThat(early.dueAt()).isEqualTo(SETTLED);
    var one = missing(early, SETTLED);
    assertThat(one.state()).isEqualTo(State.UNKNOWN);
    assertThat(one.looks().empty()).isEqualTo(1);
    assertThat(one.dueAt()).isEqualTo(SETTLED.plus(RULES.apart()));
    var tooSoon = missing(one, SETTLED.plusMillis(1));
    assertThat(tooSoon).isEqualTo(one);
    var two = missing(tooSoon, SETTLED.plus(RULES.apart()));
    assertThat(two.state()).isEqualTo(State.PLACED);
    assertThat(two.dueAt()).isEqualTo(SETTLED.plus(RULES.apart()));
    assertThat(two.attempts()).isEqualTo(1);
    assertThat(two.creating()).as("that we had begun it is remembered").isNotNull();
  }

  @Test
  void early_looks_are_not_many_but_never_later_than_when_it_has_settled() {
    var looked = unknown();
    for (int i = 0; i < RULES.looksMax() + 5; i++) {
      looked = missing(looked, in(31));
    }
    assertThat(looked.dueAt()).isEqualTo(SETTLED);
  }

  @Test
  void where_nobody_can_say_how_late_an_erp_acts_a_person_decides() {
    var looked = unknown();
    for (int i = 0; i < NOBODY_KNOWS.looksMax(); i++) {
      assertThat(looked.dueAt()).isNotNull();
      looked = new Verdict.Missing(in(100_000)).on(looked, NOBODY_KNOWS, in(100_000), 0.5);
    }
    assertThat(looked.state()).isEqualTo(State.UNKNOWN);
    assertThat(looked.dueAt()).isNull();
  }

  @Test
  void what_is_submitted_and_never_seen_is_not_submitted_for_ever() {
    var often = unknown().withAttempts(RULES.attemptsMax());
    var last = missing(missing(often, SETTLED), SETTLED.plus(RULES.apart()));
    assertThat(last.state()).isEqualTo(State.ERROR);
    assertThat(reason(last).code()).isEqualTo(Reason.ATTEMPTS_USED_UP);
  }

  @Test
  void what_is_unwanted_is_cancelled_once_it_is_known_not_to_be_booked() {
    var one = missing(unknown().unwanted(true), SETTLED);
    assertThat(missing(one, SETTLED.plus(RULES.apart())).state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void a_look_that_met_trouble_says_nothing_and_the_next_one_comes_however_many_did() {
    var looked = missing(unknown(), SETTLED);
    for (int i = 0; i < RULES.looksMax() + 5; i++) {
      looked = notSeen(looked, Kind.UNREACHABLE, false);
      assertThat(looked.looks().empty()).isEqualTo(1);
      assertThat(looked.state()).isEqualTo(State.UNKNOWN);
      assertThat(looked.dueAt()).isAfter(NOW).isBefore(NOW.plus(RULES.backoff().most()));
    }
  }

  @Test
  void a_login_that_cannot_be_read_ends_no_search() {
    var unread = new Trouble(Kind.CREDENTIALS, Reason.CREDENTIALS_UNREADABLE, "No key one.");
    for (boolean own : new boolean[] {true, false}) {
      var looked = new Verdict.NotSeen(Failure.of(unread), own).on(unknown(), RULES, NOW, 0);
      assertThat(looked.state()).isEqualTo(State.UNKNOWN);
      assertThat(looked.reason()).isEqualTo(unknown().reason());
      assertThat(looked.dueAt()).isAfter(NOW);
    }
  }

  @Test
  void a_look_that_all_of_the_integration_must_wait_for_uses_up_none() {
    assertThat(notSeen(unknown(), Kind.BUSY, false).looks()).isEqualTo(Standing.Looks.NONE);
    assertThat(notSeen(unknown(), Kind.CREDENTIALS, false).dueAt()).isEqualTo(NOW);
    assertThat(notSeen(unknown(), Kind.CREDENTIALS, true).dueAt()).isNull();
  }

  @Test
  void a_wait_is_half_by_lot_and_never_longer_than_the_longest() {
    var backoff = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60));
    assertThat(backoff.after(1, 0, null)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.after(1, 0.5, null)).isEqualTo(Duration.ofMillis(1500));
    assertThat(backoff.after(1000, 0, null)).isEqualTo(Duration.ofSeconds(30));
    assertThat(backoff.after(1000, 0.999, null)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void a_lease_outlasts_a_create() {
    assertThat(RULES.lease()).isGreaterThan(RULES.createLimit());
    assertThat(Attempt.at(Aim.BOOK, BOOKING, unknown()).verifies()).isTrue();
  }

  private static Standing missing(Standing standing, Instant askedAt) {
    return new Verdict.Missing(askedAt).on(standing, RULES, askedAt, 0.99);
  }

  private static Standing notSeen(Standing standing, Kind kind, boolean ownLogin) {
    var failure = Failure.of(trouble(kind));
    return new Verdict.NotSeen(failure, ownLogin).on(standing, RULES, NOW, 0);
  }

  private static Reason reason(Standing standing) {
    return Objects.requireNonNull(standing.reason());
  }
}
