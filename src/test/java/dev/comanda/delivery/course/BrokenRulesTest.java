package dev.comanda.delivery.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.course.Scenario.Luck;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Each rule is needed: with it broken, and everything else as it is, the explorer finds the way to
 * what was promised not to happen. With none broken it finds none with the same luck.
 */
class BrokenRulesTest {
  private static final int DEPTH = 20;

  @Test
  void without_the_fence_a_woken_process_submits_beside_another() {
    find(
        Promise.ONE_LINE,
        new Luck(0, 0, 0, 0, 0, 0),
        new Decisions() {
          @Override
          public Head.Begun begin(
              Head head, Lane lane, Lane.Claim claim, Rules rules, Instant now) {
            var any = lane.holder() == null ? claim : lane.claim();
            return head.begin(lane, any, rules, now);
          }
        });
  }

  @Test
  void without_the_first_look_what_stands_there_is_booked_again() {
    find(
        Promise.ONE_LINE,
        new Luck(0, 0, 1, 1, 1, 0),
        new Decisions() {
          @Override
          public Attempt attempt(Aim aim, Booking booking, Standing head) {
            var attempt = Attempt.at(aim, booking, head);
            return attempt.verifies() ? attempt : attempt.found(List.of(), Instant.EPOCH);
          }
        });
  }

  @Test
  void with_a_take_over_before_its_time_somebody_submits_who_has_lost_the_lane() {
    find(
        Promise.WHO_SUBMITS_HAS_THE_LANE,
        new Luck(0, 0, 0, 0, 0, 0),
        new Decisions() {
          @Override
          public Head.Claimed claim(
              Head head, Lane lane, UUID by, Gate gate, Rules rules, Instant now) {
            return head.claim(lane.free(), by, gate, rules, now);
          }
        });
  }

  @Test
  void with_a_second_submit_where_no_answer_came_there_are_two_lines() {
    find(
        Promise.ONE_LINE,
        new Luck(0, 0, 1, 0, 0, 0),
        new Decisions() {
          @Override
          public Attempt troubled(Attempt attempt, Ill ill) {
            return attempt.phase() == Attempt.Phase.CREATE
                ? attempt
                : attempt.troubled(ill.trouble());
          }
        });
  }

  @Test
  void with_a_submit_after_its_time_somebody_submits_who_has_lost_the_lane() {
    find(
        Promise.WHO_SUBMITS_HAS_THE_LANE,
        new Luck(0, 0, 0, 0, 0, 0),
        new Decisions() {
          @Override
          public Attempt.Next next(Attempt attempt, Instant now) {
            return attempt.next(Instant.EPOCH);
          }
        });
  }

  @Test
  void without_waiting_until_it_has_settled_a_late_line_is_a_second() {
    find(
        Promise.ONE_LINE,
        new Luck(0, 0, 0, 1, 0, 0),
        new Decisions() {
          @Override
          public Optional<Head.Judged> judge(
              Head head, Lane lane, Lane.Claim claim, Verdict verdict, Rules rules, Instant now) {
            return head.judge(lane, claim, verdict, hasty(rules), now, 0);
          }
        },
        Move.What.LATE);
  }

  @Test
  void with_what_was_being_created_taken_as_untried_a_late_line_is_a_second() {
    find(
        Promise.ONE_LINE,
        new Luck(0, 0, 0, 1, 0, 0),
        new Decisions() {
          @Override
          public Head.Claimed claim(
              Head head, Lane lane, UUID by, Gate gate, Rules rules, Instant now) {
            var standing = head.standing();
            var fresh =
                standing.step() == Standing.Step.NONE
                    ? standing
                    : standing.to(State.PLACED, standing.reason(), standing.dueAt());
            return new Head(head.id(), fresh, false).claim(lane, by, gate, rules, now);
          }
        });
  }

  @Test
  void with_a_create_s_return_taken_as_booked_what_is_created_is_not_there() {
    find(
        Promise.DONE_IS_DONE,
        new Luck(0, 0, 0, 1, 0, 0),
        new Decisions() {
          @Override
          public Attempt found(Attempt attempt, List<Booked> lines, Instant askedAt) {
            boolean again = attempt.phase() == Attempt.Phase.LOOK_AGAIN;
            return attempt.found(
                again
                    ? new World.Erp(List.of(), List.of()).with(new World.Line(0, 1, true)).find(0)
                    : lines,
                askedAt);
          }
        });
  }

  private static Rules hasty(Rules rules) {
    return new Rules(
        rules.lease(),
        rules.createLimit(),
        Duration.ZERO,
        rules.takesBack(),
        rules.apart(),
        rules.backoff(),
        rules.attemptsMax(),
        rules.looksMax());
  }

  private static void find(Promise promise, Luck luck, Decisions broken, Move.What... first) {
    var scenario = new Scenario(Aim.BOOK, 1, 30, Scenario.rules(Scenario.SETTLES), luck);
    var found = new Explorer(scenario, broken, Set.of(promise)).explore(DEPTH, first);
    assertThat(found).isPresent();
    int steps = found.get().way().size() - first.length;
    var sound = new Explorer(scenario, Decisions.REAL, EnumSet.allOf(Promise.class));
    assertThat(sound.explore(steps, first)).isEmpty();
  }
}
