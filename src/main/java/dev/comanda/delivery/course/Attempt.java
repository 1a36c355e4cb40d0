package dev.comanda.delivery.course;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Trouble;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One try at a head, as a machine that is told what was observed and says what comes next: look,
 * write down that a create begins, create once, look again, say what is so. What is unknown is only
 * looked for. Nothing leads back to an earlier step, so it submits at most once.
 *
 * @param head as it was claimed
 * @param createUntil nothing is submitted after that; null until it is written down
 * @param line that was found by the first look where it is to be taken back; null otherwise
 * @param failure of the create; null where it returned, or was not begun
 * @param heard what its integration must know of the ERP: what failed last, or first of what lasts;
 *     null where the ERP answered
 * @param verdict null until it is the turn of that
 */
public record Attempt(
    Aim aim,
    Booking booking,
    Standing head,
    Phase phase,
    @Nullable Instant createUntil,
    @Nullable Booked line,
    @Nullable Failure failure,
    @Nullable Failure heard,
    @Nullable Verdict verdict) {

  /** How far it is. */
  public enum Phase {
    /** Nothing is known of the ERP yet. */
    LOOK,
    /** The ERP has no such line. */
    WRITE,
    /** It is written down that a create begins. */
    CREATE,
    /** The create has ended, however. */
    LOOK_AGAIN,
    /** It is known what is so. */
    END,
    /** The lane is another's. */
    LOST
  }

  /** What comes next. */
  public enum Next {
    /** {@link dev.comanda.delivery.connector.Connector#find}. */
    FIND,
    /** {@link Head#begin}. */
    WRITE_CREATING,
    /** The connector's create, or its take-back: once, ended at {@link #createUntil}. */
    CREATE,
    /** {@link Head#judge} by {@link #said}. */
    GIVE_VERDICT,
    /** Nothing: another has the lane. */
    STOP
  }

  private static final Reason TOO_LATE =
      new Reason(Reason.TOO_LATE, "Its time was over before it could be submitted.");

  /**
   * Begins.
   *
   * @param head as it was claimed
   */
  public static Attempt at(Aim aim, Booking booking, Standing head) {
    return new Attempt(aim, booking, head, Phase.LOOK, null, null, null, null, null);
  }

  /**
   * What comes next; asked right before it is done, as nothing is submitted after {@link
   * #createUntil}.
   *
   * @param now the latest that it can be by the database's clock
   */
  public Next next(Instant now) {
    return switch (phase) {
      case LOOK, LOOK_AGAIN -> Next.FIND;
      case WRITE -> Next.WRITE_CREATING;
      case CREATE -> inTime(now) ? Next.CREATE : Next.GIVE_VERDICT;
      case END -> Next.GIVE_VERDICT;
      case LOST -> Next.STOP;
    };
  }

  private boolean inTime(Instant now) {
    return createUntil != null && now.isBefore(createUntil);
  }

  /**
   * A find has answered.
   *
   * @param askedAt when the ERP was asked, the earliest that it can have been by the database's
   *     clock
   */
  public Attempt found(List<Booked> lines, Instant askedAt) {
    return switch (phase) {
      case LOOK -> looked(lines, askedAt).answered();
      case LOOK_AGAIN -> {
        var seen = aim.judge(booking, lines, false);
        yield end(seen == null ? notSeen() : told(seen)).answered();
      }
      case WRITE, CREATE, END, LOST -> throw wrong("was not looking");
    };
  }

  private Attempt looked(List<Booked> lines, Instant askedAt) {
    var seen = aim.judge(booking, lines, head.creating() != null && !head.seen());
    if (seen != null) {
      return end(seen);
    }
    if (verifies()) {
      return end(new Verdict.Missing(askedAt));
    }
    return head.voidWanted() ? end(new Verdict.Unwanted()) : to(Phase.WRITE, lines, null);
  }

  /** A find or a create did not answer, or not as it should. */
  public Attempt troubled(Trouble trouble) {
    var met = Failure.of(trouble);
    return switch (phase) {
      case LOOK -> end(verifies() ? new Verdict.NotSeen(met, ownLogin()) : notDone(met)).heard(met);
      case CREATE -> created(met).heard(met);
      case LOOK_AGAIN -> end(notSeen()).heard(met);
      case WRITE, END, LOST -> throw wrong("asked the ERP nothing");
    };
  }

  /** It is written down that a create begins; nothing may be submitted after that time. */
  public Attempt mayCreate(Instant until) {
    if (phase != Phase.WRITE) {
      throw wrong("was not to create");
    }
    return new Attempt(aim, booking, head, Phase.CREATE, until, line, null, heard, null);
  }

  /** It was not written down, and so nothing is submitted. */
  public Attempt mayNotCreate(Head.MayNot why) {
    if (phase != Phase.WRITE) {
      throw wrong("was not to create");
    }
    return switch (why) {
      case LOST -> new Attempt(aim, booking, head, Phase.LOST, null, line, null, heard, null);
      case LEASE_SHORT -> this;
      case UNWANTED -> end(new Verdict.Unwanted());
    };
  }

  /** The create returned, which says nothing. */
  public Attempt createReturned() {
    if (phase != Phase.CREATE) {
      throw wrong("has created nothing");
    }
    return created(null).answered();
  }

  private Attempt created(@Nullable Failure how) {
    return new Attempt(aim, booking, head, Phase.LOOK_AGAIN, createUntil, line, how, heard, null);
  }

  /** What it says in the end. */
  public Verdict said() {
    if (verdict != null) {
      return verdict;
    }
    if (phase != Phase.CREATE) {
      throw wrong("is not over");
    }
    return new Verdict.Again(TOO_LATE, null, known());
  }

  /** Whether it only looks for what is unknown. */
  public boolean verifies() {
    return head.state() == State.UNKNOWN;
  }

  /** Whether its line has its own user and password. */
  public boolean ownLogin() {
    return booking.login() != null;
  }

  /** After a create whose line is seen, or is no more. */
  private Verdict told(Verdict seen) {
    return seen instanceof Verdict.Done done && failure != null && failure.reason().outlasts()
        ? new Verdict.Done(done.line(), done.changed(), failure.reason())
        : seen;
  }

  /** After a create whose line is not seen. */
  private Verdict notSeen() {
    return failure == null || !failure.before()
        ? new Verdict.Unknown(failure == null ? Reason.NOT_SEEN : failure.reason())
        : notDone(failure);
  }

  /** Where this attempt surely has booked nothing. */
  private Verdict notDone(Failure met) {
    return switch (met.kind()) {
      case UNREACHABLE, SESSION_LOST, UNKNOWN ->
          new Verdict.Again(met.reason(), met.retryAfter(), known());
      case BUSY -> new Verdict.Waits(met.reason(), met.retryAfter(), known());
      case CREDENTIALS ->
          ownLogin()
              ? new Verdict.Failed(met.reason(), known())
              : new Verdict.Waits(met.reason(), null, known());
      case REFUSED, PAGE_UNKNOWN -> new Verdict.Failed(met.reason(), known());
    };
  }

  /** As the head had it, but for what the first look has shown. */
  private Verdict.Known known() {
    return new Verdict.Known(phase == Phase.LOOK && head.seen(), head.creating());
  }

  private Attempt end(Verdict said) {
    return new Attempt(aim, booking, head, Phase.END, createUntil, line, failure, heard, said);
  }

  private Attempt to(Phase next, List<Booked> lines, @Nullable Verdict said) {
    var found = lines.isEmpty() ? null : lines.getFirst();
    return new Attempt(aim, booking, head, next, createUntil, found, failure, heard, said);
  }

  private Attempt heard(Failure met) {
    return heard != null && heard.lasting() ? this : hears(met);
  }

  private Attempt answered() {
    return heard != null && heard.lasting() ? this : hears(null);
  }

  private Attempt hears(@Nullable Failure what) {
    return new Attempt(aim, booking, head, phase, createUntil, line, failure, what, verdict);
  }

  private IllegalStateException wrong(String why) {
    return new IllegalStateException("an attempt that " + why + ": " + phase);
  }
}
