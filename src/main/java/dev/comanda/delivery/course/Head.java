package dev.comanda.delivery.course;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The delivery that its lane stands for: the lowest-numbered one that is {@link State#inLane}. Each
 * of its methods is judged within one transaction, on rows that were read under the location's
 * lock.
 *
 * @param ownLogin whether it has a user and a password of its own
 */
public record Head(UUID id, Standing standing, boolean ownLogin) {

  /** What became of a claim. */
  public sealed interface Claimed {}

  /**
   * The lane is the process's.
   *
   * @param standing to be written where it is another than before: {@code UNKNOWN} where a former
   *     holder may have submitted
   */
  public record Taken(Lane lane, Standing standing, Gate gate) implements Claimed {}

  /** Not now. */
  public record NotTaken(WhyNot why) implements Claimed {}

  /** Gives the lane to a process, if it is free and its head may be tried now. */
  public Claimed claim(Lane lane, UUID by, Gate gate, Rules rules, Instant now) {
    if (lane.held(now)) {
      return new NotTaken(WhyNot.HELD);
    }
    var found = standing.orphaned(now);
    if (found.dueAt() == null) {
      return new NotTaken(WhyNot.PARKED);
    }
    if (!found.due(now)) {
      return new NotTaken(WhyNot.NOT_DUE);
    }
    var shut = gate.shut(now, ownLogin);
    if (shut.isPresent()) {
      return new NotTaken(shut.get());
    }
    return new Taken(lane.taken(by, id, now.plus(rules.lease())), found, gate.begun(now));
  }

  /** What became of writing down that a create begins. */
  public sealed interface Begun {}

  /** It is written; now, and only until {@link Lane#createUntil}, may be submitted. */
  public record MayCreate(Lane lane, Standing standing) implements Begun {}

  /** Nothing may be submitted. */
  public enum MayNot implements Begun {
    /** Another has the lane by now. */
    LOST,
    /** The lease ends before a create would; renewed, it may be asked again. */
    LEASE_SHORT,
    /** It is no longer wanted. */
    UNWANTED
  }

  /** Writes down that a create begins: it is given up before the lease ends. */
  public Begun begin(Lane lane, Lane.Claim claim, Rules rules, Instant now) {
    if (!lane.holds(claim)) {
      return MayNot.LOST;
    }
    if (standing.voidWanted()) {
      return MayNot.UNWANTED;
    }
    var until = now.plus(rules.createLimit());
    var lease = lane.leaseUntil();
    if (lease == null || !lease.isAfter(until)) {
      return MayNot.LEASE_SHORT;
    }
    return new MayCreate(lane.creating(until), standing.begun(now, until));
  }

  /** What follows from a verdict: the lane is free for its next head. */
  public record Judged(Lane lane, Standing standing) {}

  /**
   * What follows from a verdict; empty where the lane is another's by now, and nothing is written.
   *
   * @param jitter a lot from 0 to less than 1
   */
  public Optional<Judged> judge(
      Lane lane, Lane.Claim claim, Verdict verdict, Rules rules, Instant now, double jitter) {
    if (!lane.holds(claim) || !id.equals(lane.headId())) {
      return Optional.empty();
    }
    return Optional.of(new Judged(lane.free(), verdict.on(standing, rules, now, jitter)));
  }
}
