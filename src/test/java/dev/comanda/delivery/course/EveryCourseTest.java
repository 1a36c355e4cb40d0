package dev.comanda.delivery.course;

import static dev.comanda.delivery.course.Scenario.SETTLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.TestCounts;
import dev.comanda.delivery.course.Scenario.Luck;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The decisions themselves, with a model of everything around them: two processes that crash, hear
 * nothing or stand still, an ERP that acts late, not at all or says nothing, people, and a clock.
 */
class EveryCourseTest {
  private static final int CLOCK_MAX = 60;
  private static final int TRIES_A_WALK = 600;

  /** One of each kind of bad luck. */
  static List<Luck> one() {
    return List.of(
        new Luck(1, 0, 0, 0, 0, 0),
        new Luck(0, 1, 0, 0, 0, 0),
        new Luck(0, 0, 1, 0, 0, 0),
        new Luck(0, 0, 0, 1, 0, 0),
        new Luck(0, 0, 0, 0, 1, 0),
        new Luck(0, 0, 0, 0, 0, 1));
  }

  /** Each two of them. */
  static List<Luck> two() {
    var pairs = new ArrayList<Luck>();
    for (int first = 0; first < one().size(); first++) {
      for (int second = first; second < one().size(); second++) {
        pairs.add(one().get(first).and(one().get(second)));
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("one")
  void whatever_goes_wrong_once_each_promise_is_kept(Luck luck) {
    explore(scenario(Aim.BOOK, 1, SETTLES, luck), "course.depth.one");
  }

  @ParameterizedTest
  @MethodSource("one")
  void what_is_unknown_and_comes_late_is_never_booked_twice(Luck luck) {
    var late = luck.and(new Luck(0, 0, 0, 1, 0, 0));
    explore(scenario(Aim.BOOK, 1, SETTLES, late), "course.depth.late", Move.What.LATE);
    explore(scenario(Aim.BOOK, 1, null, late), "course.depth.late", Move.What.LATE);
  }

  @ParameterizedTest
  @MethodSource("two")
  void whatever_two_things_go_wrong_each_promise_is_kept(Luck luck) {
    explore(scenario(Aim.BOOK, 1, SETTLES, luck), "course.depth.two");
    explore(scenario(Aim.BOOK, 1, null, luck), "course.depth.two");
  }

  @ParameterizedTest
  @MethodSource("one")
  void lines_of_one_lane_are_booked_in_their_order(Luck luck) {
    explore(scenario(Aim.BOOK, 2, SETTLES, luck), "course.depth.two");
  }

  /** Nobody else writes there, as that would be a line of its own. */
  @ParameterizedTest
  @MethodSource("two")
  void what_is_taken_back_is_gone(Luck luck) {
    explore(scenario(Aim.TAKE_BACK, 1, SETTLES, luck.withoutStrange()), "course.depth.two");
  }

  @Test
  void no_walk_breaks_a_promise_and_each_comes_to_an_end() {
    var lots = Seed.of(EveryCourseTest.class);
    var reached = new Reached();
    var luck = new Luck(2, 2, 4, 3, 4, 2);
    int walks = TestCounts.of("course.walks");
    walk(scenario(Aim.BOOK, 2, SETTLES, luck), walks / 2, lots, reached);
    walk(scenario(Aim.BOOK, 2, null, luck), walks / 4, lots, reached);
    walk(scenario(Aim.TAKE_BACK, 1, SETTLES, luck.withoutStrange()), walks / 4, lots, reached);
    assertThat(reached.phases()).containsExactlyInAnyOrder(Attempt.Phase.values());
    assertThat(reached.verdicts())
        .containsExactlyInAnyOrder(Verdict.class.getPermittedSubclasses());
    assertThat(reached.happened()).containsExactlyInAnyOrder(Move.What.values());
    var entered = EnumSet.noneOf(State.class);
    reached.steps().values().forEach(entered::addAll);
    assertThat(entered).containsExactlyInAnyOrder(State.values());
    assertThat(reached.steps().keySet())
        .as("all but what is over for good")
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(State.SKIPPED, State.CANCELLED)));
  }

  private static void walk(Scenario scenario, int walks, Random lots, Reached reached) {
    var walk = new Walk(scenario, Decisions.REAL, reached);
    var calm = new Calm(scenario, Decisions.REAL, reached);
    for (int i = 0; i < walks; i++) {
      var walked = walk.go(lots, TRIES_A_WALK);
      if (walked.broken().isPresent() || calm.after(walked.world()).isEmpty()) {
        throw new AssertionError(
            "walk %s of %s broke %s by %s%nand came to %s"
                .formatted(i, Seed.told(), walked.broken(), walked.way(), walked.world()));
      }
    }
  }

  private static void explore(Scenario scenario, String depth, Move.What... first) {
    var explorer = new Explorer(scenario, Decisions.REAL, EnumSet.allOf(Promise.class));
    assertThat(explorer.explore(TestCounts.of(depth), first)).isEmpty();
    assertThat(explorer.worlds()).as("worlds").isGreaterThan(100);
  }

  private static Scenario scenario(Aim aim, int deliveries, @Nullable Integer settles, Luck luck) {
    return new Scenario(aim, deliveries, CLOCK_MAX, Scenario.rules(settles), luck);
  }
}
