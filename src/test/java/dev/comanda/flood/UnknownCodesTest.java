package dev.comanda.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.HandClock;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How many codes may be unknown, and whose are counted together. */
class UnknownCodesTest {
  private static final String BAR = "192.0.2.7";

  private final HandClock clock = new HandClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final UnknownCodes unknown = new UnknownCodes(clock);

  @Test
  void unknown_codes_end_and_those_of_another_kind_do_not() {
    for (int i = 0; i < UnknownCodes.BOUND.burst(); i++) {
      unknown.count("code", BAR);
    }
    assertThat(refusal(() -> unknown.count("code", BAR)).retryAfterSeconds()).isBetween(1, 2);
    unknown.count("key", BAR);
    unknown.count("code", "192.0.2.8");
    clock.pass(Duration.ofSeconds(1));
    unknown.count("code", BAR);
  }

  @Test
  void a_clock_that_steps_back_locks_nobody_out() {
    for (int i = 0; i < UnknownCodes.BOUND.burst(); i++) {
      unknown.count("code", BAR);
    }
    clock.pass(Duration.ofDays(-1));
    var refused = refusal(() -> unknown.count("code", BAR));
    clock.pass(Duration.ofSeconds(refused.retryAfterSeconds()));
    unknown.count("code", BAR);
  }

  @Test
  void an_ipv6_household_is_one_address() {
    assertThat(Household.of("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(Household.of("2001:db8:1:2:aaaa::1"))
        .isNotEqualTo(Household.of("2001:db8:1:3:3:4:5:6"));
    assertThat(Household.of("192.0.2.7")).isEqualTo("192.0.2.7");
  }

  private static Refused refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return java.util.Objects.requireNonNull(catchThrowableOfType(Refused.class, call));
  }
}
