package dev.comanda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which name somebody means who mistyped one. */
class NearNamesTest {
  private static final List<String> DRINKS =
      List.of("Gin Tonic", "Gin Fizz", "Martini", "Mojito", "Mai Tai", "Rum", "Crème de cassis");

  private static NearNames.Found<String> found(String typed) {
    return NearNames.among(DRINKS, Function.identity(), typed, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "Martni, Martini",
    "Martinii, Martini",
    "Marrini, Martini",
    "Matrini, Martini",
    "gintonic, Gin Tonic",
    "GIN TONNIK, Gin Tonic",
    "creme de casis, Crème de cassis",
    "rum, Rum"
  })
  void a_slip_or_two_are_understood(String typed, String meant) {
    assertThat(found(typed).meant()).containsExactly(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Petrol", "Gin", "Rim", "Mo", "Whisky Sour", ""})
  void what_may_be_something_else_is_not_guessed(String typed) {
    assertThat(found(typed).meant()).isEmpty();
    assertThat(found(typed).nearest()).hasSize(2);
  }

  @Test
  void of_two_that_are_as_near_none_is_meant() {
    var both = List.of("Table red", "Table bed");
    var found = NearNames.among(both, Function.identity(), "Table fed", 5);
    assertThat(found.meant()).isEmpty();
    assertThat(found.nearest()).isEqualTo(both);
  }
}
