package dev.comanda.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDayTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-07-04T02:59:59Z, 2026-07-03",
    "2026-07-04T03:00:00Z, 2026-07-04",
    "2026-12-31T23:30:00Z, 2026-12-31",
    "2027-01-01T03:59:59Z, 2026-12-31",
    "2027-01-01T04:00:00Z, 2027-01-01",
  })
  void the_night_belongs_to_the_day_before(Instant at, LocalDate date) {
    assertThat(BusinessDay.of(at, BERLIN, LocalTime.of(5, 0))).isEqualTo(date);
  }

  @Test
  void a_cut_off_in_the_skipped_hour_counts_right_after_the_gap() {
    var cutOff = LocalTime.of(2, 30);
    // 2026-03-29: 02:00 becomes 03:00 at 01:00Z.
    assertThat(BusinessDay.of(Instant.parse("2026-03-29T00:59:59Z"), BERLIN, cutOff))
        .isEqualTo("2026-03-28");
    assertThat(BusinessDay.of(Instant.parse("2026-03-29T01:00:00Z"), BERLIN, cutOff))
        .isEqualTo("2026-03-29");
  }

  @Test
  void a_cut_off_in_the_doubled_hour_counts_when_it_is_first_passed() {
    var cutOff = LocalTime.of(2, 30);
    // 2026-10-25: 03:00 becomes 02:00 at 01:00Z; 02:30 is passed at 00:30Z and at 01:30Z.
    assertThat(BusinessDay.of(Instant.parse("2026-10-25T00:29:59Z"), BERLIN, cutOff))
        .isEqualTo("2026-10-24");
    assertThat(BusinessDay.of(Instant.parse("2026-10-25T00:30:00Z"), BERLIN, cutOff))
        .isEqualTo("2026-10-25");
    assertThat(BusinessDay.of(Instant.parse("2026-10-25T01:10:00Z"), BERLIN, cutOff))
        .isEqualTo("2026-10-25");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 02:30, 2026-03-01",
    "Europe/Berlin, 02:30, 2026-10-01",
    "America/Sao_Paulo, 00:00, 2018-10-15",
    "Australia/Lord_Howe, 01:45, 2026-04-01",
    "Pacific/Apia, 05:00, 2011-12-20",
    "Africa/Casablanca, 02:15, 2026-02-10",
  })
  void it_never_runs_backwards_and_matches_its_start(
      String zone, LocalTime cutOff, LocalDate from) {
    var where = ZoneId.of(zone);
    var at = from.atStartOfDay(where).toInstant();
    var last = BusinessDay.of(at, where, cutOff);
    for (int quarter = 0; quarter < 40 * 96; quarter++) {
      at = at.plus(Duration.ofMinutes(15));
      var date = BusinessDay.of(at, where, cutOff);
      assertThat(date).isAfterOrEqualTo(last);
      assertThat(BusinessDay.start(date, where, cutOff)).isBeforeOrEqualTo(at);
      assertThat(BusinessDay.start(date.plusDays(1), where, cutOff)).isAfter(at);
      last = date;
    }
  }
}
