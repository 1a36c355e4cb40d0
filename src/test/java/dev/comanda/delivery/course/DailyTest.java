package dev.comanda.delivery.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.course.Daily.Done;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes once a day comes once, by the clock on the wall, also when that is changed. */
class DailyTest {
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final Instant MADE = Instant.parse("2026-01-01T12:00:00Z");

  private static Daily at(String time) {
    return new Daily(LocalTime.parse(time), VIENNA, Duration.ZERO);
  }

  private static @Nullable Done well(String at) {
    return new Done(Instant.parse(at), 0);
  }

  private static boolean due(Daily daily, @Nullable Done last, String now) {
    return daily.due(MADE, last, Instant.parse(now));
  }

  @Test
  void once_a_day_and_after_a_night_without_anybody_as_soon_as_somebody_is_there() {
    var early = at("05:30");
    var yesterday = well("2026-05-30T03:30:05Z");
    assertThat(due(early, yesterday, "2026-05-31T03:29:59Z")).isFalse();
    assertThat(due(early, yesterday, "2026-05-31T03:30:00Z")).isTrue();
    assertThat(due(early, yesterday, "2026-05-31T11:00:00Z")).isTrue();
    assertThat(due(early, well("2026-05-31T03:30:00Z"), "2026-05-31T22:00:00Z")).isFalse();
  }

  @Test
  void what_was_just_made_waits_for_its_first_time() {
    var early = at("05:30");
    assertThat(due(early, null, "2026-01-01T12:00:01Z")).isFalse();
    assertThat(due(early, null, "2026-01-02T04:29:59Z")).isFalse();
    assertThat(due(early, null, "2026-01-02T04:30:00Z")).isTrue();
  }

  @Test
  void what_failed_comes_again_soon_and_each_time_later_until_it_is_well() {
    var early = at("05:30");
    var began = Instant.parse("2026-05-31T03:30:00Z");
    int[] minutes = {15, 30, 60, 120, 240, 240};
    for (int failures = 1; failures <= minutes.length; failures++) {
      var failed = new Done(began, failures);
      var again = began.plus(Duration.ofMinutes(minutes[failures - 1]));
      assertThat(early.due(MADE, failed, again.minusSeconds(1))).as("%d", failures).isFalse();
      assertThat(early.due(MADE, failed, again)).as("%d", failures).isTrue();
    }
    var often = new Done(began, 100);
    assertThat(early.due(MADE, often, began.plus(Duration.ofHours(4)))).isTrue();
  }

  @Test
  void not_all_begin_at_once() {
    var later = new Daily(LocalTime.of(5, 30), VIENNA, Duration.ofSeconds(200));
    var yesterday = well("2026-05-30T04:00:00Z");
    assertThat(due(later, yesterday, "2026-05-31T03:33:19Z")).isFalse();
    assertThat(due(later, yesterday, "2026-05-31T03:33:20Z")).isTrue();
    var around = new Daily(LocalTime.of(23, 59), VIENNA, Duration.ofSeconds(200));
    assertThat(due(around, well("2026-05-30T22:10:00Z"), "2026-05-31T22:02:00Z")).isFalse();
    assertThat(due(around, well("2026-05-30T22:10:00Z"), "2026-05-31T22:02:20Z")).isTrue();
  }

  /** On 29 March 2026 the clock jumps from 02:00 to 03:00, on 25 October from 03:00 to 02:00. */
  @Test
  void a_time_that_is_skipped_comes_later_and_one_that_comes_twice_counts_once() {
    var night = at("02:30");
    assertThat(due(night, well("2026-03-28T01:30:00Z"), "2026-03-29T01:29:59Z")).isFalse();
    assertThat(due(night, well("2026-03-28T01:30:00Z"), "2026-03-29T01:30:00Z")).isTrue();
    assertThat(due(night, well("2026-03-29T01:30:00Z"), "2026-03-29T23:00:00Z")).isFalse();
    assertThat(due(night, well("2026-03-29T01:30:00Z"), "2026-03-30T00:30:00Z")).isTrue();
    assertThat(due(night, well("2026-10-24T00:30:00Z"), "2026-10-25T00:30:00Z")).isTrue();
    assertThat(due(night, well("2026-10-25T00:30:00Z"), "2026-10-25T01:30:00Z")).isFalse();
    assertThat(due(night, well("2026-10-25T00:30:00Z"), "2026-10-26T01:30:00Z")).isTrue();
  }
}
