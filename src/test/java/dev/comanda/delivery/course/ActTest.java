package dev.comanda.delivery.course;

import static dev.comanda.delivery.course.Oil.ID;
import static dev.comanda.delivery.course.Oil.ITEM;
import static dev.comanda.delivery.course.Oil.NOW;
import static dev.comanda.delivery.course.Oil.PLACED;
import static dev.comanda.delivery.course.Oil.RULES;
import static dev.comanda.delivery.course.Oil.adas;
import static dev.comanda.delivery.course.Oil.cleared;
import static dev.comanda.delivery.course.Oil.created;
import static dev.comanda.delivery.course.Oil.done;
import static dev.comanda.delivery.course.Oil.duplicate;
import static dev.comanda.delivery.course.Oil.in;
import static dev.comanda.delivery.course.Oil.refused;
import static dev.comanda.delivery.course.Oil.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person may do, and what it does. */
class ActTest {
  private static final Act RETRY = new Act.Retry();
  private static final Act EDIT = new Act.Edit(ITEM, false);
  private static final Act MOVE = new Act.Edit(ITEM, true);
  private static final Act SKIP = new Act.Skip("Ada", "given away");
  private static final Act BOOKED = new Act.Resolve(true, "Ada", "it is on page 2");
  private static final Act NOT_BOOKED = new Act.Resolve(false, "Ada", "I looked twice");
  private static final Act CLEAR = new Act.Clear("Ada", "later");
  private static final Act UNDO = new Act.UndoClear();
  private static final Act VOID = new Act.VoidLine();
  private static final Standing HELD = Standing.of(new Item(null, "10", ITEM.quantity()), NOW);

  static List<Act> all() {
    return List.of(RETRY, EDIT, MOVE, SKIP, BOOKED, NOT_BOOKED, CLEAR, UNDO, VOID);
  }

