package dev.comanda.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  /** The secret of RFC 6238, appendix B. */
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codes_are_those_of_the_standard(long seconds, String code) {
    var at = Instant.ofEpochSecond(seconds);
    assertThat(Totp.code(SECRET, at)).isEqualTo(code);
    assertThat(Totp.step(SECRET, code, at)).hasValue(seconds / 30);
  }

  @Test
  void a_code_is_taken_thirty_seconds_early_or_late_and_no_more() {
    var at = Instant.ofEpochSecond(1_111_111_110);
    var code = Totp.code(SECRET, at);
    for (long off : List.of(-30L, 0L, 30L)) {
      assertThat(Totp.step(SECRET, code, at.plusSeconds(off))).hasValue(37_037_037);
    }
    for (long off : List.of(-60L, 60L, 3_600L)) {
      assertThat(Totp.step(SECRET, code, at.plusSeconds(off))).isEmpty();
    }
    for (var other : List.of("", "0", "87082", "2870820", "\u0662\u0668\u0667\u0660\u0668\u0662")) {
      assertThat(Totp.step(SECRET, other, Instant.ofEpochSecond(59))).isEmpty();
    }
  }

  @Test
  void apps_read_the_secret_in_base32() {
    assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(Totp.base32(new byte[] {(byte) 0xFF})).isEqualTo("74");
    assertThat(Totp.uri(SECRET, "a b+c@x.example"))
        .startsWith("otpauth://totp/Comanda:a%20b%2Bc%40x.example?secret=GEZDGNBV")
        .endsWith("&issuer=Comanda&algorithm=SHA1&digits=6&period=30");
  }
}
