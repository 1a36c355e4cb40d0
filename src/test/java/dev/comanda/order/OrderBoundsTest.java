package dev.comanda.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.HandClock;
import dev.comanda.http.Caller;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How much guests may order. */
class OrderBoundsTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final OrderBounds bounds = new OrderBounds(clock);

  @Test
  void a_table_cannot_order_more_than_its_phones_can_show() {
    var guest = new Caller.Guest(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
    for (int i = 0; i < OrderBounds.LINES.burst() / 100; i++) {
      bounds.lines(guest, 100);
    }
    assertThat(refusal(() -> bounds.lines(guest, 1)).code()).isEqualTo(Code.TOO_MANY);
    bounds.lines(new Caller.Guest(new UUID(0, 1), new UUID(0, 9), new UUID(0, 3)), 1);
  }

  @Test
  void one_guests_flood_leaves_the_others_at_the_table_alone() {
    var session = new UUID(0, 1);
    var flooding = guest(session, 2);
    for (int i = 0; i < OrderBounds.GUEST.burst(); i++) {
      bounds.order(flooding);
    }
    assertThat(refusal(() -> bounds.order(flooding)).code()).isEqualTo(Code.TOO_MANY);
    assertThatCode(() -> bounds.order(guest(session, 3))).doesNotThrowAnyException();
  }

  @Test
  void a_sessions_guests_together_end() {
    var session = new UUID(0, 1);
    for (int i = 0; i < OrderBounds.SESSION.burst(); i++) {
      bounds.order(guest(session, 10 + i));
    }
    refusal(() -> bounds.order(guest(session, 9)));
    assertThatCode(() -> bounds.order(guest(new UUID(0, 5), 9))).doesNotThrowAnyException();
  }

  private static Caller.Guest guest(UUID session, int id) {
    return new Caller.Guest(new UUID(0, 0), session, new UUID(1, id));
  }

  private static Refused refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return java.util.Objects.requireNonNull(catchThrowableOfType(Refused.class, call));
  }
}
