package dev.comanda.delivery.course;

import dev.comanda.delivery.course.Move.What;
import dev.comanda.delivery.course.Scenario.Luck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings a world to its end: nothing bad happens any more, everybody does what is theirs, and
 * people look after what waits for them.
 */
final class Calm {
  private static final int STEPS_MAX = 400;
  private static final Luck PEOPLE_ONLY = new Luck(0, 0, 0, 0, STEPS_MAX, 0);

  private static final List<What> BY_ITSELF =
      List.of(What.LAND, What.HEAR, What.WRITE, What.JUDGE, What.SUBMIT, What.ASK, What.CLAIM);

  private final Scenario scenario;
  private final Moves moves;
  private final Reached reached;
  private final List<Move> byItself;

  Calm(Scenario scenario, Decisions decisions, Reached reached) {
    this.scenario =
        new Scenario(
            scenario.aim(),
            scenario.deliveries(),
            scenario.clockMax() + STEPS_MAX,
            scenario.rules(),
            scenario.luck());
    this.moves = new Moves(this.scenario, decisions);
    this.reached = reached;
    this.byItself =
        BY_ITSELF.stream()
            .flatMap(what -> Stream.of(0, 1).map(who -> new Move(what, who)))
            .filter(each -> each.what() != What.LAND || each.who() < scenario.deliveries())
            .toList();
  }

  /** The world in the end; empty where it comes to none. */
  Optional<World> after(World world) {
    var now = world.with(PEOPLE_ONLY);
    for (int step = 0; step < STEPS_MAX; step++) {
      if (over(now)) {
        return Optional.of(now);
      }
      now = next(now);
    }
    return Optional.empty();
  }

  private static boolean over(World world) {
    return world.headIndex() < 0
        && world.erp().pending().isEmpty()
        && world.nodes().stream().allMatch(each -> each.job() == null);
  }

  private World next(World world) {
    for (var move : byItself) {
      var after = moves.after(world, move);
      if (after != null) {
        return step(world, move, after);
      }
    }
    int head = world.headIndex();
    if (head >= 0 && world.standing(head).dueAt() == null) {
      for (var what :
          List.of(What.MAP, What.RESOLVE_BOOKED, What.RETRY, What.RESOLVE_NOT_BOOKED, What.SKIP)) {
        var move = new Move(what, head);
        var after = helps(world, head, what) ? moves.after(world, move) : null;
        if (after != null) {
          return step(world, move, after);
        }
      }
    }
    for (var what : List.of(What.NEW_PASSWORD, What.TICK)) {
      var move = new Move(what, 0);
      var after = moves.after(world, move);
      if (after != null) {
        return step(world, move, after);
      }
    }
    throw new IllegalStateException("nothing can happen in " + world);
  }

  /** Who knows that it stands there says so; what nobody knows is not looked for for ever. */
  private static boolean helps(World world, int head, What what) {
    var standing = world.standing(head);
    return what != What.RETRY || standing.state() != State.UNKNOWN;
  }

  private World step(World before, Move move, World after) {
    reached.saw(before, move, after);
    for (var promise : Promise.values()) {
      if (!promise.kept(scenario, before, move, after)) {
        throw new IllegalStateException(promise + " is not kept by " + move + " in " + before);
      }
    }
    return after;
  }
}
