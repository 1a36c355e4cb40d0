package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no PIN is refused by name, at a device where a manager signed in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadPinTest {
  private final Evening evening = new Evening(Clock.systemUTC());
  private final Client tablet = Client.of(evening.app.url(), evening.nobody.contract());

  @BeforeAll
  void signIn() {
    var marta = Map.of("email", "manager@demo.example", "password", DemoPlaces.PASSWORD);
    tablet.post("/api/auth/login", marta).expect(200);
  }

  @AfterAll
  void close() {
    tablet.close();
    evening.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123", "123456789", "12a4", "12 4", "\u0661\u0662\u0663\u0664"})
  void a_pin_has_four_to_eight_digits(String pin) {
    var body = Map.of("email", "waiter@demo.example", "pin", pin);
    var answer = tablet.post("/api/auth/pin", body).expect(400, "invalid");
    assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo("/pin");
    var user = Map.of("email", "p@demo.example", "name", "P", "pin", pin);
    var refused = evening.manager.post("/api/users", user).expect(400, "invalid");
    assertThat(refused.json().at("/details/0").textValue()).startsWith("pin: ");
  }
}
