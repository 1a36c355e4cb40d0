package dev.comanda.delivery.course;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.course.Standing.Creating;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an attempt says in the end. */
public sealed interface Verdict {
  /** How the delivery stands afterwards. */
  Standing on(Standing standing, Rules rules, Instant now, double jitter);

  /**
   * What is known of the ERP where a delivery surely is not booked by this attempt.
   *
   * @param seen whether a line with its mark was seen last
   * @param mayAct an earlier create that may still act; null if none
   */
  record Known(boolean seen, @Nullable Creating mayAct) {
    Standing of(Standing standing) {
      return standing.known(seen, mayAct);
    }
  }

  /**
   * It stands in the ERP as it should; or, where it was to be taken back, no more.
   *
   * @param line what was seen; null where nothing is to be seen
   * @param changed whether somebody there has changed what we had booked
   * @param told what a person must see nevertheless; null where there is nothing
   */
  record Done(@Nullable Booked line, boolean changed, @Nullable Reason told) implements Verdict {
    /** With nothing more to be seen by a person. */
    public Done(@Nullable Booked line, boolean changed) {
      this(line, changed, null);
    }

    @Override
    public Standing on(Standing standing, Rules rules, Instant now, double jitter) {
      var warning = warning(standing.reason());
      return standing.to(State.CREATED, warning, null).known(line != null, null);
    }

    /** What an earlier attempt had to tell still is. */
    private @Nullable Reason warning(@Nullable Reason before) {
      if (line != null && changed) {
        return new Reason(
            Reason.CHANGED_IN_ERP, "In the ERP it stands " + Aim.said(line) + " by now.");
      }
      return told == null && before != null && before.outlasts() ? before : told;
    }
  }

  /** What stands in the ERP is not what was to be booked, or stands there more than once. */
  record Wrong(Reason reason) implements Verdict {
    @Override
    public Standing on(Standing standing, Rules rules, Instant now, double jitter) {
      return standing.to(State.ERROR, reason, null).known(true, standing.creating());
    }
  }

  /** It is not booked, and will not be by trying again. */
  record Failed(Reason reason, Known known) implements Verdict {
    @Override
    public Standing on(Standing standing, Rules rules, Instant now, double jitter) {
      return known.of(standing.tried().to(State.ERROR, reason, null)).unlessUnwanted();
    }
  }

  /**
   * It is not booked; tried again, but not for ever.
   *
   * @param retryAfter that the ERP asked for; null if it did not
   */
  record Again(Reason reason, @Nullable Duration retryAfter, Known known) implements Verdict {
    @Override
    public Standing on(Standing standing, Rules rules, Instant now, double jitter) {
      var tried = standing.tried();
      var wait = rules.backoff().after(tried.attempts(), jitter, retryAfter);
      var next =
          tried.attempts() >= rules.attemptsMax()
              ? tried.to(State.ERROR, reason, null)
              : tried.to(State.PLACED, reason, now.plus(wait));
      return known.of(next).unlessUnwanted();
    }
  }

  /**
   * It is not booked, by no fault of its own: it waits as all of its integration do.
   *
   * @param retryAfter that the ERP asked for; null if it did not
   */
  record Waits(Reason reason, @Nullable Duration retryAfter, Known known) implements Verdict {
    @Override
    public Standing on(Standing standing, Rules rules, Instant now, double jitter) {
      var due = retryAfter == null ? now : now.plus(retryAfter);
      return known.of(standing.to(State.PLACED, reason, due)).unlessUnwanted();
    }
  }

  /** It is not booked, and no longer wanted. */
  record Unwanted() implements Verdict {
    @Override
    public Standing on(Standing standing, Rules rules, Instant now, double jitter) {
      return standing.cancelled();
    }
  }

  /**
   * It may be booked: it was submitted, and is not seen. An ERP that has taken it twice without
   * showing it is asked by a person from then on: perhaps it is we who cannot see it.
   */
  record Unknown(Reason reason) implements Verdict {
    @Override
    public Standing on(Standing standing, Rules rules, Instant now, double jitter) {
      boolean again = reason.equals(Reason.NOT_SEEN) && reason.equals(standing.reason());
      return standing
          .known(false, standing.creating())
          .withAttempts(again ? rules.attemptsMax() : standing.attempts() + 1)
          .unknown(reason, now.plus(rules.apart()));
    }
  }

  /**
   * What was unknown was looked for, and is not there.
   *
   * @param askedAt when the ERP was asked, at the earliest
   */
  record Missing(Instant askedAt) implements Verdict {
    @Override
    public Standing on(Standing standing, Rules rules, Instant now, double jitter) {
      var looks = standing.looks();
      var settles = rules.settlesAfter();
      var settledAt = standing.settledAt(settles);
      if (settles == null || askedAt.isBefore(settledAt)) {
        return again(standing.with(looks.another()), settles, settledAt, rules, now, jitter);
      }
      var last = looks.emptyAt();
      if (last == null) {
        return standing
            .with(looks.empty(askedAt))
            .to(State.UNKNOWN, standing.reason(), askedAt.plus(rules.apart()));
      }
      return askedAt.isBefore(last.plus(rules.apart()))
          ? standing.to(State.UNKNOWN, standing.reason(), last.plus(rules.apart()))
          : notBooked(standing, rules, now);
    }

    /** Nobody knows yet; who can never know asks a person in the end. */
    private static Standing again(
        Standing looked,
        @Nullable Duration settles,
        Instant settledAt,
        Rules rules,
        Instant now,
        double jitter) {
      int count = looked.looks().count();
      var due = now.plus(rules.backoff().after(count, jitter, null));
      if (settles != null) {
        return looked.to(State.UNKNOWN, looked.reason(), due.isAfter(settledAt) ? settledAt : due);
      }
      return looked.to(State.UNKNOWN, looked.reason(), count >= rules.looksMax() ? null : due);
    }

    private static Standing notBooked(Standing standing, Rules rules, Instant now) {
      var known = standing.with(Standing.Looks.NONE).known(false, standing.creating());
      if (known.voidWanted()) {
        return known.cancelled();
      }
      return known.attempts() >= rules.attemptsMax()
          ? known.to(State.ERROR, USED_UP, null)
          : known.to(State.PLACED, known.reason(), now);
    }

    private static final Reason USED_UP =
        new Reason(
            Reason.ATTEMPTS_USED_UP, "It was submitted as often as may be, and is not in the ERP.");
  }

  /**
   * What is unknown could not be looked for. It is looked for again whatever kept us from it, as
   * that passes; only a password of its own that the ERP refused is not shown to it again.
   *
   * @param ownLogin whether it has its own user and password
   */
  record NotSeen(Failure failure, boolean ownLogin) implements Verdict {
    @Override
    public Standing on(Standing standing, Rules rules, Instant now, double jitter) {
      var asked = failure.retryAfter();
      if (failure.kind() == Trouble.Kind.BUSY) {
        return standing.to(State.UNKNOWN, standing.reason(), asked == null ? now : now.plus(asked));
      }
      if (failure.kind() == Trouble.Kind.CREDENTIALS && !failure.unread()) {
        return standing.to(State.UNKNOWN, standing.reason(), ownLogin ? null : now);
      }
      var looked = standing.with(standing.looks().another());
      var wait = rules.backoff().after(looked.looks().count(), jitter, asked);
      return looked.to(State.UNKNOWN, standing.reason(), now.plus(wait));
    }
  }
}
