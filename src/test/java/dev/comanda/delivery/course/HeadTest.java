package dev.comanda.delivery.course;

import static dev.comanda.delivery.course.Oil.ADA;
import static dev.comanda.delivery.course.Oil.BOB;
import static dev.comanda.delivery.course.Oil.CREATE_LIMIT;
import static dev.comanda.delivery.course.Oil.ID;
import static dev.comanda.delivery.course.Oil.LINE;
import static dev.comanda.delivery.course.Oil.NOW;
import static dev.comanda.delivery.course.Oil.OPEN;
import static dev.comanda.delivery.course.Oil.PLACED;
import static dev.comanda.delivery.course.Oil.RULES;
import static dev.comanda.delivery.course.Oil.adas;
import static dev.comanda.delivery.course.Oil.head;
import static dev.comanda.delivery.course.Oil.in;
import static dev.comanda.delivery.course.Oil.taken;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may work on a lane, and whose word counts. */
class HeadTest {
  private static final int LEASE = (int) RULES.lease().toSeconds();
  private static final Verdict DONE = new Verdict.Done(LINE, false);

  @Test
  void a_free_lane_with_a_due_head_is_given_for_a_lease() {
    var taken = taken(PLACED, Lane.NEW, ADA, 0);
    assertThat(taken.standing()).isEqualTo(PLACED);
    assertThat(taken.lane().claim()).isEqualTo(new Lane.Claim(ADA, 1));
    assertThat(taken.lane().leaseUntil()).isEqualTo(in(LEASE));
    assertThat(taken.lane().inFlight(ID, NOW)).isTrue();
    assertThat(taken.gate().rate().inFlight()).isEqualTo(1);
  }

  @Test
  void a_lane_that_somebody_has_is_not_given_not_even_to_the_same() {
    assertThat(claim(PLACED, adas(), LEASE - 1)).isEqualTo(not(WhyNot.HELD));
    assertThat(head(PLACED).claim(adas(), ADA, OPEN, RULES, NOW)).isEqualTo(not(WhyNot.HELD));
  }

  @Test
  void a_lane_whose_lease_has_run_out_is_taken_over() {
    var taken = taken(PLACED, adas(), BOB, LEASE);
    assertThat(taken.lane().claim()).isEqualTo(new Lane.Claim(BOB, 2));
    assertThat(taken.standing()).isEqualTo(PLACED);
  }

  @Test
  void a_lane_in_which_may_still_be_submitted_is_not_taken_over() {
    var mayStill = adas().creating(in(LEASE + 5));
    assertThat(claim(Oil.creating(), mayStill, LEASE + 4)).isEqualTo(not(WhyNot.HELD));
    assertThat(claim(Oil.creating(), mayStill, LEASE + 5)).isInstanceOf(Head.Taken.class);
  }

  @Test
  void what_is_found_being_created_is_unknown_before_it_is_anything_else() {
    var taken = taken(Oil.creating(), adas(), BOB, LEASE);
    assertThat(taken.standing().state()).isEqualTo(State.UNKNOWN);
    assertThat(taken.standing().creating()).isEqualTo(Oil.creating().creating());
    assertThat(taken.standing().attempts()).isEqualTo(1);
    assertThat(taken.standing().looks()).isEqualTo(Standing.Looks.NONE);
  }

  @Test
  void a_head_is_not_tried_before_its_time_nor_while_it_waits_for_a_person() {
    assertThat(claim(PLACED.to(State.PLACED, null, in(5)), Lane.NEW, 4))
        .isEqualTo(not(WhyNot.NOT_DUE));
    assertThat(claim(Oil.refused(), Lane.NEW, 0)).isEqualTo(not(WhyNot.PARKED));
    assertThat(claim(Standing.of(new Item(null, "10", Oil.ITEM.quantity()), NOW), Lane.NEW, 0))
        .isEqualTo(not(WhyNot.PARKED));
  }

  @Test
  void a_shut_gate_gives_nothing() {
    var paused = new Gate(true, true, false, 0, null, Breaker.CLOSED, Rate.of(null, 1), null);
    assertThat(head(PLACED).claim(Lane.NEW, ADA, paused, RULES, NOW)).isEqualTo(not(WhyNot.PAUSED));
  }

  @Test
  void that_a_create_begins_is_written_with_the_time_at_which_it_ends() {
    var may = (Head.MayCreate) head(PLACED).begin(adas(), adas().claim(), RULES, in(5));
    assertThat(may.lane().createUntil()).isEqualTo(in(5).plus(CREATE_LIMIT));
    assertThat(may.standing().step()).isEqualTo(Standing.Step.CREATING);
    assertThat(may.standing().creating())
        .isEqualTo(new Standing.Creating(in(5), in(5).plus(CREATE_LIMIT)));
  }

  @Test
  void no_create_begins_that_could_outlast_its_lease() {
    int latest = LEASE - (int) CREATE_LIMIT.toSeconds();
    var claim = adas().claim();
    assertThat(head(PLACED).begin(adas(), claim, RULES, in(latest)))
        .isEqualTo(Head.MayNot.LEASE_SHORT);
    var renewed = adas().renewed(claim, in(1), RULES.lease());
    assertThat(head(PLACED).begin(renewed, claim, RULES, in(latest)))
        .isInstanceOf(Head.MayCreate.class);
  }

  @Test
  void a_woken_holder_is_refused() {
    var old = adas().claim();
    var bobs = taken(PLACED, adas(), BOB, LEASE).lane();
    assertThat(head(PLACED).begin(bobs, old, RULES, in(LEASE))).isEqualTo(Head.MayNot.LOST);
    assertThat(judge(bobs, old)).isEmpty();
    assertThat(bobs.renewed(old, in(LEASE), RULES.lease())).isEqualTo(bobs);
    var adasAgain = new Lane.Claim(ADA, bobs.fence());
    assertThat(judge(bobs, adasAgain)).isEmpty();
    assertThat(judge(bobs, bobs.claim())).isPresent();
  }

  @Test
  void what_is_no_longer_wanted_is_not_begun() {
    assertThat(head(PLACED.unwanted(true)).begin(adas(), adas().claim(), RULES, NOW))
        .isEqualTo(Head.MayNot.UNWANTED);
  }

  @Test
  void a_verdict_counts_while_nobody_else_came_even_after_the_lease_and_frees_the_lane() {
    var judged = judge(adas(), adas().claim()).orElseThrow();
    assertThat(judged.standing().state()).isEqualTo(State.CREATED);
    assertThat(judged.lane().held(NOW)).isFalse();
    assertThat(judge(judged.lane(), adas().claim())).isEmpty();
    var other = new Head(new UUID(0, 2), PLACED, false);
    assertThat(other.judge(adas(), adas().claim(), DONE, RULES, NOW, 0)).isEmpty();
  }

  @Test
  void a_lease_is_never_shortened() {
    var claim = adas().claim();
    assertThat(adas().renewed(claim, NOW, Duration.ofSeconds(1))).isEqualTo(adas());
  }

  private static Head.Claimed claim(Standing standing, Lane lane, int second) {
    return head(standing).claim(lane, BOB, OPEN, RULES, in(second));
  }

  private static Optional<Head.Judged> judge(Lane lane, Lane.Claim claim) {
    return head(PLACED).judge(lane, claim, DONE, RULES, in(LEASE + 100), 0);
  }

  private static Head.NotTaken not(WhyNot why) {
    return new Head.NotTaken(why);
  }
}
