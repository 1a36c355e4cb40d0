package dev.comanda.delivery.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which hours of a day something is begun, by the clock on the wall. */
class HoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Hours hours(String from, String to) {
    return new Hours(LocalTime.parse(from), LocalTime.parse(to), BERLIN);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  @Test
  void they_begin_with_the_first_moment_and_end_before_the_last() {
    var day = hours("06:00", "22:00");
    assertThat(day.open(at("2026-06-01T03:59:59.999Z"))).isFalse();
    assertThat(day.open(at("2026-06-01T04:00:00Z"))).isTrue();
    assertThat(day.open(at("2026-06-01T19:59:59.999Z"))).isTrue();
    assertThat(day.open(at("2026-06-01T20:00:00Z"))).isFalse();
    assertThat(day.opensAt(at("2026-06-01T20:00:00Z"))).isEqualTo(at("2026-06-02T04:00:00Z"));
    assertThat(day.openSince(at("2026-06-01T12:00:00Z"))).contains(at("2026-06-01T04:00:00Z"));
    assertThat(day.openSince(at("2026-06-01T20:00:00Z"))).isEmpty();
  }

  @Test
  void they_may_go_over_midnight() {
    var night = hours("06:00", "02:00");
    assertThat(night.open(at("2026-06-01T23:59:00Z"))).isTrue();
    assertThat(night.open(at("2026-06-02T00:00:00Z"))).isFalse();
    assertThat(night.opensAt(at("2026-06-02T00:00:00Z"))).isEqualTo(at("2026-06-02T04:00:00Z"));
    assertThat(night.openSince(at("2026-06-02T23:00:00Z"))).contains(at("2026-06-02T04:00:00Z"));
    assertThat(night.openSince(at("2026-06-01T23:30:00Z"))).contains(at("2026-06-01T04:00:00Z"));
  }

  @Test
  void what_begins_in_the_hour_that_is_skipped_begins_with_the_jump() {
    var jump = at("2026-03-29T01:00:00Z");
    var late = hours("02:30", "05:00");
    assertThat(late.open(jump.minusNanos(1))).isFalse();
    assertThat(late.open(jump)).isTrue();
    assertThat(late.opensAt(at("2026-03-28T12:00:00Z"))).isEqualTo(jump);
    assertThat(late.openSince(at("2026-03-29T02:00:00Z"))).contains(jump);
    assertThat(late.opensAt(jump)).isEqualTo(at("2026-03-30T00:30:00Z"));
  }

  @Test
  void what_ends_in_the_hour_that_is_skipped_ends_with_the_jump() {
    var jump = at("2026-03-29T01:00:00Z");
    var evening = hours("22:00", "02:30");
    assertThat(evening.open(jump.minusNanos(1))).isTrue();
    assertThat(evening.open(jump)).isFalse();
    assertThat(evening.opensAt(jump)).isEqualTo(at("2026-03-29T20:00:00Z"));
  }

  @Test
  void a_break_that_is_skipped_as_a_whole_is_none() {
    var always = hours("03:00", "02:00");
    var before = at("2026-03-28T02:00:00Z");
    assertThat(always.openSince(at("2026-03-29T20:00:00Z"))).contains(before);
    assertThat(always.opensAt(before)).isEqualTo(at("2026-03-30T01:00:00Z"));
  }

  @Test
  void an_hour_that_comes_twice_counts_both_times() {
    var again = at("2026-10-25T01:00:00Z");
    var late = hours("02:30", "05:00");
    assertThat(late.opensAt(at("2026-10-24T12:00:00Z"))).isEqualTo(at("2026-10-25T00:30:00Z"));
    assertThat(late.open(again)).isFalse();
    assertThat(late.opensAt(again)).isEqualTo(at("2026-10-25T01:30:00Z"));
    assertThat(late.openSince(at("2026-10-25T03:00:00Z"))).contains(at("2026-10-25T01:30:00Z"));
    var evening = hours("22:00", "02:30");
    assertThat(evening.open(at("2026-10-25T00:30:00Z"))).isFalse();
    assertThat(evening.opensAt(at("2026-10-25T00:30:00Z"))).isEqualTo(again);
    var whole = hours("02:00", "03:00");
    assertThat(whole.openSince(at("2026-10-25T01:30:00Z"))).contains(at("2026-10-25T00:00:00Z"));
  }

  @Test
  void in_another_zone_they_are_at_another_time() {
    var lisbon = hours("06:00", "22:00").in(ZoneId.of("Europe/Lisbon"));
    assertThat(lisbon.open(at("2026-06-01T04:30:00Z"))).isFalse();
    assertThat(lisbon.opensAt(at("2026-06-01T04:30:00Z"))).isEqualTo(at("2026-06-01T05:00:00Z"));
  }

  @Test
  void hours_that_begin_and_end_at_once_are_none() {
    assertThatThrownBy(() -> hours("06:00", "06:00")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-27T00:00:00Z",
    "Europe/Berlin, 2026-10-23T00:00:00Z",
    "Australia/Lord_Howe, 2026-04-03T00:00:00Z",
    "America/Santiago, 2026-09-04T00:00:00Z",
    "Pacific/Apia, 2011-12-28T00:00:00Z",
    "UTC, 2026-03-27T00:00:00Z"
  })
  void when_they_begin_is_when_a_clock_that_is_looked_at_all_the_time_says_so(
      String zone, Instant from) {
    for (var each :
        new Hours[] {
          hours("02:30", "01:45"), hours("00:00", "02:15"), hours("23:30", "00:15"),
          hours("03:00", "02:00"), hours("06:00", "20:00"), hours("02:00", "03:00")
        }) {
      agrees(each.in(ZoneId.of(zone)), from);
    }
  }

  private static void agrees(Hours hours, Instant from) {
    Instant since = null;
    Instant foretold = hours.opensAt(from);
    boolean before = hours.open(from);
    for (var now = from; now.isBefore(from.plus(Duration.ofDays(5))); now = later(now)) {
      boolean open = hours.open(now);
      if (open && !before) {
        assertThat(now).as("%s", hours).isEqualTo(foretold);
        since = now;
      }
      if (since != null) {
        var known = open ? Objects.requireNonNull(since) : null;
        assertThat(hours.openSince(now).orElse(null)).as("%s %s", hours, now).isEqualTo(known);
      }
      foretold = hours.opensAt(now);
      before = open;
    }
  }

  private static Instant later(Instant now) {
    return now.plus(Duration.ofMinutes(5));
  }
}
