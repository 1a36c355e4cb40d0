package dev.comanda.delivery.course;

import dev.comanda.delivery.course.Scenario.Luck;
import dev.comanda.delivery.course.World.Erp;
import dev.comanda.delivery.course.World.Job;
import dev.comanda.delivery.course.World.Line;
import dev.comanda.delivery.course.World.Met;
import dev.comanda.delivery.course.World.Node;
import dev.comanda.delivery.course.World.Pending;
import dev.comanda.delivery.course.World.Returned;
import dev.comanda.delivery.course.World.Saw;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of a world. The worker's part is the worker's loop, one step at a time. */
final class Moves {
  private final Scenario scenario;
  private final Decisions decisions;

  Moves(Scenario scenario, Decisions decisions) {
    this.scenario = scenario;
    this.decisions = decisions;
  }

  /** The world afterwards; null where that cannot happen now, or changes nothing. */
  @Nullable World after(World world, Move move) {
    var paid = paid(world.luck(), move);
    if (paid == null) {
      return null;
    }
    var next = move.what().ofNode() ? ofNode(world, move) : ofWorld(world, move);
    return next == null ? null : paid.equals(world.luck()) ? next : next.with(paid);
  }

  /** What luck is left; null where it does not suffice. */
  private static @Nullable Luck paid(Luck luck, Move move) {
    int ill = move.ill() == null ? 0 : 1;
    var left =
        switch (move.what()) {
          case CRASH -> spend(luck, 1, 0, 0, 0, 0, 0);
          case CLAIM_UNHEARD, WRITE_UNHEARD, JUDGE_UNHEARD -> spend(luck, 0, 1, 0, 0, 0, 0);
          case ASK, SUBMIT -> spend(luck, 0, 0, ill, 0, 0, 0);
          case SUBMIT_LATE, SUBMIT_IN_VAIN -> spend(luck, 0, 0, ill, 1, 0, 0);
          case RETRY,
              EDIT,
              UNMAP,
              SKIP,
              RESOLVE_BOOKED,
              RESOLVE_NOT_BOOKED,
              CLEAR,
              UNDO_CLEAR,
              VOID ->
              spend(luck, 0, 0, 0, 0, 1, 0);
          case CHANGE_IN_ERP, WRITE_IN_ERP -> spend(luck, 0, 0, 0, 0, 0, 1);
          case TICK, CLAIM, HEAR, WRITE, JUDGE, RENEW, LAND, VANISH, MAP, NEW_PASSWORD -> luck;
        };
    return left.crashes() < 0
            || left.unheard() < 0
            || left.troubles() < 0
            || left.late() < 0
            || left.acts() < 0
            || left.strange() < 0
        ? null
        : left;
  }

  private static Luck spend(
      Luck luck, int crashes, int unheard, int troubles, int late, int acts, int strange) {
    return new Luck(
        luck.crashes() - crashes,
        luck.unheard() - unheard,
        luck.troubles() - troubles,
        luck.late() - late,
        luck.acts() - acts,
        luck.strange() - strange);
  }

  private @Nullable World ofNode(World world, Move move) {
    var node = world.node(move.who());
    var job = node.job();
    if (job == null) {
      return switch (move.what()) {
        case CLAIM -> claim(world, node, true);
        case CLAIM_UNHEARD -> claim(world, node, false);
        default -> null;
      };
    }
    if (move.what() == Move.What.CRASH) {
      var again = new Node(node.index(), node.start() + 1, null);
      return world.with(again).with(world.gate().dropped());
    }
    if (move.what() == Move.What.RENEW) {
      var renewed = world.lane().renewed(job.claim(), world.time(), scenario.rules().lease());
      return renewed.equals(world.lane()) ? null : world.with(renewed);
    }
    if (job.wire() != null) {
      return move.what() == Move.What.HEAR ? world.with(node.with(heard(job))) : null;
    }
    return step(world, node, job, move);
  }

  /** What comes next in the worker's loop, and nothing else. */
  private @Nullable World step(World world, Node node, Job job, Move move) {
    return switch (decisions.next(job.attempt(), world.time())) {
      case FIND -> move.what() == Move.What.ASK ? ask(world, node, job, move.ill()) : null;
      case WRITE_CREATING ->
          switch (move.what()) {
            case WRITE -> write(world, node, job, true);
            case WRITE_UNHEARD -> write(world, node, job, false);
            default -> null;
          };
      case CREATE -> move.what().submits() ? submit(world, node, job, move) : null;
      case GIVE_VERDICT ->
          switch (move.what()) {
            case JUDGE -> judge(world, node, job, true);
            case JUDGE_UNHEARD -> judge(world, node, job, false);
            default -> null;
          };
      case STOP ->
          move.what() == Move.What.JUDGE
              ? world.with(node.with((Job) null)).with(world.gate().dropped())
              : null;
    };
  }

