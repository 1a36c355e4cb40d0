package dev.comanda.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:9000, false, 127.0.0.1, 9000, '', 127.0.0.1:9000",
    "HTTPS://erp.example/a/b/, true, erp.example, 443, /a/b, erp.example",
    "http://erp:80//, false, erp, 80, '', erp",
    "https://[fd00::1]:8443/%C3%A4, true, fd00::1, 8443, /%C3%A4, [fd00::1]:8443",
  })
  void it_has_a_host_a_port_and_a_path(
      String text, boolean secure, String host, int port, String path, String authority) {
    var address = Address.of(URI.create(text));
    assertThat(address).isEqualTo(new Address(secure, host, port, path));
    assertThat(address.authority()).isEqualTo(authority);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://erp",
        "erp:9000",
        "//erp",
        "http:///lines",
        "http://user:secret@erp",
        "http://erp/?a=b",
        "http://erp/#a",
        "http://erp_1/",
        "http://erp:0",
        "http://erp:65536",
        "http://erp/ä",
      })
  void what_cannot_be_called_is_none(String text) {
    assertThatThrownBy(() -> Address.of(URI.create(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("This is no address that can be called: ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void its_length_has_a_bound() {
    var tooLong = URI.create("http://erp/" + "a".repeat(Address.CHARS_MAX));
    assertThatThrownBy(() -> Address.of(tooLong)).hasMessageContaining("more than 1000");
  }
}
