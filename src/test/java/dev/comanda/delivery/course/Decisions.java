package dev.comanda.delivery.course;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The decisions that a model is driven by: the program's own, unless a test breaks one. */
interface Decisions {
  /** Those of the program. */
  Decisions REAL = new Decisions() {};

  default Head.Claimed claim(Head head, Lane lane, UUID by, Gate gate, Rules rules, Instant now) {
    return head.claim(lane, by, gate, rules, now);
  }

  default Attempt attempt(Aim aim, Booking booking, Standing head) {
    return Attempt.at(aim, booking, head);
  }

  default Attempt found(Attempt attempt, List<Booked> lines, Instant askedAt) {
    return attempt.found(lines, askedAt);
  }

  default Attempt troubled(Attempt attempt, Ill ill) {
    return attempt.troubled(ill.trouble());
  }

  default Attempt.Next next(Attempt attempt, Instant now) {
    return attempt.next(now);
  }

  default Head.Begun begin(Head head, Lane lane, Lane.Claim claim, Rules rules, Instant now) {
    return head.begin(lane, claim, rules, now);
  }

  default Optional<Head.Judged> judge(
      Head head, Lane lane, Lane.Claim claim, Verdict verdict, Rules rules, Instant now) {
    return head.judge(lane, claim, verdict, rules, now, 0);
  }
}
