package dev.comanda.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CountriesTest {
  private final Map<String, Country> countries =
      Countries.all().stream().collect(Collectors.toMap(Country::code, Function.identity()));

  private Country country(String code) {
    return Objects.requireNonNull(countries.get(code));
  }

  @Test
  void every_country_with_a_currency_is_there() {
    assertThat(countries).hasSizeGreaterThan(200).doesNotContainKey("AQ");
    assertThat(countries.values())
        .allSatisfy(each -> assertThat(each.currency().getDefaultFractionDigits()).isNotNegative());
  }

  @Test
  void what_is_known_is_suggested() {
    var germany = country("DE");
    assertThat(germany.currency()).isEqualTo(Currency.getInstance("EUR"));
    assertThat(germany.timeZone()).hasToString("Europe/Berlin");
    assertThat(germany.taxMode()).isEqualTo(TaxMode.INCLUDED);
    assertThat(germany.taxRates())
        .containsExactly(
            new Country.UsualRate("standard", Consumption.EAT_IN, Rate.of("0.19")),
            new Country.UsualRate("standard", Consumption.TAKE_AWAY, Rate.of("0.19")),
            new Country.UsualRate("reduced", Consumption.EAT_IN, Rate.of("0.07")),
            new Country.UsualRate("reduced", Consumption.TAKE_AWAY, Rate.of("0.07")));
  }

  @Test
  void where_rates_differ_by_place_or_are_not_known_none_is_suggested() {
    assertThat(country("US").taxMode()).isEqualTo(TaxMode.ADDED);
    assertThat(country("US").taxRates()).isEmpty();
    assertThat(country("PE").taxRates()).isEmpty();
    assertThat(country("PE").timeZone()).isNull();
  }
}