  private @Nullable World claim(World world, Node node, boolean hears) {
    int index = world.headIndex();
    if (index < 0) {
      return null;
    }
    var claimed =
        decisions.claim(
            world.head(index),
            world.lane(),
            node.id(),
            world.gate(),
            scenario.rules(),
            world.time());
    if (!(claimed instanceof Head.Taken taken)) {
      return null;
    }
    var written = world.with(taken.lane()).with(index, taken.standing());
    if (!hears) {
      return written;
    }
    var booking = World.booking(world.row(index).amount());
    var attempt = decisions.attempt(scenario.aim(), booking, taken.standing());
    return written
        .with(taken.gate())
        .with(node.with(new Job(index, taken.lane().claim(), attempt, null)));
  }

  private World ask(World world, Node node, Job job, @Nullable Ill ill) {
    var wire = ill == null ? new Saw(world.erp().find(job.row()), world.time()) : new Met(ill);
    return world.with(node.with(job.with(wire)));
  }

  private Job heard(Job job) {
    return job.with(
        switch (Objects.requireNonNull(job.wire())) {
          case Saw saw -> decisions.found(job.attempt(), saw.lines(), saw.askedAt());
          case Returned() -> job.attempt().createReturned();
          case Met met -> decisions.troubled(job.attempt(), met.ill());
        });
  }

  private @Nullable World write(World world, Node node, Job job, boolean hears) {
    var begun =
        decisions.begin(
            world.head(job.row()), world.lane(), job.claim(), scenario.rules(), world.time());
    return switch (begun) {
      case Head.MayCreate may -> {
        var written = world.with(may.lane()).with(job.row(), may.standing());
        var until = Objects.requireNonNull(may.lane().createUntil());
        yield hears ? written.with(node.with(job.with(job.attempt().mayCreate(until)))) : written;
      }
      case Head.MayNot not -> {
        var further = job.attempt().mayNotCreate(not);
        yield hears && not != Head.MayNot.LEASE_SHORT
            ? world.with(node.with(job.with(further)))
            : null;
      }
    };
  }

  private World submit(World world, Node node, Job job, Move move) {
    var erp = world.erp();
    int amount = job.attempt().booking().quantity().intValue();
    var acted =
        switch (move.what()) {
          case SUBMIT -> erp.acted(scenario.aim(), job.row(), amount);
          case SUBMIT_LATE -> erp.later(new Pending(job.row(), amount, latest(job)));
          default -> erp;
        };
    var ill = move.ill();
    var wire = ill == null ? new Returned() : new Met(ill);
    return world.with(acted).with(node.with(job.with(wire)));
  }

  private int latest(Job job) {
    var until = Objects.requireNonNull(job.attempt().createUntil());
    return scenario.declares()
        ? (int) until.getEpochSecond() + Scenario.SETTLES
        : Integer.MAX_VALUE;
  }

  private World judge(World world, Node node, Job job, boolean hears) {
    var judged =
        decisions.judge(
            world.head(job.row()),
            world.lane(),
            job.claim(),
            job.attempt().said(),
            scenario.rules(),
            world.time());
    var written =
        judged.map(each -> world.with(each.lane()).with(job.row(), each.standing())).orElse(world);
    var gate = world.gate().ended(job.attempt(), world.time(), 0);
    return hears ? written.with(node.with((Job) null)).with(gate) : written;
  }

  private @Nullable World ofWorld(World world, Move move) {
    return switch (move.what()) {
      case TICK ->
          world.now() < scenario.clockMax()
                  && world.erp().pending().stream()
                      .noneMatch(each -> each.latest() <= world.now() + 1)
              ? world.tick()
              : null;
      case LAND, VANISH -> late(world, move);
      case CHANGE_IN_ERP, WRITE_IN_ERP -> strange(world, move);
      case NEW_PASSWORD ->
          world.gate().credentialsRefused() ? world.with(opened(world.gate())) : null;
      case MAP -> {
        var row = world.row(move.who());
        var supplied =
            row.standing().supplied(World.item(row.amount()), scenario.rules(), world.time());
        yield supplied.equals(row.standing()) ? null : world.with(move.who(), supplied);
      }
      default -> People.act(scenario, world, move);
    };
  }

  private static Gate opened(Gate gate) {
    return new Gate(
        gate.running(),
        gate.paused(),
        false,
        gate.slowed(),
        gate.notBefore(),
        gate.breaker(),
        gate.rate(),
        null);
  }

  private @Nullable World late(World world, Move move) {
    var erp = world.erp();
    for (var effect : erp.pending()) {
      if (effect.row() == move.who()) {
        var left = erp.without(effect);
        return world.with(
            move.what() == Move.What.LAND
                ? left.acted(scenario.aim(), effect.row(), effect.amount())
                : left);
      }
    }
    return null;
  }

  private static @Nullable World strange(World world, Move move) {
    var erp = world.erp();
    if (move.what() == Move.What.WRITE_IN_ERP) {
      return world.with(erp.with(new Line(move.who(), 1, false)));
    }
    if (erp.find(move.who()).isEmpty()) {
      return null;
    }
    return world.with(
        new Erp(
            erp.lines().stream()
                .map(
                    each ->
                        each.row() == move.who()
                            ? new Line(each.row(), 3 - each.amount(), each.ours())
                            : each)
                .toList(),
            erp.pending()));
  }
}
