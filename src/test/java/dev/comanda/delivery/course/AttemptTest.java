package dev.comanda.delivery.course;

import static dev.comanda.delivery.course.Oil.BOOKING;
import static dev.comanda.delivery.course.Oil.LINE;
import static dev.comanda.delivery.course.Oil.NOW;
import static dev.comanda.delivery.course.Oil.OTHER;
import static dev.comanda.delivery.course.Oil.OWN_LOGIN;
import static dev.comanda.delivery.course.Oil.PLACED;
import static dev.comanda.delivery.course.Oil.in;
import static dev.comanda.delivery.course.Oil.trouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.delivery.course.Attempt.Next;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptTest {
  private final Attempt begun = Attempt.at(Aim.BOOK, BOOKING, PLACED);

  /** Nothing was found, and it is written down that a create begins. */
  private final Attempt creating = begun.found(List.of(), NOW).mayCreate(in(30));

  @Test
  void a_line_is_looked_for_before_anything_else() {
    assertThat(begun.next(NOW)).isEqualTo(Next.FIND);
  }

  @Test
  void what_stands_there_already_is_created_and_nothing_is_submitted() {
    var attempt = begun.found(List.of(LINE), NOW);
    assertThat(attempt.next(NOW)).isEqualTo(Next.GIVE_VERDICT);
    assertThat(attempt.said()).isEqualTo(new Verdict.Done(LINE, false));
  }

  @Test
  void several_lines_are_a_duplicate_and_a_person_looks() {
    assertThat(codeOf(begun.found(List.of(LINE, LINE), NOW))).isEqualTo(Reason.DUPLICATE);
  }

  @Test
  void a_line_with_another_amount_is_a_mismatch() {
    assertThat(codeOf(begun.found(List.of(OTHER), NOW))).isEqualTo(Reason.MISMATCH);
  }

  @Test
  void a_line_that_we_may_have_booked_before_was_changed_by_somebody() {
    var attempt = Attempt.at(Aim.BOOK, BOOKING, Oil.unknown()).found(List.of(OTHER), NOW);
    assertThat(attempt.said()).isEqualTo(new Verdict.Done(OTHER, true));
  }

  @Test
  void a_mismatch_is_not_made_a_change_by_trying_again() {
    var seen = Oil.creating().known(true, Oil.creating().creating()).to(State.PLACED, null, NOW);
    var attempt = Attempt.at(Aim.BOOK, BOOKING, seen).found(List.of(OTHER), NOW);
    assertThat(codeOf(attempt)).isEqualTo(Reason.MISMATCH);
  }

  @Test
  void nothing_is_submitted_before_it_is_written_down() {
    var looked = begun.found(List.of(), NOW);
    assertThat(looked.next(NOW)).isEqualTo(Next.WRITE_CREATING);
    assertThat(looked.mayNotCreate(Head.MayNot.LEASE_SHORT)).isEqualTo(looked);
    assertThat(looked.mayNotCreate(Head.MayNot.LOST).next(NOW)).isEqualTo(Next.STOP);
    assertThat(looked.mayNotCreate(Head.MayNot.UNWANTED).said()).isEqualTo(new Verdict.Unwanted());
    assertThat(looked.mayCreate(in(30)).next(NOW)).isEqualTo(Next.CREATE);
  }

  @Test
  void nothing_is_submitted_after_its_time() {
    assertThat(creating.next(in(29))).isEqualTo(Next.CREATE);
    assertThat(creating.next(in(30))).isEqualTo(Next.GIVE_VERDICT);
    assertThat(codeOf(creating)).isEqualTo(Reason.TOO_LATE);
  }

  @Test
  void nothing_that_is_no_longer_wanted_is_submitted() {
    var attempt = Attempt.at(Aim.BOOK, BOOKING, PLACED.unwanted(true)).found(List.of(), NOW);
    assertThat(attempt.said()).isEqualTo(new Verdict.Unwanted());
  }

  @Test
  void an_answer_of_the_create_says_nothing() {
    var returned = creating.createReturned();
    assertThat(returned.next(NOW)).isEqualTo(Next.FIND);
    assertThat(returned.found(List.of(LINE), NOW).said()).isEqualTo(new Verdict.Done(LINE, false));
    assertThat(returned.found(List.of(), NOW).said()).isInstanceOf(Verdict.Unknown.class);
    assertThat(returned.troubled(trouble(Kind.UNREACHABLE)).said())
        .isInstanceOf(Verdict.Unknown.class);
    assertThat(codeOf(returned.found(List.of(OTHER), NOW))).isEqualTo(Reason.MISMATCH);
  }

  @ParameterizedTest
  @EnumSource(Trouble.Kind.class)
  void after_any_trouble_of_the_create_the_line_is_looked_for(Trouble.Kind kind) {
    var met = creating.troubled(trouble(kind));
    assertThat(met.next(in(100))).isEqualTo(Next.FIND);
    assertThat(met.found(List.of(LINE), NOW).said()).isEqualTo(new Verdict.Done(LINE, false));
    assertThat(met.found(List.of(), NOW).said() instanceof Verdict.Unknown)
        .isEqualTo(!kind.before());
    assertThat(met.troubled(trouble(Kind.UNREACHABLE)).said() instanceof Verdict.Unknown)
        .isEqualTo(!kind.before());
  }

  @Test
  void what_a_create_says_of_other_lines_is_told_where_ours_is_found() {
    var met =
        creating.troubled(new Trouble(Kind.UNKNOWN, Trouble.OTHER_LINES_CHANGED, "They were 11."));
    var told = new Reason(Reason.OTHER_LINES_CHANGED, "They were 11.");
    assertThat(met.found(List.of(LINE), NOW).said()).isEqualTo(new Verdict.Done(LINE, false, told));
    assertThat(met.found(List.of(), NOW).said()).isEqualTo(new Verdict.Unknown(told));
    assertThat(codeOf(met.found(List.of(OTHER), NOW))).isEqualTo(Reason.MISMATCH);
  }

  @ParameterizedTest
  @EnumSource(Trouble.Kind.class)
  void what_met_trouble_before_anything_was_submitted_is_never_unknown(Trouble.Kind kind) {
    Class<?> expected =
        switch (kind) {
          case UNREACHABLE, SESSION_LOST, UNKNOWN -> Verdict.Again.class;
          case BUSY, CREDENTIALS -> Verdict.Waits.class;
          case REFUSED, PAGE_UNKNOWN -> Verdict.Failed.class;
        };
    assertThat(begun.troubled(trouble(kind)).said()).isInstanceOf(expected);
  }

  @Test
  void a_refused_password_of_a_task_s_own_parks_that_task_alone() {
    var attempt = Attempt.at(Aim.BOOK, OWN_LOGIN, PLACED).troubled(trouble(Kind.CREDENTIALS));
    assertThat(attempt.said()).isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void what_is_unknown_is_only_looked_for() {
    var verifying = Attempt.at(Aim.BOOK, BOOKING, Oil.unknown());
    assertThat(verifying.next(NOW)).isEqualTo(Next.FIND);
    assertThat(verifying.found(List.of(), in(5)).said()).isEqualTo(new Verdict.Missing(in(5)));
    assertThat(verifying.found(List.of(LINE), NOW).said()).isInstanceOf(Verdict.Done.class);
    assertThat(codeOf(verifying.found(List.of(LINE, LINE), NOW))).isEqualTo(Reason.DUPLICATE);
    assertThat(verifying.troubled(trouble(Kind.BUSY)).said()).isInstanceOf(Verdict.NotSeen.class);
  }

  @Test
  void the_integration_hears_what_failed_last_and_never_misses_what_lasts() {
    assertThat(begun.found(List.of(), NOW).heard()).isNull();
    assertThat(kindHeard(creating.troubled(trouble(Kind.UNREACHABLE)))).isEqualTo(Kind.UNREACHABLE);
    assertThat(creating.troubled(trouble(Kind.UNKNOWN)).found(List.of(LINE), NOW).heard()).isNull();
    var busy = creating.troubled(trouble(Kind.BUSY));
    assertThat(kindHeard(busy.found(List.of(), NOW))).isEqualTo(Kind.BUSY);
    assertThat(kindHeard(busy.troubled(trouble(Kind.UNREACHABLE)))).isEqualTo(Kind.BUSY);
  }

  @Test
  void a_line_that_is_to_be_taken_back_is_done_where_it_is_gone() {
    var attempt = Attempt.at(Aim.TAKE_BACK, BOOKING, PLACED);
    assertThat(attempt.found(List.of(), NOW).said()).isEqualTo(new Verdict.Done(null, false));
    var there = attempt.found(List.of(LINE), NOW);
    assertThat(there.next(NOW)).isEqualTo(Next.WRITE_CREATING);
    assertThat(there.mayCreate(in(30)).line()).isEqualTo(LINE);
    var taken = there.mayCreate(in(30)).createReturned();
    assertThat(taken.found(List.of(), NOW).said()).isEqualTo(new Verdict.Done(null, false));
    assertThat(taken.found(List.of(LINE), NOW).said()).isInstanceOf(Verdict.Unknown.class);
    assertThat(codeOf(attempt.found(List.of(OTHER), NOW))).isEqualTo(Reason.MISMATCH);
  }

  @Test
  void what_was_not_asked_for_is_a_fault_of_ours() {
    assertThatThrownBy(() -> creating.found(List.of(), NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(begun::createReturned).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(begun::said).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> creating.mayCreate(in(60))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> creating.mayNotCreate(Head.MayNot.LOST))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> begun.found(List.of(), NOW).troubled(trouble(Kind.BUSY)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Kind kindHeard(Attempt attempt) {
    return Objects.requireNonNull(attempt.heard()).kind();
  }

  private static String codeOf(Attempt attempt) {
    return switch (attempt.said()) {
      case Verdict.Wrong wrong -> wrong.reason().code();
      case Verdict.Failed failed -> failed.reason().code();
      case Verdict.Again again -> again.reason().code();
      case Verdict.Waits waits -> waits.reason().code();
      case Verdict.Unknown unknown -> unknown.reason().code();
      case Verdict.Done done -> throw new AssertionError(done);
      case Verdict.Unwanted unwanted -> throw new AssertionError(unwanted);
      case Verdict.Missing missing -> throw new AssertionError(missing);
      case Verdict.NotSeen notSeen -> throw new AssertionError(notSeen);
    };
  }
}
