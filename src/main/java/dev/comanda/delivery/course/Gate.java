package dev.comanda.delivery.course;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an integration may try anything now. What a person or a refused password has shut, only a
 * person or another password opens.
 *
 * @param running whether it is active and its worker is to run
 * @param paused whether a person paused it
 * @param credentialsRefused whether its user or password was refused, and not changed since
 * @param slowed how often in a row the ERP asked for patience
 * @param notBefore until when it has it; null if not asked
 * @param hours in which it begins anything; null for always
 */
public record Gate(
    boolean running,
    boolean paused,
    boolean credentialsRefused,
    int slowed,
    @Nullable Instant notBefore,
    Breaker breaker,
    Rate rate,
    @Nullable Hours hours) {
  private static final Backoff PATIENCE = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

  /** One that runs, and has met nothing yet. */
  public static Gate open(Rate rate) {
    return new Gate(true, false, false, 0, null, Breaker.CLOSED, rate, null);
  }

  /**
   * Why nothing may begin; empty where something may.
   *
   * @param ownLogin whether what would begin has its own user and password
   */
  public Optional<WhyNot> shut(Instant now, boolean ownLogin) {
    if (!running) {
      return Optional.of(WhyNot.STOPPED);
    }
    if (paused) {
      return Optional.of(WhyNot.PAUSED);
    }
    if (credentialsRefused && !ownLogin) {
      return Optional.of(WhyNot.CREDENTIALS);
    }
    if (hours != null && !hours.open(now)) {
      return Optional.of(WhyNot.HOURS);
    }
    if (notBefore != null && notBefore.isAfter(now)) {
      return Optional.of(WhyNot.SLOWED);
    }
    if (!breaker.lets(now)) {
      return Optional.of(WhyNot.UNREACHED);
    }
    if (rate.full()) {
      return Optional.of(WhyNot.IN_FLIGHT);
    }
    return rate.fast(now) ? Optional.of(WhyNot.RATE) : Optional.empty();
  }

  /**
   * Whether what was let begin, and has not asked yet, may still do so: limits hold only what
   * begins, and where the ERP could not be reached it may be the one that is to see.
   */
  public boolean goesOn(Instant now) {
    var alone =
        new Breaker(breaker.failures(), breaker.trying() ? null : breaker.openUntil(), false);
    var without = Rate.of(null, Integer.MAX_VALUE);
    return new Gate(running, paused, credentialsRefused, slowed, notBefore, alone, without, hours)
        .shut(now, false)
        .isEmpty();
  }

  /** An attempt begins. */
  public Gate begun(Instant now) {
    return new Gate(
        running,
        paused,
        credentialsRefused,
        slowed,
        notBefore,
        breaker.begun(now),
        rate.begun(now),
        hours);
  }

  /**
   * An attempt has ended.
   *
   * @param jitter a lot from 0 to less than 1
   */
  public Gate ended(Attempt attempt, Instant now, double jitter) {
    var heard = attempt.heard();
    if (heard == null) {
      return with(credentialsRefused, 0, notBefore, Breaker.CLOSED);
    }
    return switch (heard.kind()) {
      case UNREACHABLE, SESSION_LOST, UNKNOWN ->
          with(credentialsRefused, slowed, notBefore, breaker.failed(now, jitter));
      case BUSY -> busy(heard, now, jitter);
      case CREDENTIALS ->
          with(credentialsRefused || !attempt.ownLogin(), slowed, notBefore, Breaker.CLOSED);
      case REFUSED, PAGE_UNKNOWN -> with(credentialsRefused, 0, notBefore, Breaker.CLOSED);
    };
  }

  /** What was under way together and is asked for patience together counts as asked once. */
  private Gate busy(Failure heard, Instant now, double jitter) {
    boolean already = notBefore != null && notBefore.isAfter(now);
    int count = already ? Math.max(1, slowed) : slowed + 1;
    var until = now.plus(PATIENCE.after(count, jitter, heard.retryAfter()));
    return with(credentialsRefused, count, later(until), Breaker.CLOSED);
  }

  private Instant later(Instant until) {
    return notBefore != null && notBefore.isAfter(until) ? notBefore : until;
  }

  /** The same, with so many attempts under way at most. */
  public Gate of(int linesMax) {
    return new Gate(
        running, paused, credentialsRefused, slowed, notBefore, breaker, rate.of(linesMax), hours);
  }

  /**
   * The same with what another has met before at the same ERP, of which nothing is under way any
   * more: the patience that was asked for, whether it can be reached, and when the next may begin.
   *
   * @param refused whether the other has also heard that who signs in is refused
   */
  public Gate after(Gate before, boolean refused) {
    return new Gate(
        running,
        paused,
        credentialsRefused || refused,
        before.slowed,
        before.notBefore,
        before.breaker.dropped(),
        rate.after(before.rate),
        hours);
  }

  /** An attempt was given up without a word of the ERP. */
  public Gate dropped() {
    return with(credentialsRefused, slowed, notBefore, breaker.dropped());
  }

  /** When something may begin that may not now, as far as that is a matter of time alone. */
  public Optional<Instant> opensAt(Instant now) {
    return Stream.of(
            Optional.ofNullable(notBefore),
            Optional.ofNullable(breaker.openUntil()),
            Optional.ofNullable(rate.nextAt()),
            outsideUntil(now))
        .flatMap(Optional::stream)
        .filter(at -> at.isAfter(now))
        .max(Comparator.naturalOrder());
  }

  /** When its hours begin; empty within them. */
  public Optional<Instant> outsideUntil(Instant now) {
    return hours == null || hours.open(now) ? Optional.empty() : Optional.of(hours.opensAt(now));
  }

  /** The same by the clocks of another zone. */
  public Gate in(ZoneId zone) {
    return hours == null || hours.zone().equals(zone)
        ? this
        : new Gate(
            running, paused, credentialsRefused, slowed, notBefore, breaker, rate, hours.in(zone));
  }

  private Gate with(boolean refused, int busy, @Nullable Instant patientUntil, Breaker broken) {
    return new Gate(running, paused, refused, busy, patientUntil, broken, rate.ended(), hours);
  }
}
