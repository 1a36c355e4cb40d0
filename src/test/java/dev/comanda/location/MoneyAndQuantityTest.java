package dev.comanda.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.json.Json;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyAndQuantityTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  @Test
  void money_is_an_amount_and_a_currency_on_the_wire() {
    var money = new Money(1250, EUR);
    assertThat(Json.tree(Json.text(money)))
        .isEqualTo(Json.tree("{\"amount\":1250,\"currency\":\"EUR\"}"));
    assertThat(Json.own(Json.text(money), Money.class)).isEqualTo(money);
  }

  @Test
  void a_quantity_is_a_plain_number_on_the_wire() {
    assertThat(Json.text(Quantity.of("10"))).isEqualTo("10");
    assertThat(Json.text(Quantity.of("4.700"))).isEqualTo("4.7");
    assertThat(Json.own("4.70", Quantity.class)).isEqualTo(Quantity.of("4.7"));
  }

  @Test
  void equal_quantities_are_equal_however_written() {
    assertThat(Quantity.of("1.0")).isEqualTo(Quantity.of("1"));
    assertThat(Quantity.of("1E+4")).isEqualTo(Quantity.of("10000"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 999, 999",
    "0.333, 100, 33",
    "0.005, 100, 1",
    "0.004, 100, 0",
    "4.7, 1395, 6557",
    "100000, 1000000000, 100000000000000",
  })
  void a_line_total_is_rounded_once_half_up(String quantity, long price, long total) {
    assertThat(Quantity.of(quantity).lineTotal(new Money(price, EUR)))
        .isEqualTo(new Money(total, EUR));
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.1, true", "0.35, 0.1, false", "2, 1, true", "1.5, 1, false", "3, 1.5, true"})
  void a_quantity_comes_in_steps(String quantity, String step, boolean fits) {
    assertThat(Quantity.of(quantity).inStepsOf(Quantity.of(step))).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "0.000", "-1", "100000.001", "1e999999999", "-1e999999999", "0.0001", "1e-9"})
  void a_quantity_out_of_bounds_is_refused_by_name(String sent) {
    assertThatThrownBy(() -> Quantity.parse("/lines/0/quantity", new BigDecimal(sent)))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> assertThat(e.faults().getFirst().pointer()).isEqualTo("/lines/0/quantity"));
    assertThatThrownBy(() -> new Quantity(new BigDecimal(sent)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_amount_that_a_reader_could_not_keep_exactly_is_no_money() {
    assertThatThrownBy(() -> new Money(Money.MINOR_MAX + 1, EUR))
        .isInstanceOf(ArithmeticException.class);
  }
}
