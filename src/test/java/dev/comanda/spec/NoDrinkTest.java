package dev.comanda.spec;

import static dev.comanda.spec.ScannedBar.encoded;
import static dev.comanda.spec.ScannedBar.failed;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A code that names nothing or nonsense orders nothing and says so, at one bar, where nothing is
 * ever ordered.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoDrinkTest {
  private final ScannedBar bar = new ScannedBar();

  @AfterAll
  void close() throws SQLException {
    bar.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?", "?drink", "?drink=", "?drink=+", "?drink=%20%20", "?Drink=Martini"})
  void a_code_without_a_drink_is_told_so(String query) {
    var answer = bar.phone().get("/OMS" + query).expect(400);
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    assertThat(answer.text()).isEqualTo("Please specify a drink.");
    assertThat(bar.scans()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Petrol",
        "Gin",
        "Gin Tonic ; DROP TABLE orders",
        "' OR 1=1 --",
        "%",
        "Gin_Tonic",
        "<script>alert(1)</script>",
        "\u0000",
        "Gin\u0000Tonic",
        "Gin\nTonic",
        "\u202EcinoT niG",
        "\uFFFF",
        "\uD83C\uDF79"
      })
  void what_is_no_drink_here_fails(String drink) {
    failed(bar.phone().get("/OMS?drink=" + encoded(drink)));
    assertThat(bar.scans()).isEmpty();
  }

  @Test
  void a_drink_of_3000_characters_and_broken_encodings_fail() {
    failed(bar.phone().get("/OMS?drink=" + "x".repeat(3_000)));
    failed(bar.phone().get("/OMS?drink=" + encoded("é".repeat(1_000))));
    failed(bar.phone().get("/OMS?drink=%FF%FE"));
    failed(bar.phone().get("/OMS?drink=%ED%A0%80"));
    assertThat(bar.scans()).isEmpty();
  }
}
