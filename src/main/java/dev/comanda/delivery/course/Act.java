package dev.comanda.delivery.course;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person does to a delivery. It changes the delivery, or the answer says why it did not.
 * Nothing but {@link UndoClear} brings back what was cleared.
 */
public sealed interface Act {
  /** What becomes of an act. */
  sealed interface Ruling {}

  /**
   * It is done.
   *
   * @param lane to be written too where it is another than before: what a former holder comes with
   *     is refused from now on
   */
  record Changed(Standing standing, Lane lane) implements Ruling {}

  /**
   * It is not done.
   *
   * @param text for people
   */
  record Refusal(Why why, String text) implements Ruling {}

  /** Why an act is refused. */
  enum Why {
    /** It is being worked on right now; in a moment it may be asked again. */
    IN_FLIGHT,
    /** It may be booked; somebody must say whether it is. */
    OUTCOME_UNKNOWN,
    /** A line of it may stand under its document, or does. */
    MAY_BE_BOOKED,
    /** It waits for nothing but its turn, or for what was submitted to show. */
    DUE,
    /** Something is missing without which it cannot be booked. */
    HELD,
    /** It waits for no person. */
    NOT_PARKED,
    /** It was cleared; only undoing that brings it back. */
    CLEARED,
    /** It was not cleared. */
    NOT_CLEARED,
    /** It is over. */
    ENDED,
    /** Its integration was removed, so that nothing would do it. */
    REMOVED
  }

  /** What becomes of it where nobody works on the delivery. */
  private Ruling alone(Standing standing, Lane lane, Rules rules, Instant now) {
    return switch (this) {
      case Retry retry -> retry.of(standing, lane, rules, now);
      case Edit edit -> edit.of(standing, lane, rules, now);
      case Skip skip -> skip.of(standing, lane);
      case Resolve resolve -> resolve.of(standing, lane, rules, now);
      case Clear clear -> clear.of(standing, lane);
      case UndoClear undo -> undo.of(standing, lane);
      case VoidLine gone -> gone.of(standing, lane);
      case Remove _ -> new Changed(standing.removed(), lane);
    };
  }

  /** What becomes of it where the delivery's integration is gone: it waits for a person on. */
  private Ruling removed(Standing standing, Lane lane, Rules rules, Instant now) {
    if (this instanceof Retry || this instanceof Edit) {
      return no(Why.REMOVED, "Its integration was removed: nothing books it any more.");
    }
    return switch (alone(standing, lane, rules, now)) {
      case Changed(var next, var left) -> new Changed(next.removed(), left);
      case Refusal no -> no;
    };
  }

  /**
   * What becomes of it.
   *
   * @param id of the delivery
   * @param lane its lane
   */
  default Ruling on(UUID id, Standing standing, Lane lane, Rules rules, Instant now) {
    if (lane.inFlight(id, now) && !(this instanceof Remove)) {
      return this instanceof VoidLine
          ? new Changed(standing.unwanted(true), lane)
          : no(Why.IN_FLIGHT, "It is being booked right now.");
    }
    var left = id.equals(lane.headId()) ? lane.free() : lane;
    return standing.integrationGone()
        ? removed(standing, left, rules, now)
        : alone(standing.orphaned(now), left, rules, now);
  }

  /** It is to be tried, or looked for, at once and as often as if nothing had happened. */
  record Retry() implements Act {
    private Ruling of(Standing standing, Lane lane, Rules rules, Instant now) {
      return switch (standing.state()) {
        case PLACED -> {
          var next = again(standing, standing.reason(), rules, now);
          boolean same = standing.due(now) && standing.attempts() == 0;
          yield same || next.equals(standing)
              ? no(Why.DUE, "Nothing but its turn or its time is waited for.")
              : new Changed(next, lane);
        }
        case ERROR -> new Changed(again(standing, standing.reason(), rules, now), lane);
        case UNKNOWN -> {
          var looks = standing.looks();
          var afresh = new Standing.Looks(0, looks.empty(), looks.emptyAt());
          yield new Changed(standing.with(afresh).to(State.UNKNOWN, standing.reason(), now), lane);
        }
        case HELD -> no(Why.HELD, "Something is missing: " + text(standing.reason()));
        case CREATED, CLEARED, SKIPPED, CANCELLED -> over(standing);
      };
    }
  }

  /**
   * Something else is to be booked.
   *
   * @param item as it is to be
   * @param moved whether it is of another document than before
   */
  record Edit(Item item, boolean moved) implements Act {
    private Ruling of(Standing standing, Lane lane, Rules rules, Instant now) {
      return switch (standing.state()) {
        case HELD, PLACED, ERROR -> {
          if (moved && !standing.surelyAbsent()) {
            yield no(
                Why.MAY_BE_BOOKED,
                "A line of it may stand under its document; it cannot be moved to another.");
          }
          var missing = item.missing().orElse(null);
          var next =
              missing == null
                  ? again(standing, null, rules, now)
                  : standing.to(State.HELD, missing, null);
          yield new Changed(next.known(!standing.surelyAbsent(), standing.creating()), lane);
        }
        case UNKNOWN -> sayFirst();
        case CREATED, CLEARED, SKIPPED, CANCELLED -> over(standing);
      };
    }
  }

