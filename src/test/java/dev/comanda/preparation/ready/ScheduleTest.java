package dev.comanda.preparation.ready;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.log.Sums;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a ticket is begun and ready, by what waits before it. */
class ScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-20T18:04:00Z");
  private static final Duration QUARTER = Duration.ofSeconds(Schedule.QUARTER_SECONDS);
  private static final Instant NEXT = Instant.parse("2026-11-20T18:15:00Z");

  private final Sums sums = Sums.of("{}");
  private final Schedule schedule = new Schedule(sums, NOW);

  private static Pace pace(int atOnce, int intake) {
    return new Pace(UUID.randomUUID(), atOnce, intake);
  }

  private static Promise in(int from, int by) {
    return new Promise(NOW.plusSeconds(from * 60L), NOW.plusSeconds(by * 60L));
  }

  @Test
  void what_meets_an_idle_station_takes_its_own_minutes() {
    assertThat(schedule.plan(pace(1, 0), 20))
        .isEqualTo(new Schedule.Planned(NOW, NOW, in(20, 25), null));
    assertThat(schedule.plan(pace(1, 0), 4).promise()).isEqualTo(in(4, 6));
  }

  @Test
  void what_waits_before_it_takes_its_time_shared_by_all_hands() {
    var alone = pace(1, 0);
    schedule.plan(alone, 20);
    assertThat(schedule.plan(alone, 20).promise()).isEqualTo(in(40, 50));
    var four = pace(4, 0);
    schedule.plan(four, 20);
    assertThat(schedule.plan(four, 15).promise()).isEqualTo(in(20, 25));
  }

  @Test
  void what_is_done_or_gone_makes_room() {
    var station = pace(1, 0);
    schedule.plan(station, 30);
    Schedule.open(sums, station.stationId(), -30);
    assertThat(schedule.plan(station, 4).promise()).isEqualTo(in(4, 6));
  }

  @Test
  void what_is_over_the_cap_begins_in_the_next_quarter_with_room() {
    var station = pace(4, 20);
    assertThat(schedule.plan(station, 15).fireAt()).isEqualTo(NOW);
    assertThat(schedule.plan(station, 10).fireAt()).isEqualTo(NEXT);
    assertThat(schedule.plan(station, 5).fireAt()).isEqualTo(NOW);
    assertThat(schedule.plan(station, 10).fireAt()).isEqualTo(NEXT);
    var third = schedule.plan(station, 1);
    assertThat(third.fireAt()).isEqualTo(NEXT.plus(QUARTER));
    assertThat(third.promise().from()).isEqualTo(NEXT.plus(QUARTER).plusSeconds(60));
  }

  @Test
  void what_waits_for_its_quarter_still_comes_behind_what_is_not_done_by_then() {
    var station = pace(1, 30);
    schedule.plan(station, 30);
    var second = schedule.plan(station, 30);
    assertThat(second.fireAt()).isEqualTo(NEXT);
    assertThat(second.beginsAt()).isEqualTo(NOW.plusSeconds(30 * 60));
  }

  @Test
  void what_is_larger_than_the_cap_has_a_quarter_of_its_own() {
    var station = pace(1, 10);
    assertThat(schedule.plan(station, 30).fireAt()).isEqualTo(NOW);
    assertThat(schedule.plan(station, 30).fireAt()).isEqualTo(NEXT);
  }

  @Test
  void what_is_cancelled_gives_its_quarter_back() {
    var station = pace(1, 10);
    var planned = schedule.plan(station, 10);
    Schedule.takeIn(sums, Objects.requireNonNull(planned.taken()), -10);
    assertThat(schedule.plan(station, 10).fireAt()).isEqualTo(NOW);
  }

  @Test
  void quarters_that_are_over_are_forgotten() {
    var station = pace(50, 10);
    for (int quarter = 0; quarter < 300; quarter++) {
      var at = NOW.plus(QUARTER.multipliedBy(quarter));
      assertThat(new Schedule(sums, at).plan(station, 10).fireAt()).isEqualTo(at);
      Schedule.open(sums, station.stationId(), -10);
    }
    assertThat(sums.text()).hasSizeLessThan(150);
  }

  @Test
  void what_fits_now_waits_for_nothing_that_comes_later() {
    var station = pace(1, 20);
    for (int i = 0; i < 4; i++) {
      schedule.plan(station, 15);
    }
    assertThat(schedule.plan(station, 5).promise()).isEqualTo(in(20, 25));
  }

  @Test
  void a_day_is_as_far_as_work_is_put_off() {
    var station = pace(1, 1);
    var last = NOW;
    for (int i = 0; i < 2 * Schedule.QUARTERS_MAX; i++) {
      last = schedule.plan(station, 1).fireAt();
    }
    assertThat(last).isEqualTo(NEXT.plus(QUARTER.multipliedBy(Schedule.QUARTERS_MAX - 2)));
  }

  /** Whatever comes and goes: none begins early, and no quarter takes in more than it may. */
  @Test
  void no_quarter_takes_in_more_than_its_cap() {
    var lots = Seed.of(ScheduleTest.class);
    for (int round = 0; round < 200; round++) {
      var station = pace(1 + lots.nextInt(5), 10 + lots.nextInt(60));
      var counted = Sums.of("{}");
      var taken = new HashMap<Instant, List<Integer>>();
      for (int i = 0; i < 60; i++) {
        var at = NOW.plusSeconds(i * 20L);
        int minutes = 1 + lots.nextInt(40);
        var planned = new Schedule(Sums.of(counted.text()), at).plan(station, minutes);
        assertThat(new Schedule(counted, at).plan(station, minutes)).isEqualTo(planned);
        assertThat(planned.fireAt()).isAfterOrEqualTo(at);
        assertThat(planned.promise().from()).isAfterOrEqualTo(planned.fireAt());
        assertThat(planned.promise().by()).isAfter(planned.promise().from());
        var quarter = planned.fireAt().minusSeconds(planned.fireAt().getEpochSecond() % 900);
        taken.computeIfAbsent(quarter, key -> new ArrayList<>()).add(minutes);
      }
      for (var quarter : taken.values()) {
        int sum = quarter.stream().mapToInt(Integer::intValue).sum();
        assertThat(quarter.size() == 1 || sum <= station.intakeMinutes()).isTrue();
      }
    }
  }
}
