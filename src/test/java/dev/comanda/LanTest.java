package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a phone cannot open. */
class LanTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://LOCALHOST",
        "http://bar.localhost",
        "http://127.0.0.1:8080/s/x",
        "http://127.1.2.3",
        "https://[::1]:8443",
        "http://[::ffff:127.0.0.1]",
        "http://0.0.0.0:8080",
      })
  void this_computers_own_are_warned_of(String url) {
    assertThat(Lan.warning(URI.create(url)).orElse("")).startsWith("Phones cannot open this: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://192.168.1.7:8080", "https://order.example", "http://[2001:db8::1]"})
  void others_are_not(String url) {
    assertThat(Lan.warning(URI.create(url))).isEmpty();
  }
}
