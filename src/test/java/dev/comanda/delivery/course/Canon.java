package dev.comanda.delivery.course;

import dev.comanda.delivery.course.Standing.Aside;
import dev.comanda.delivery.course.Standing.Creating;
import dev.comanda.delivery.course.Standing.Looks;
import dev.comanda.delivery.course.World.Job;
import dev.comanda.delivery.course.World.Node;
import dev.comanda.delivery.course.World.Pending;
import dev.comanda.delivery.course.World.Row;
import dev.comanda.delivery.course.World.Saw;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The same world whenever it is: two that differ only in what time it is, in how often a lane was
 * given, or in how long ago something is that is over, go on alike, and one of them is enough.
 */
final class Canon {
  private static final int NOW = 100;
  private static final int FENCE = 100;

  /** What is that long ago is all over, whatever is measured from it. */
  private static final int LONG_AGO = 12;

  private final World world;

  private Canon(World world) {
    this.world = world;
  }

  static World of(World world) {
    return new Canon(world).same();
  }

  private World same() {
    var lane = world.lane();
    return new World(
        NOW,
        new Lane(
            lane.headId(),
            lane.holder(),
            until(lane.leaseUntil()),
            until(lane.createUntil()),
            FENCE),
        world.rows().stream()
            .map(row -> new Row(same(row.standing()), row.amount(), row.undone()))
            .toList(),
        same(world.gate()),
        world.nodes().stream().map(this::same).toList(),
        new World.Erp(
            world.erp().lines(),
            world.erp().pending().stream()
                .map(
                    each ->
                        each.latest() == Integer.MAX_VALUE
                            ? each
                            : new Pending(
                                each.row(), each.amount(), each.latest() - world.now() + NOW))
                .toList()),
        world.luck());
  }

  private Standing same(Standing standing) {
    var aside = standing.aside();
    var looks = standing.looks();
    return new Standing(
        standing.state(),
        standing.reason(),
        standing.step(),
        standing.attempts(),
        until(standing.dueAt()),
        same(standing.creating()),
        new Looks(looks.count(), looks.empty(), since(looks.emptyAt())),
        standing.seen(),
        standing.voidWanted(),
        aside == null ? null : new Aside(aside.was(), until(aside.dueAt()), aside.why()));
  }

  /** When it was begun decides nothing. */
  private @Nullable Creating same(@Nullable Creating creating) {
    return creating == null ? null : new Creating(Instant.EPOCH, shifted(creating.until()));
  }

  private Gate same(Gate gate) {
    return new Gate(
        gate.running(),
        gate.paused(),
        gate.credentialsRefused(),
        gate.slowed(),
        until(gate.notBefore()),
        gate.breaker(),
        gate.rate(),
        null);
  }

  private Node same(Node node) {
    var job = node.job();
    if (job == null) {
      return node;
    }
    long behind = Math.min(2, world.lane().fence() - job.claim().fence());
    var claim = new Lane.Claim(job.claim().holder(), FENCE - behind);
    var wire =
        job.wire() instanceof Saw saw ? new Saw(saw.lines(), shifted(saw.askedAt())) : job.wire();
    return node.with(new Job(job.row(), claim, same(job.attempt()), wire));
  }

  private Attempt same(Attempt attempt) {
    var verdict = attempt.verdict();
    return new Attempt(
        attempt.aim(),
        attempt.booking(),
        same(attempt.head()),
        attempt.phase(),
        until(attempt.createUntil()),
        attempt.line(),
        attempt.failure(),
        attempt.heard(),
        verdict == null ? null : same(verdict));
  }

  private Verdict same(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Failed(var why, var known) -> new Verdict.Failed(why, same(known));
      case Verdict.Again(var why, var after, var known) ->
          new Verdict.Again(why, after, same(known));
      case Verdict.Waits(var why, var after, var known) ->
          new Verdict.Waits(why, after, same(known));
      case Verdict.Missing(var askedAt) -> new Verdict.Missing(shifted(askedAt));
      case Verdict.Done done -> done;
      case Verdict.Wrong wrong -> wrong;
      case Verdict.Unwanted unwanted -> unwanted;
      case Verdict.Unknown unknown -> unknown;
      case Verdict.NotSeen notSeen -> notSeen;
    };
  }

  private Verdict.Known same(Verdict.Known known) {
    return new Verdict.Known(known.seen(), same(known.mayAct()));
  }

  /** What lasts until then; how long ago it was over decides nothing. */
  private @Nullable Instant until(@Nullable Instant time) {
    return time == null ? null : at(Math.max(0, from(time)));
  }

  private @Nullable Instant since(@Nullable Instant time) {
    return time == null ? null : shifted(time);
  }

  private Instant shifted(Instant time) {
    return at(Math.max(-LONG_AGO, from(time)));
  }

  private long from(Instant time) {
    return time.getEpochSecond() - world.now();
  }

  private static Instant at(long fromNow) {
    return World.at((int) (NOW + fromNow));
  }
}