  /** It is not to be booked. */
  record Skip(String who, String why) implements Act {
    private Ruling of(Standing standing, Lane lane) {
      return switch (standing.state()) {
        case HELD, PLACED, ERROR ->
            new Changed(standing.to(State.SKIPPED, said(Reason.SKIPPED, who, why), null), lane);
        case UNKNOWN -> sayFirst();
        case CREATED, CLEARED, SKIPPED, CANCELLED -> over(standing);
      };
    }
  }

  /**
   * A person has looked in the ERP.
   *
   * @param done whether what the delivery is for is so: its line stands there as it should, or, of
   *     one that takes a line back, stands there no more
   */
  record Resolve(boolean done, String who, String why) implements Act {
    private Ruling of(Standing standing, Lane lane, Rules rules, Instant now) {
      return switch (standing.state()) {
        case ERROR, UNKNOWN -> new Changed(resolved(standing, rules, now), lane);
        case CREATED ->
            standing.voidWanted()
                ? new Changed(settled(standing), lane)
                : no(Why.ENDED, "It is booked, and wanted.");
        case HELD, PLACED -> no(Why.NOT_PARKED, "It waits for nobody's word.");
        case CLEARED, SKIPPED, CANCELLED -> over(standing);
      };
    }

    private Standing resolved(Standing standing, Rules rules, Instant now) {
      if (done) {
        return standing
            .to(State.CREATED, said(Reason.RESOLVED_BY_HAND, who, why), null)
            .known(true, null);
      }
      return again(standing, said(Reason.RESOLVED_BY_HAND, who, why), rules, now)
          .known(false, mayAct(standing, rules, now))
          .unlessUnwanted();
    }

    /** What is no longer wanted stays there, or was taken out by a person. */
    private Standing settled(Standing standing) {
      return done
          ? standing.unwanted(false)
          : standing
              .known(false, null)
              .to(State.CANCELLED, said(Reason.RESOLVED_BY_HAND, who, why), null);
    }
  }

  /** It is put aside. */
  record Clear(String who, String why) implements Act {
    private Ruling of(Standing standing, Lane lane) {
      return switch (standing.state()) {
        case HELD, PLACED, ERROR, UNKNOWN ->
            new Changed(standing.cleared(said(Reason.CLEARED, who, why)), lane);
        case CREATED, CLEARED, SKIPPED, CANCELLED -> over(standing);
      };
    }
  }

  /** It is again exactly what it was. */
  record UndoClear() implements Act {
    private Ruling of(Standing standing, Lane lane) {
      var aside = standing.aside();
      return aside == null
          ? no(Why.NOT_CLEARED, "It was not cleared.")
          : new Changed(standing.restored(aside), lane);
    }
  }

  /** Its order's line is no longer wanted. What that asks for, {@link Standing#owed} says. */
  record VoidLine() implements Act {
    private Ruling of(Standing standing, Lane lane) {
      return switch (standing.state()) {
        case HELD, PLACED, ERROR, CLEARED ->
            new Changed(
                standing.surelyAbsent() ? standing.cancelled() : standing.unwanted(true), lane);
        case UNKNOWN, CREATED -> new Changed(standing.unwanted(true), lane);
        case SKIPPED, CANCELLED -> over(standing);
      };
    }
  }

  /**
   * Its integration is gone. Who works on it right now is not waited for: nothing more is submitted
   * under that claim, and what may have been is unknown.
   */
  record Remove() implements Act {}

  /** At once, but not before everything that was submitted must have been seen. */
  private static Standing again(Standing standing, @Nullable Reason why, Rules rules, Instant now) {
    return standing
        .withAttempts(0)
        .with(Standing.Looks.NONE)
        .to(State.PLACED, why, standing.settled(rules, now));
  }

  /** Its create, if that may act yet; a person who looked has seen what it did before. */
  private static Standing.@Nullable Creating mayAct(Standing standing, Rules rules, Instant now) {
    return standing.settledAt(rules.settlesAfter()).isAfter(now) ? standing.creating() : null;
  }

  private static Ruling sayFirst() {
    return no(Why.OUTCOME_UNKNOWN, "It may be booked; say first whether it is.");
  }

  private static Ruling over(Standing standing) {
    return switch (standing.state()) {
      case CLEARED -> no(Why.CLEARED, "It was cleared; only undoing that brings it back.");
      case CREATED -> no(Why.ENDED, "It is booked.");
      case SKIPPED -> no(Why.ENDED, "It was skipped.");
      case CANCELLED -> no(Why.ENDED, "It is cancelled.");
      case HELD, PLACED, ERROR, UNKNOWN ->
          throw new IllegalStateException("a delivery that is not over: " + standing);
    };
  }

  private static Refusal no(Why why, String text) {
    return new Refusal(why, text);
  }

  private static Reason said(String code, String who, String why) {
    return new Reason(code, who + ": " + why);
  }

  private static String text(@Nullable Reason reason) {
    return Objects.requireNonNull(reason).text();
  }
}