  private static List<Standing> standings() {
    return List.of(
        PLACED,
        HELD,
        refused(),
        duplicate(),
        unknown(),
        created(),
        done(SKIP, PLACED),
        done(VOID, PLACED),
        cleared(PLACED),
        cleared(unknown()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothing_but_a_void_touches_what_is_worked_on_and_that_waits_for_the_verdict(Act act) {
    var ruling = act.on(ID, PLACED, adas(), RULES, NOW);
    if (act.equals(VOID)) {
      assertThat(ruling).isEqualTo(new Act.Changed(PLACED.unwanted(true), adas()));
    } else {
      assertThat(why(ruling)).isEqualTo(Act.Why.IN_FLIGHT);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void an_act_changes_something_or_says_why_not(Act act) {
    for (var standing : standings()) {
      switch (act.on(ID, standing, Lane.NEW, RULES, in(1))) {
        case Act.Changed changed ->
            assertThat(changed.standing()).as("%s of %s", act, standing).isNotEqualTo(standing);
        case Act.Refusal refusal -> assertThat(refusal.text()).endsWith(".");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void what_was_cleared_comes_back_by_undoing_alone(Act act) {
    for (var standing : List.of(PLACED, HELD, refused(), duplicate(), unknown())) {
      var ruling = act.on(ID, cleared(standing), Lane.NEW, RULES, in(1));
      if (act.equals(UNDO)) {
        assertThat(ruling).isEqualTo(new Act.Changed(standing, Lane.NEW));
      } else if (act.equals(VOID)) {
        assertThat(((Act.Changed) ruling).standing().state()).isIn(State.CLEARED, State.CANCELLED);
      } else {
        assertThat(why(ruling)).isIn(Act.Why.CLEARED, Act.Why.NOT_CLEARED);
      }
    }
  }

  @Test
  void what_a_dead_process_left_is_judged_as_unknown_and_its_word_counts_no_more() {
    var late = in((int) RULES.lease().toSeconds());
    assertThat(why(SKIP.on(ID, Oil.creating(), adas(), RULES, late)))
        .isEqualTo(Act.Why.OUTCOME_UNKNOWN);
    var ruling = (Act.Changed) BOOKED.on(ID, Oil.creating(), adas(), RULES, late);
    assertThat(ruling.standing().state()).isEqualTo(State.CREATED);
    assertThat(ruling.lane().holds(adas().claim())).isFalse();
  }

  @Test
  void an_act_on_one_that_is_not_the_head_leaves_its_lane_alone() {
    var ruling = (Act.Changed) SKIP.on(new UUID(0, 2), PLACED, adas(), RULES, NOW);
    assertThat(ruling.lane()).isEqualTo(adas());
  }

  @Test
  void retry_gives_the_attempts_back_and_is_due_at_once() {
    var again = new Verdict.Known(false, null);
    var waits = new Verdict.Again(new Reason("x", "y"), null, again).on(PLACED, RULES, NOW, 0.9);
    for (var standing : List.of(waits, refused(), duplicate())) {
      var retried = doneAt(RETRY, standing, 1);
      assertThat(retried.state()).isEqualTo(State.PLACED);
      assertThat(retried.attempts()).isZero();
      assertThat(retried.dueAt()).isEqualTo(in(1));
    }
    assertThat(why(RETRY.on(ID, PLACED, Lane.NEW, RULES, in(1)))).isEqualTo(Act.Why.DUE);
    assertThat(why(RETRY.on(ID, HELD, Lane.NEW, RULES, in(1)))).isEqualTo(Act.Why.HELD);
  }

  @Test
  void retry_of_what_is_unknown_only_looks_for_it_at_once() {
    var given = unknown().to(State.UNKNOWN, unknown().reason(), null);
    var retried = doneAt(RETRY, given.with(new Standing.Looks(20, 1, in(9))), 40);
    assertThat(retried.state()).isEqualTo(State.UNKNOWN);
    assertThat(retried.dueAt()).isEqualTo(in(40));
    assertThat(retried.looks()).isEqualTo(new Standing.Looks(0, 1, in(9)));
  }

  @Test
  void edit_brings_what_failed_or_is_held_on_its_way() {
    for (var standing : List.of(PLACED.tried(), HELD, refused(), duplicate())) {
      var edited = doneAt(EDIT, standing, 1);
      assertThat(edited.state()).isEqualTo(State.PLACED);
      assertThat(edited.dueAt()).isEqualTo(in(1));
      assertThat(edited.attempts()).isZero();
    }
    assertThat(why(EDIT.on(ID, unknown(), Lane.NEW, RULES, NOW)))
        .isEqualTo(Act.Why.OUTCOME_UNKNOWN);
  }

  @Test
  void edit_holds_what_misses_something() {
    var edited = done(new Act.Edit(new Item("W-17", null, ITEM.quantity()), false), refused());
    assertThat(edited.state()).isEqualTo(State.HELD);
    assertThat(code(edited)).isEqualTo(Reason.PRODUCT_UNMAPPED);
    assertThat(edited.supplied(new Item("W-17", null, ITEM.quantity()), RULES, NOW))
        .isEqualTo(edited);
    assertThat(edited.supplied(ITEM, RULES, in(3)).dueAt()).isEqualTo(in(3));
    assertThat(refused().supplied(ITEM, RULES, NOW)).isEqualTo(refused());
  }

  @Test
  void what_may_still_come_is_seen_before_what_was_missing_brings_it_on_its_way() {
    var early = done(new Act.Resolve(false, "Ada", "not there"), unknown());
    var held = done(new Act.Edit(new Item("W-17", null, ITEM.quantity()), false), early);
    var settledAt = early.settledAt(RULES.settlesAfter());
    assertThat(settledAt).isAfter(NOW);
    assertThat(held.supplied(ITEM, RULES, NOW).dueAt()).isEqualTo(settledAt);
  }

  @Test
  void what_may_stand_under_a_document_is_not_moved_to_another() {
    assertThat(why(MOVE.on(ID, duplicate(), Lane.NEW, RULES, NOW)))
        .isEqualTo(Act.Why.MAY_BE_BOOKED);
    assertThat(doneAt(MOVE, refused(), 1).state()).isEqualTo(State.PLACED);
  }

  @Test
  void skip_ends_it_but_not_where_it_may_be_booked() {
    var skipped = done(SKIP, refused());
    assertThat(skipped.state()).isEqualTo(State.SKIPPED);
    assertThat(skipped.reason()).isEqualTo(new Reason(Reason.SKIPPED, "Ada: given away"));
    assertThat(why(SKIP.on(ID, unknown(), Lane.NEW, RULES, NOW)))
        .isEqualTo(Act.Why.OUTCOME_UNKNOWN);
  }

  @Test
  void a_person_s_word_that_it_is_booked_creates_it() {
    for (var standing : List.of(unknown(), duplicate())) {
      var resolved = done(BOOKED, standing);
      assertThat(resolved.state()).isEqualTo(State.CREATED);
      assertThat(resolved.reason())
          .isEqualTo(new Reason(Reason.RESOLVED_BY_HAND, "Ada: it is on page 2"));
    }
    assertThat(why(BOOKED.on(ID, PLACED, Lane.NEW, RULES, NOW))).isEqualTo(Act.Why.NOT_PARKED);
  }

  @Test
  void a_person_s_word_that_it_is_not_booked_waits_for_what_may_still_show() {
    var resolved = doneAt(NOT_BOOKED, unknown(), 31);
    assertThat(resolved.state()).isEqualTo(State.PLACED);
    assertThat(resolved.dueAt()).isEqualTo(in(150));
    assertThat(why(RETRY.on(ID, resolved, Lane.NEW, RULES, in(32)))).isEqualTo(Act.Why.DUE);
    assertThat(why(MOVE.on(ID, resolved, Lane.NEW, RULES, in(32))))
        .isEqualTo(Act.Why.MAY_BE_BOOKED);
    var settled = doneAt(NOT_BOOKED, unknown(), 150);
    assertThat(settled.dueAt()).isEqualTo(in(150));
    assertThat(settled.surelyAbsent()).isTrue();
  }

  @Test
  void a_void_cancels_what_surely_is_not_booked() {
    for (var standing : List.of(PLACED, HELD, refused(), cleared(PLACED))) {
      assertThat(done(VOID, standing).state()).isEqualTo(State.CANCELLED);
    }
  }

  @Test
  void a_void_of_what_may_be_booked_is_owed_until_somebody_knows() {
    for (var standing : List.of(duplicate(), unknown(), created(), cleared(unknown()))) {
      var unwanted = done(VOID, standing);
      assertThat(unwanted).isEqualTo(standing.unwanted(true));
    }
    assertThat(done(VOID, duplicate()).owed(true)).isEqualTo(Standing.Owed.ALERT);
    assertThat(done(VOID, unknown()).owed(true)).isEqualTo(Standing.Owed.NOTHING);
    assertThat(doneAt(NOT_BOOKED, done(VOID, unknown()), 150).state()).isEqualTo(State.CANCELLED);
    assertThat(doneAt(NOT_BOOKED, done(VOID, unknown()), 31).state()).isEqualTo(State.PLACED);
  }

  @Test
  void who_has_seen_to_a_booked_line_that_is_no_longer_wanted_says_so() {
    var unwanted = done(VOID, created());
    assertThat(done(NOT_BOOKED, unwanted).state()).isEqualTo(State.CANCELLED);
    assertThat(done(BOOKED, unwanted)).isEqualTo(created());
    assertThat(why(BOOKED.on(ID, created(), Lane.NEW, RULES, NOW))).isEqualTo(Act.Why.ENDED);
  }

  @Test
  void what_waits_of_an_integration_that_is_gone_waits_for_a_person_whatever_is_done() {
    var removes = new Act.Remove();
    for (var each : standings()) {
      var gone = done(removes, each);
      if (!each.state().inLane() && each.state() != State.CLEARED) {
        assertThat(gone).isEqualTo(each);
        continue;
      }
      assertThat(code(gone)).isEqualTo(Reason.INTEGRATION_REMOVED);
      assertThat(gone.dueAt()).isNull();
      assertThat(done(removes, gone)).isEqualTo(gone);
      for (var act : all()) {
        if (act.on(ID, gone, Lane.NEW, RULES, in(150)) instanceof Act.Changed changed) {
          assertThat(changed.standing().dueAt()).as("%s of %s", act, each).isNull();
          assertThat(changed.standing().state()).isNotIn(State.PLACED, State.HELD);
        }
      }
      if (each.state() != State.CLEARED) {
        assertThat(gone.state()).isIn(State.ERROR, State.UNKNOWN);
        assertThat(why(RETRY.on(ID, gone, Lane.NEW, RULES, NOW))).isEqualTo(Act.Why.REMOVED);
        assertThat(why(EDIT.on(ID, gone, Lane.NEW, RULES, NOW))).isEqualTo(Act.Why.REMOVED);
        assertThat(done(BOOKED, gone).state()).isEqualTo(State.CREATED);
        assertThat(done(SKIP, done(NOT_BOOKED, gone)).state()).isEqualTo(State.SKIPPED);
        assertThat(done(UNDO, cleared(gone))).isEqualTo(gone);
      }
    }
    assertThat(done(UNDO, done(removes, cleared(PLACED))).state()).isEqualTo(State.ERROR);
    assertThat(done(UNDO, done(removes, cleared(unknown()))).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void what_is_worked_on_when_its_integration_goes_is_left_and_may_be_booked() {
    var begun = (Head.MayCreate) Oil.head(PLACED).begin(adas(), adas().claim(), RULES, NOW);
    var gone = (Act.Changed) new Act.Remove().on(ID, begun.standing(), begun.lane(), RULES, in(1));
    assertThat(gone.standing().state()).isEqualTo(State.UNKNOWN);
    assertThat(code(gone.standing())).isEqualTo(Reason.INTEGRATION_REMOVED);
    assertThat(gone.standing().dueAt()).isNull();
    assertThat(gone.lane().holds(adas().claim())).isFalse();
    var looking = (Act.Changed) new Act.Remove().on(ID, PLACED, adas(), RULES, in(1));
    assertThat(looking.standing().state()).isEqualTo(State.ERROR);
    assertThat(looking.lane().holds(adas().claim())).isFalse();
  }

  private static Standing doneAt(Act act, Standing standing, int second) {
    return ((Act.Changed) act.on(ID, standing, Lane.NEW, RULES, in(second))).standing();
  }

  private static Act.Why why(Act.Ruling ruling) {
    return switch (ruling) {
      case Act.Refusal refusal -> refusal.why();
      case Act.Changed changed -> throw new AssertionError(changed);
    };
  }

  private static String code(Standing standing) {
    return Objects.requireNonNull(standing.reason()).code();
  }
}
