package dev.comanda.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.json.Json;
import dev.comanda.problem.Refused;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxTest {
  private static final Rate SEVEN = Rate.of("0.07");
  private static final Rate NINETEEN = Rate.of("0.19");

  @Test
  void the_latest_rate_that_has_begun_counts() {
    var rates =
        List.of(
            rate("food", Consumption.EAT_IN, "0.19", "2024-01-01"),
            rate("food", Consumption.EAT_IN, "0.07", "2026-01-01"),
            rate("food", Consumption.TAKE_AWAY, "0.07", "2020-01-01"));
    assertThat(Tax.rate(rates, "food", Consumption.EAT_IN, LocalDate.parse("2025-12-31")))
        .contains(NINETEEN);
    assertThat(Tax.rate(rates, "food", Consumption.EAT_IN, LocalDate.parse("2026-01-01")))
        .contains(SEVEN);
    assertThat(Tax.rate(rates, "food", Consumption.TAKE_AWAY, LocalDate.parse("2025-12-31")))
        .contains(SEVEN);
    assertThat(Tax.rate(rates, "food", Consumption.EAT_IN, LocalDate.parse("2023-12-31")))
        .isEmpty();
    assertThat(Tax.rate(rates, "drink", Consumption.EAT_IN, LocalDate.parse("2026-01-01")))
        .isEmpty();
  }

  @Test
  void a_rate_is_a_text_on_the_wire() {
    assertThat(Json.text(Rate.of("0.190"))).isEqualTo("\"0.19\"");
    assertThat(Json.own("\"0.19000\"", Rate.class)).isEqualTo(NINETEEN);
    assertThat(Rate.of("0.00")).isEqualTo(Rate.of("0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "19", "-0.1", "1.00001", "0.123456", "0,19", ".19", "1e-1", "NaN"})
  void anything_else_is_no_rate(String sent) {
    assertThatThrownBy(() -> Rate.parse("/tax_rates/0/rate", sent)).isInstanceOf(Refused.class);
  }

  private static TaxRate rate(String taxClass, Consumption how, String rate, String from) {
    return new TaxRate(taxClass, how, Rate.of(rate), LocalDate.parse(from));
  }
}
