package dev.comanda.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.erp.lines.LinesStandIn;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {
  /** The example of the libraries of Standard Webhooks. */
  private static final String KNOWN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @Test
  void it_signs_as_standard_webhooks_do() {
    assertThat(
            secret(KNOWN)
                .signature(
                    "msg_p5jXN8AQM9LWM0D4loKWxJek",
                    1614265330,
                    "{\"test\": 2432232314}".getBytes(UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void two_sign_while_one_takes_the_others_place() {
    var other = LinesStandIn.SECRET;
    var body = "{}".getBytes(UTF_8);
    assertThat(secret(KNOWN + " " + other).signature("msg_1", 1, body))
        .isEqualTo(
            secret(KNOWN).signature("msg_1", 1, body)
                + " "
                + secret(other).signature("msg_1", 1, body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "whsec_",
        "whsec_c2hvcnQ=",
        "whsec_not base64 at all, not at all",
        "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        KNOWN + " secret",
        KNOWN + " " + KNOWN + " " + KNOWN,
      })
  void what_is_no_secret_is_none(String text) {
    assertThat(WebhookSecret.read(text)).isNull();
  }

  @Test
  void its_bytes_are_24_to_64() {
    for (int bytes : new int[] {23, 24, 64, 65}) {
      var text = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
      assertThat(WebhookSecret.read(text) != null)
          .as("" + bytes)
          .isEqualTo(bytes == 24 || bytes == 64);
    }
  }

  @Test
  void a_new_one_is_one_and_no_other_is_the_same() {
    var made = WebhookSecret.made();
    assertThat(WebhookSecret.read(made)).isNotNull();
    assertThat(WebhookSecret.made()).isNotEqualTo(made);
  }

  @Test
  void no_text_tells_it_or_what_looks_like_one() {
    var secret = secret(KNOWN);
    assertThat(secret.masked("a " + KNOWN + " b MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw c whsec_abc/+="))
        .isEqualTo("a ******** b ******** c ********");
    assertThat(secret.toString()).doesNotContain("MfKQ");
  }

  private static WebhookSecret secret(String text) {
    return Objects.requireNonNull(WebhookSecret.read(text));
  }
}
