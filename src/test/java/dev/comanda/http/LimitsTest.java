package dev.comanda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final String BAR = "192.0.2.7";

  private final HandClock clock = new HandClock();
  private final Limits limits = new Limits(clock);

  @Test
  void wrongPasswordsForOneAccountEndAndComeBackOneByOne() {
    for (int i = 0; i < Limits.WRONG_SIGN_INS_ACCOUNT.burst(); i++) {
      limits.checkSignIn(at(BAR, "ada@bar.example"));
      limits.wrongSignIn(at(BAR, "ada@bar.example"));
    }
    var refused = refusal(() -> limits.checkSignIn(at(BAR, " Ada@bar.example")));
    assertThat(refused.code()).isEqualTo(Code.TOO_MANY);
    assertThat(refused.retryAfterSeconds()).isBetween(60, 61);
    clock.pass(Duration.ofSeconds(refused.retryAfterSeconds()));
    limits.checkSignIn(at(BAR, "ada@bar.example"));
    limits.wrongSignIn(at(BAR, "ada@bar.example"));
    refusal(() -> limits.checkSignIn(at(BAR, "ada@bar.example")));
  }

  @Test
  void aColleagueAtTheSameAddressStillSignsIn() {
    for (int i = 0; i < Limits.WRONG_SIGN_INS_ACCOUNT.burst(); i++) {
      limits.wrongSignIn(at(BAR, "ada@bar.example"));
    }
    assertThatCode(() -> limits.checkSignIn(at(BAR, "bob@bar.example"))).doesNotThrowAnyException();
  }

  @Test
  void guessingThroughManyAccountsEnds() {
    for (int i = 0; i < Limits.WRONG_SIGN_INS_ADDRESS.burst(); i++) {
      limits.wrongSignIn(at(BAR, "account-" + i));
    }
    refusal(() -> limits.checkSignIn(at(BAR, "another")));
    assertThatCode(() -> limits.checkSignIn(at("192.0.2.8", "another"))).doesNotThrowAnyException();
  }

  @Test
  void aClockThatStepsBackLocksNobodyOut() {
    for (int i = 0; i < Limits.WRONG_SIGN_INS_ACCOUNT.burst(); i++) {
      limits.wrongSignIn(at(BAR, "ada@bar.example"));
    }
    clock.pass(Duration.ofDays(-1));
    var refused = refusal(() -> limits.checkSignIn(at(BAR, "ada@bar.example")));
    clock.pass(Duration.ofSeconds(refused.retryAfterSeconds()));
    limits.checkSignIn(at(BAR, "ada@bar.example"));
  }

  @Test
  void aTableCannotOrderMoreThanItsPhonesCanShow() {
    var guest = new Caller.Guest(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
    for (int i = 0; i < Limits.SESSION_LINES.burst() / 100; i++) {
      limits.lines(guest, 100);
    }
    assertThat(refusal(() -> limits.lines(guest, 1)).code()).isEqualTo(Code.TOO_MANY);
    limits.lines(new Caller.Guest(new UUID(0, 1), new UUID(0, 9), new UUID(0, 3)), 1);
  }

  @Test
  void joiningATableOverAndOverEnds() {
    var session = UUID.randomUUID();
    for (int i = 0; i < Limits.SESSION_JOINS.burst(); i++) {
      limits.join(session);
    }
    var refused = refusal(() -> limits.join(session));
    clock.pass(Duration.ofSeconds(refused.retryAfterSeconds()));
    limits.join(session);
  }

  @Test
  void rightSignInsAreNeverCounted() {
    for (int i = 0; i < 10_000; i++) {
      limits.checkSignIn(at(BAR, "ada@bar.example"));
      limits.checkCode(BAR);
    }
  }

  @Test
  void unknownCodesEnd() {
    for (int i = 0; i < Limits.WRONG_CODES.burst(); i++) {
      limits.checkCode(BAR);
      limits.wrongCode(BAR);
    }
    assertThat(refusal(() -> limits.checkCode(BAR)).retryAfterSeconds()).isBetween(1, 2);
    clock.pass(Duration.ofSeconds(1));
    assertThatCode(() -> limits.checkCode(BAR)).doesNotThrowAnyException();
  }

  @Test
  void oneGuestsFloodLeavesTheOthersAtTheTableAlone() {
    var session = new UUID(0, 1);
    var flooding = guest(session, 2);
    for (int i = 0; i < Limits.GUEST_ORDERS.burst(); i++) {
      limits.order(flooding);
    }
    assertThat(refusal(() -> limits.order(flooding)).code()).isEqualTo(Code.TOO_MANY);
    assertThatCode(() -> limits.order(guest(session, 3))).doesNotThrowAnyException();
  }

  @Test
  void aSessionsGuestsTogetherEnd() {
    var session = new UUID(0, 1);
    for (int i = 0; i < Limits.SESSION_ORDERS.burst(); i++) {
      limits.order(guest(session, 10 + i));
    }
    refusal(() -> limits.order(guest(session, 9)));
    assertThatCode(() -> limits.order(guest(new UUID(0, 5), 9))).doesNotThrowAnyException();
  }

  @Test
  void anIpv6HouseholdIsOneAddress() {
    assertThat(Limits.network("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(Limits.network("2001:db8:1:2:aaaa::1"))
        .isNotEqualTo(Limits.network("2001:db8:1:3:3:4:5:6"));
    assertThat(Limits.network("192.0.2.7")).isEqualTo("192.0.2.7");
  }

  @Test
  void aSpotIsNotFloodedWithRequestsWhateverBecameOfThem() {
    var spot = new UUID(0, 7);
    for (int i = 0; i < Limits.SPOT_REQUESTS.burst(); i++) {
      limits.spotRequest(spot);
    }
    var refused = refusal(() -> limits.spotRequest(spot));
    assertThat(refused.code()).isEqualTo(Code.TOO_MANY);
    limits.spotRequest(new UUID(0, 8));
    clock.pass(Duration.ofSeconds(refused.retryAfterSeconds()));
    limits.spotRequest(spot);
  }

  private static Caller.Guest guest(UUID session, int id) {
    return new Caller.Guest(new UUID(0, 0), session, new UUID(1, id));
  }

  private static Refused refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return java.util.Objects.requireNonNull(catchThrowableOfType(Refused.class, call));
  }

  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private static Limits.Guesser at(String address, String account) {
    return new Limits.Guesser(address, account, Optional.empty());
  }

  @Test
  void guessesOfOthersDoNotKeepOutWhoSignedInThereBefore() {
    var ada = at(BAR, "ada@bar.example");
    limits.rightSignIn(ada);
    for (int i = 0; i < Limits.WRONG_SIGN_INS_ADDRESS.burst(); i++) {
      limits.wrongSignIn(at(BAR, "account-" + i));
    }
    refusal(() -> limits.checkSignIn(at(BAR, "bob@bar.example")));
    assertThat(limits.expected(ada)).isTrue();
    assertThatCode(() -> limits.checkSignIn(ada)).doesNotThrowAnyException();
    for (int i = 0; i < Limits.WRONG_SIGN_INS_FAMILIAR.burst(); i++) {
      limits.wrongSignIn(ada);
    }
    refusal(() -> limits.checkSignIn(ada));
  }

  @Test
  void aKnownDeviceCountsByItself() {
    var device = new Limits.Guesser(BAR, "ada@bar.example", Optional.of(new UUID(7, 7)));
    for (int i = 0; i < Limits.WRONG_SIGN_INS_ACCOUNT.burst(); i++) {
      limits.wrongSignIn(at(BAR, "ada@bar.example"));
    }
    refusal(() -> limits.checkSignIn(at(BAR, "ada@bar.example")));
    assertThatCode(() -> limits.checkSignIn(device)).doesNotThrowAnyException();
    for (int i = 0; i < Limits.WRONG_SIGN_INS_DEVICE.burst(); i++) {
      limits.wrongSignIn(device);
    }
    refusal(() -> limits.checkSignIn(device));
    var other = new Limits.Guesser(BAR, "ada@bar.example", Optional.of(new UUID(7, 8)));
    assertThatCode(() -> limits.checkSignIn(other)).doesNotThrowAnyException();
  }
}
