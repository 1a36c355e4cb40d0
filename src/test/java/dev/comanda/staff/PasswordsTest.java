package dev.comanda.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.problem.Refused;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void only_the_password_itself_fits_its_hash() {
    var hash = passwords.hash("correct horse");
    assertThat(passwords.check("correct horse", hash, false)).isTrue();
    assertThat(passwords.check("correct horsE", hash, false)).isFalse();
    assertThat(passwords.check("", hash, false)).isFalse();
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void two_hashes_of_one_password_differ() {
    assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
  }

  @Test
  void a_letter_may_be_typed_in_either_of_its_forms() {
    var hash = passwords.hash("caf\u00e9 au lait");
    assertThat(passwords.check("cafe\u0301 au lait", hash, false)).isTrue();
  }

  @Test
  void nobody_has_a_password() {
    assertThat(passwords.check("comanda-demo", null, false)).isFalse();
  }

  @Test
  void an_unknown_address_takes_as_long_as_a_wrong_password() {
    var hash = passwords.hash("correct horse");
    var wrong = new long[9];
    var unknown = new long[9];
    for (int i = 0; i < 9; i++) {
      wrong[i] = nanos(() -> passwords.check("wrong", hash, false));
      unknown[i] = nanos(() -> passwords.check("wrong", null, false));
    }
    assertThat(median(wrong)).isGreaterThan(1_000_000);
    assertThat(median(unknown)).isBetween(median(wrong) / 2, median(wrong) * 2);
  }

  /** Of the processor: what else the machine does is no matter. */
  private static long nanos(Runnable check) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    check.run();
    return threads.getCurrentThreadCpuTime() - start;
  }

  private static long median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seven77", "🍸🍸🍸🍸🍸🍸🍸"})
  void a_short_password_is_refused(String password) {
    assertThatThrownBy(() -> Passwords.parse("/password", password)).isInstanceOf(Refused.class);
  }

  @Test
  void a_password_of_unbounded_length_is_refused() {
    assertThatThrownBy(() -> Passwords.parse("/password", "x".repeat(129)))
        .isInstanceOf(Refused.class);
    assertThat(Passwords.parse("/password", "x".repeat(128))).hasSize(128);
  }
}
