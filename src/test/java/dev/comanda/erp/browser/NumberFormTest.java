package dev.comanda.erp.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts in the form of the ERP's user. */
class NumberFormTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4.70 | 4,7 | 4.7",
        "1234.5 | 1234,5 | 1234.5",
        "10 | 10 | 10",
        "0.25 | 0,25 | 0.25"
      })
  void a_number_is_written_without_groups(BigDecimal number, String comma, String point) {
    assertThat(NumberForm.COMMA.write(number)).isEqualTo(comma);
    assertThat(NumberForm.POINT.write(number)).isEqualTo(point);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4,7 | 4.7",
        "4,700 | 4.7",
        "4.700 | 4700",
        "1.234,50 | 1234.5",
        "1 234,5 | 1234.5",
        "1'234 | 1234",
        "-3 | -3",
        "007 | 7"
      })
  void a_point_between_thousands_is_no_decimal_point(String text, BigDecimal number) {
    assertThat(NumberForm.COMMA.read(text).orElseThrow()).isEqualByComparingTo(number);
  }

  @Test
  void the_same_digits_are_two_numbers_to_two_users() {
    assertThat(NumberForm.POINT.read("4,700").orElseThrow()).isEqualByComparingTo("4700");
    assertThat(NumberForm.COMMA.read("4,700").orElseThrow()).isEqualByComparingTo("4.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4.7", "4,", "4,7,1", "1.23,4", "4,7 l", "1e3", ",7"})
  void what_is_no_number_in_this_form_is_none(String text) {
    assertThat(NumberForm.COMMA.read(text)).isEmpty();
  }
}
