package dev.comanda.spec;

import dev.comanda.delivery.course.Reason;
import dev.comanda.delivery.course.Standing;
import dev.comanda.delivery.course.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How lines of a console stand that nobody has worked off. */
final class ConsoleStandings {
  private ConsoleStandings() {}

  /** Sent, and no answer came. */
  static Standing lost() {
    var at = Instant.now();
    var creating = new Standing.Creating(at.minusSeconds(640), at.minusSeconds(620));
    var reason = new Reason("no_answer", "The ERP did not answer within 20 s.");
    var looks = new Standing.Looks(2, 1, at.minusSeconds(400));
    return new Standing(
        State.UNKNOWN,
        reason,
        Standing.Step.NONE,
        1,
        at.plusSeconds(600),
        creating,
        looks,
        false,
        false,
        null);
  }

  /** The ERP has turned it down. */
  static Standing error(String code, String text) {
    return standing(State.ERROR, new Reason(code, text), 1, null);
  }

  /** Its product has no number. */
  static Standing held() {
    return standing(
        State.HELD,
        new Reason("product_unmapped", "The product has no number in the ERP."),
        0,
        null);
  }

  /** To be booked, after so many attempts that failed. */
  static Standing placed(int attempts) {
    var due = Instant.now().plusSeconds(attempts == 0 ? -60 : 240);
    var why = attempts == 0 ? null : new Reason("unavailable", "Connection refused");
    return standing(State.PLACED, why, attempts, due);
  }

  /** In the ERP. */
  static Standing booked() {
    return standing(State.CREATED, null, 0, null);
  }

  /** In the ERP, and no longer wanted. */
  static Standing stillThere() {
    return new Standing(
        State.CREATED,
        null,
        Standing.Step.NONE,
        1,
        null,
        null,
        Standing.Looks.NONE,
        true,
        true,
        null);
  }

  private static Standing standing(
      State state, @Nullable Reason reason, int attempts, @Nullable Instant due) {
    return new Standing(
        state,
        reason,
        Standing.Step.NONE,
        attempts,
        due,
        null,
        Standing.Looks.NONE,
        false,
        false,
        null);
  }
}
