package dev.comanda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges of business dates. */
class ReportDatesTest {
  private static ReportDates dates(String start, String end) {
    return ReportDates.parse(
        Optional.of(start).filter(text -> !text.equals("-")),
        Optional.of(end).filter(text -> !text.equals("-")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01,2026-11-01",
    "2026-11-02,2026-12-01",
    "2026-12-31,2027-01-01",
    "-,0001-01-01"
  })
  void the_first_whole_month_begins_on_the_first_date_or_after_it(String start, String begin) {
    assertThat(dates(start, "-").monthsBegin()).isEqualTo(LocalDate.parse(begin));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01,2026-11-30,2026-10-02,2026-10-31",
    "2024-03-01,2024-03-01,2024-02-29,2024-02-29",
    "0001-01-02,0001-01-02,0001-01-01,0001-01-01"
  })
  void as_many_dates_are_before(String start, String end, String from, String to) {
    assertThat(dates(start, end).before()).contains(dates(from, to));
  }

  @ParameterizedTest
  @CsvSource({"-,2026-11-30", "2026-11-30,-", "2026-11-30,2026-11-29", "0001-01-01,9999-12-31"})
  void nothing_is_before_what_has_no_bounds_or_no_dates(String start, String end) {
    assertThat(dates(start, end).before()).isEmpty();
  }

  @Test
  void without_bounds_all_dates_are_meant() {
    assertThat(dates("-", "-").first()).isBefore(LocalDate.parse("0001-01-02"));
    assertThat(dates("-", "-").last()).isAfter(LocalDate.parse("9999-12-30"));
  }
}
