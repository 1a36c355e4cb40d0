package dev.comanda.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.problem.Refused;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void onlyThePasswordItselfFitsItsHash() {
    var hash = passwords.hash("correct horse");
    assertThat(passwords.check("correct horse", hash)).isTrue();
    assertThat(passwords.check("correct horsE", hash)).isFalse();
    assertThat(passwords.check("", hash)).isFalse();
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void twoHashesOfOnePasswordDiffer() {
    assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
  }

  @Test
  void aLetterMayBeTypedInEitherOfItsForms() {
    var hash = passwords.hash("caf\u00e9 au lait");
    assertThat(passwords.check("cafe\u0301 au lait", hash)).isTrue();
  }

  @Test
  void nobodyHasAPassword() {
    assertThat(passwords.check("comanda-demo", null)).isFalse();
  }

  @Test
  void anUnknownAddressTakesAsLongAsAWrongPassword() {
    var hash = passwords.hash("correct horse");
    var wrong = new long[9];
    var unknown = new long[9];
    for (int i = 0; i < 9; i++) {
      wrong[i] = nanos(() -> passwords.check("wrong", hash));
      unknown[i] = nanos(() -> passwords.check("wrong", null));
    }
    assertThat(shortest(unknown)).isBetween(shortest(wrong) / 2, shortest(wrong) * 2);
  }

  private static long nanos(Runnable check) {
    long start = System.nanoTime();
    check.run();
    return System.nanoTime() - start;
  }

  /** The one that was least disturbed by whatever else the machine does. */
  private static long shortest(long[] nanos) {
    return Arrays.stream(nanos).min().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seven77", "🍸🍸🍸🍸🍸🍸🍸"})
  void aShortPasswordIsRefused(String password) {
    assertThatThrownBy(() -> Passwords.parse("/password", password)).isInstanceOf(Refused.class);
  }

  @Test
  void aPasswordOfUnboundedLengthIsRefused() {
    assertThatThrownBy(() -> Passwords.parse("/password", "x".repeat(129)))
        .isInstanceOf(Refused.class);
    assertThat(Passwords.parse("/password", "x".repeat(128))).hasSize(128);
  }
}
