package dev.comanda.delivery.run;

import dev.comanda.delivery.course.Attempt;
import dev.comanda.delivery.course.Breaker;
import dev.comanda.delivery.course.Gate;
import dev.comanda.delivery.course.Rate;
import dev.comanda.delivery.course.Reason;
import dev.comanda.delivery.course.Verdict;
import dev.comanda.delivery.course.WhyNot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The gate of one integration, shared by all that it has under way. Thread-safe. */
final class GateKeeper {
  private final Places places;
  private Gate gate;
  private @Nullable Reason trouble;
  private @Nullable Reason unread;
  private @Nullable Instant lastSuccess;

  /** Whether a look waits for lines to end, so that none begins. */
  private boolean lookWaits;

  /** From how it is at first. */
  GateKeeper(Gate gate, Places places) {
    this.gate = gate;
    this.places = places;
  }

  /**
   * Knows from the beginning what another has met at the same ERP that let its last begin before.
   *
   * @param refused whether what that heard of the login counts too
   */
  synchronized void after(GateKeeper before, boolean refused) {
    gate = gate.after(before.now(), refused && before.now().credentialsRefused());
    trouble = before.trouble();
  }

  /** Who signs in cannot be read, and that is told over whatever lines of other users meet. */
  synchronized void unread(Reason why) {
    unread = why;
  }

  private synchronized @Nullable Reason trouble() {
    return trouble;
  }

  /** By the clocks of this zone its hours go from now on. */
  synchronized void in(ZoneId zone) {
    gate = gate.in(zone);
  }

  /** Lets one begin; empty where it may, else why it may not. */
  synchronized Optional<WhyNot> begin(Instant now) {
    return lookWaits ? Optional.of(WhyNot.IN_FLIGHT) : begin(now, true, places.lines());
  }

  /**
   * Lets a look at the ERP begin in the place of a line, where lines leave one of the ERP's places
   * free. Where it may not, no line begins either until {@link #lookBegun}: so it is next.
   */
  synchronized Optional<WhyNot> beginLook(Instant now) {
    lookWaits = true;
    return begin(now, false, places.calls());
  }

  /**
   * Whether a look that was let begin may still ask the ERP: nothing has shut the gate meanwhile
   * but what lets it go on, as it is itself one of those that have begun.
   */
  synchronized boolean goesOn(Instant now) {
    return gate.goesOn(now);
  }

  /** A look has begun, or waits no more. */
  synchronized void lookBegun() {
    lookWaits = false;
  }

  private Optional<WhyNot> begin(Instant now, boolean ownLogin, int linesMax) {
    gate = gate.of(linesMax);
    var shut = gate.shut(now, ownLogin);
    if (shut.isEmpty()) {
      gate = gate.begun(now);
    }
    return shut;
  }

  /** What was let begin found nothing to do. */
  synchronized void none() {
    gate = gate.dropped();
  }

  /** The integration's own login was refused, where no line has heard it. */
  synchronized void turnedDown() {
    gate = gate.after(gate, true);
  }

  /** One has ended; whether it was the first to hear that the integration's login is refused. */
  synchronized boolean ended(Attempt attempt, Instant now) {
    boolean before = gate.credentialsRefused();
    gate = gate.ended(attempt, now, ThreadLocalRandom.current().nextDouble());
    trouble = trouble(attempt);
    if (attempt.said() instanceof Verdict.Done) {
      lastSuccess = now;
    }
    return !before && gate.credentialsRefused();
  }

  /** What a line is refused for is a matter of that line. */
  private static @Nullable Reason trouble(Attempt attempt) {
    var heard = attempt.heard();
    if (heard == null) {
      return null;
    }
    return switch (heard.kind()) {
      case UNREACHABLE, SESSION_LOST, UNKNOWN, BUSY, CREDENTIALS -> heard.reason();
      case REFUSED, PAGE_UNKNOWN -> null;
    };
  }

  /** How it goes. */
  synchronized Pulse pulse(Instant now) {
    return Pulse.of(gate, unread == null ? trouble : unread, lastSuccess, now);
  }

  /** As it is. */
  synchronized Gate now() {
    return gate;
  }

  /**
   * What is left to be looked at of it for one that was let begin: whether the integration's own
   * password was refused.
   */
  Gate begun() {
    var now = now();
    return new Gate(
        true,
        false,
        now.credentialsRefused(),
        0,
        null,
        Breaker.CLOSED,
        Rate.of(null, Integer.MAX_VALUE),
        null);
  }
}
