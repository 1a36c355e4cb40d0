package dev.comanda.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.json.Json;
import dev.comanda.problem.Refused;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Rate SEVEN = Rate.of("0.07");
  private static final Rate NINETEEN = Rate.of("0.19");

  @Test
  void theLatestRateThatHasBegunCounts() {
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
  void includedTaxIsTakenOutOncePerRate() {
    var sums =
        Tax.sums(
            TaxMode.INCLUDED,
            List.of(taxed(SEVEN, 105), taxed(NINETEEN, 450), taxed(SEVEN, 105), taxed(SEVEN, 105)));
    // 450 × 19/119 = 71.85; 315 × 7/107 = 20.61.
    assertThat(sums)
        .containsExactly(
            new Tax.Sum(NINETEEN, eur(378), eur(72), eur(450)),
            new Tax.Sum(SEVEN, eur(294), eur(21), eur(315)));
    // Rounded alone, ten lines of 3 cents would owe nothing: 0.197 each.
    assertThat(Tax.sums(TaxMode.INCLUDED, java.util.Collections.nCopies(10, taxed(SEVEN, 3))))
        .containsExactly(new Tax.Sum(SEVEN, eur(28), eur(2), eur(30)));
  }

  @Test
  void addedTaxComesOnTopOncePerRateHalfUp() {
    assertThat(
            Tax.sums(TaxMode.ADDED, List.of(taxed(Rate.of("0.05"), 5), taxed(Rate.of("0.05"), 5))))
        .containsExactly(new Tax.Sum(Rate.of("0.05"), eur(10), eur(1), eur(11)));
    assertThat(Tax.sums(TaxMode.ADDED, List.of(taxed(Rate.of("0"), 7))))
        .containsExactly(new Tax.Sum(Rate.of("0"), eur(7), eur(0), eur(7)));
  }

  @Test
  void aRateIsATextOnTheWire() {
    assertThat(Json.text(Rate.of("0.190"))).isEqualTo("\"0.19\"");
    assertThat(Json.own("\"0.19000\"", Rate.class)).isEqualTo(NINETEEN);
    assertThat(Rate.of("0.00")).isEqualTo(Rate.of("0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "19", "-0.1", "1.00001", "0.123456", "0,19", ".19", "1e-1", "NaN"})
  void anythingElseIsNoRate(String sent) {
    assertThatThrownBy(() -> Rate.parse("/tax_rates/0/rate", sent)).isInstanceOf(Refused.class);
  }

  private static TaxRate rate(String taxClass, Consumption how, String rate, String from) {
    return new TaxRate(taxClass, how, Rate.of(rate), LocalDate.parse(from));
  }

  private static Tax.Taxed taxed(Rate rate, long minor) {
    return new Tax.Taxed(rate, eur(minor));
  }

  private static Money eur(long minor) {
    return new Money(minor, EUR);
  }
}
