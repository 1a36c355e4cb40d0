package dev.comanda.delivery.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery stands: its row.
 *
 * @param reason why it stands so, or what the last attempt met; null where there is nothing to say
 * @param attempts that failed since a person last gave them back
 * @param dueAt not tried before that; null where nothing tries it by itself
 * @param creating our last create of which is not sure that the ERP did not act; null if none
 * @param looks finds of what is unknown
 * @param seen whether a line with its mark was there when the ERP was last asked, or it was edited
 *     since we may have booked it: what differs then was not changed by others
 * @param voidWanted whether its order's line is no longer wanted
 * @param aside what it was before it was cleared; null unless it is
 */
public record Standing(
    State state,
    @Nullable Reason reason,
    Step step,
    int attempts,
    @Nullable Instant dueAt,
    @Nullable Creating creating,
    Looks looks,
    boolean seen,
    boolean voidWanted,
    @Nullable Aside aside) {

  /** How far its attempt is, as far as that must not be forgotten. */
  public enum Step {
    /** Nothing was submitted by it. */
    NONE,
    /** It may have submitted. */
    CREATING
  }

  /**
   * A create.
   *
   * @param at when it was written down that it begins
   * @param until when it is given up at the latest
   */
  public record Creating(Instant at, Instant until) {}

  /**
   * Finds of what is unknown that brought nothing.
   *
   * @param count all of them
   * @param empty those that were asked after everything must have settled, and saw no line
   * @param emptyAt when the last of these was asked; null if none
   */
  public record Looks(int count, int empty, @Nullable Instant emptyAt) {
    /** None yet. */
    public static final Looks NONE = new Looks(0, 0, null);

    Looks another() {
      return new Looks(count + 1, empty, emptyAt);
    }

    Looks empty(Instant askedAt) {
      return new Looks(count + 1, empty + 1, askedAt);
    }
  }

  /**
   * What a delivery was before it was cleared.
   *
   * @param why it was cleared
   */
  public record Aside(State was, @Nullable Instant dueAt, Reason why) {}

  /** What is owed where a line is no longer wanted. */
  public enum Owed {
    /** Nothing now. */
    NOTHING,
    /** A delivery that takes the line back. */
    TAKE_BACK,
    /** A person must be told, until it is resolved. */
    ALERT
  }

  /** What cannot be is no standing. */
  public Standing {
    boolean moves = state == State.PLACED || state == State.UNKNOWN;
    require(dueAt == null || moves, "is due, and not to be tried");
    require(state != State.PLACED || dueAt != null, "is to be tried, and never due");
    require(step == Step.NONE || state == State.PLACED, "is being booked, and not to be");
    require(step == Step.NONE || creating != null, "is being booked, nobody knows until when");
    require(state != State.UNKNOWN || creating != null, "is unknown, and was never tried");
    require((state == State.CLEARED) == (aside != null), "is cleared from nowhere");
  }

  private static void require(boolean so, String otherwise) {
    if (!so) {
      throw new IllegalArgumentException("a delivery that " + otherwise);
    }
  }

  /** A delivery as it begins. */
  public static Standing of(Item item, Instant now) {
    var missing = item.missing().orElse(null);
    var state = missing == null ? State.PLACED : State.HELD;
    var due = missing == null ? now : null;
    return new Standing(state, missing, Step.NONE, 0, due, null, Looks.NONE, false, false, null);
  }

  /**
   * The same once what was missing may be there: held as it was, or to be booked, though not before
   * everything that was submitted must have been seen.
   */
  public Standing supplied(Item item, Rules rules, Instant now) {
    if (state != State.HELD) {
      return this;
    }
    var missing = item.missing().orElse(null);
    return missing == null
        ? to(State.PLACED, null, settled(rules, now))
        : to(State.HELD, missing, null);
  }

  /** Whether an attempt may begin. */
  boolean due(Instant now) {
    return dueAt != null && !dueAt.isAfter(now);
  }

  /**
   * Whether the ERP surely holds no line of it: none was seen, and no create is left of which
   * nobody knows.
   */
  boolean surelyAbsent() {
    return !seen && creating == null;
  }

  /** Whether what we had booked was seen with another product or amount. */
  public boolean changedInErp() {
    return state == State.CREATED && reason != null && reason.code().equals(Reason.CHANGED_IN_ERP);
  }

  /** What its void asks for. */
  public Owed owed(boolean takesBack) {
    if (!voidWanted) {
      return Owed.NOTHING;
    }
    return switch (state) {
      case CREATED -> takesBack ? Owed.TAKE_BACK : Owed.ALERT;
      case HELD, ERROR, CLEARED -> Owed.ALERT;
      case PLACED, UNKNOWN, SKIPPED, CANCELLED -> Owed.NOTHING;
    };
  }

  /** As it is once nobody works on it any more: what may have been submitted is unknown. */
  Standing orphaned(Instant now) {
    return step == Step.NONE ? this : unknown(OUTCOME_LOST, now).tried();
  }

  private static final Reason OUTCOME_LOST =
      new Reason(
          Reason.OUTCOME_UNKNOWN,
          "Whoever was booking it has ended without saying what became of it.");

  Standing unknown(Reason why, Instant dueAt) {
    return to(State.UNKNOWN, why, dueAt).with(Looks.NONE);
  }

  /** The same, and it is written down that a create begins. */
  Standing begun(Instant now, Instant until) {
    return new Standing(
        state,
        reason,
        Step.CREATING,
        attempts,
        dueAt,
        new Creating(now, until),
        looks,
        seen,
        voidWanted,
        null);
  }

  /** When a create's effect must have been seen, if it had any. */
  Instant settledAt(@Nullable Duration settlesAfter) {
    if (creating == null) {
      return Instant.MIN;
    }
    return settlesAfter == null ? creating.until() : creating.until().plus(settlesAfter);
  }

  /** Now, or when a create's effect must have been seen where that is later. */
  Instant settled(Rules rules, Instant now) {
    var settledAt = settledAt(rules.settlesAfter());
    return settledAt.isAfter(now) ? settledAt : now;
  }

  Standing to(State next, @Nullable Reason why, @Nullable Instant due) {
    return new Standing(
        next, why, Step.NONE, attempts, due, creating, looks, seen, voidWanted, null);
  }

  /** Over, where it is no longer wanted and surely not booked; otherwise as it is. */
  Standing unlessUnwanted() {
    return voidWanted && surelyAbsent() && state.inLane() ? cancelled() : this;
  }

  /**
   * The same once its integration is gone: what waited for its turn, or to be looked for, waits for
   * a person, and what was cleared comes back so.
   */
  Standing removed() {
    if (integrationGone()) {
      return this;
    }
    return switch (state) {
      case HELD, PLACED, ERROR -> to(State.ERROR, gone(), null);
      case UNKNOWN -> to(State.UNKNOWN, gone(), null);
      case CLEARED -> removedAside(Objects.requireNonNull(aside));
      case CREATED, SKIPPED, CANCELLED -> this;
    };
  }

  private Standing removedAside(Aside before) {
    var was = before.was() == State.UNKNOWN ? State.UNKNOWN : State.ERROR;
    var left = new Aside(was, null, before.why());
    return new Standing(
        state, gone(), step, attempts, null, creating, looks, seen, voidWanted, left);
  }

  /** What it stood so for is not forgotten over that. */
  private Reason gone() {
    var text = "Its integration was removed; settle it by hand or put it aside.";
    return new Reason(
        Reason.INTEGRATION_REMOVED, reason == null ? text : text + " Before: " + reason.text());
  }

  /** Whether it waits for a person, or was cleared, and its integration is gone. */
  public boolean integrationGone() {
    return reason != null && reason.code().equals(Reason.INTEGRATION_REMOVED);
  }

  Standing cancelled() {
    return to(State.CANCELLED, NO_LONGER_WANTED, null);
  }

  /** What had been booked and is no longer wanted stands in the ERP no more. */
  public Standing takenBack() {
    return known(false, null).cancelled();
  }

  private static final Reason NO_LONGER_WANTED =
      new Reason(Reason.CANCELLED, "It is no longer wanted.");

  Standing cleared(Reason why) {
    return new Standing(
        State.CLEARED,
        reason,
        step,
        attempts,
        null,
        creating,
        looks,
        seen,
        voidWanted,
        new Aside(state, dueAt, why));
  }

  /** Exactly what it was. */
  Standing restored(Aside was) {
    return to(was.was(), reason, was.dueAt());
  }

  Standing tried() {
    return withAttempts(attempts + 1);
  }

  Standing withAttempts(int count) {
    return new Standing(
        state, reason, step, count, dueAt, creating, looks, seen, voidWanted, aside);
  }

  Standing with(Looks now) {
    return new Standing(
        state, reason, step, attempts, dueAt, creating, now, seen, voidWanted, aside);
  }

  Standing unwanted(boolean isSo) {
    return new Standing(state, reason, step, attempts, dueAt, creating, looks, seen, isSo, aside);
  }

  /** What is known of the ERP: whether a line is there, and which create may still act. */
  Standing known(boolean line, @Nullable Creating mayAct) {
    return new Standing(
        state, reason, step, attempts, dueAt, mayAct, looks, line, voidWanted, aside);
  }
}
