package dev.comanda.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.HandClock;
import dev.comanda.flood.UnknownCodes;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How many phones may join a session or ask at a spot. */
class PhoneBoundsTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final PhoneBounds bounds = new PhoneBounds(clock, new UnknownCodes(clock));

  @Test
  void joining_a_table_over_and_over_ends() {
    var session = UUID.randomUUID();
    for (int i = 0; i < PhoneBounds.JOINS.burst(); i++) {
      bounds.join(session);
    }
    var refused = refusal(() -> bounds.join(session));
    clock.pass(Duration.ofSeconds(refused.retryAfterSeconds()));
    bounds.join(session);
  }

  @Test
  void a_spot_is_not_flooded_with_requests_whatever_became_of_them() {
    var spot = new UUID(0, 7);
    for (int i = 0; i < PhoneBounds.REQUESTS.burst(); i++) {
      bounds.request(spot);
    }
    var refused = refusal(() -> bounds.request(spot));
    assertThat(refused.code()).isEqualTo(Code.TOO_MANY);
    bounds.request(new UUID(0, 8));
    clock.pass(Duration.ofSeconds(refused.retryAfterSeconds()));
    bounds.request(spot);
  }

  private static Refused refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return java.util.Objects.requireNonNull(catchThrowableOfType(Refused.class, call));
  }
}
