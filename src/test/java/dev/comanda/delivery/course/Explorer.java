package dev.comanda.delivery.course;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes every way that a world can take, up to so many steps, each world once: what breaks a promise
 * is found by the shortest way to it.
 */
final class Explorer {
  private final Scenario scenario;
  private final Moves moves;
  private final Set<Promise> promises;
  private final Set<World> been = new HashSet<>();

  /**
   * A world and how it was reached.
   *
   * @param from null for the first
   */
  private record Way(World world, @Nullable Way from, @Nullable Move by) {
    List<Move> moves() {
      var moves = new ArrayList<Move>();
      for (var at = this; at != null && at.by != null; at = at.from) {
        moves.add(at.by);
      }
      Collections.reverse(moves);
      return moves;
    }
  }

  /** What was promised and is not so, and how it came to that. */
  record Broken(Promise promise, List<Move> way, World world) {}

  Explorer(Scenario scenario, Decisions decisions, Set<Promise> promises) {
    this.scenario = scenario;
    this.moves = new Moves(scenario, decisions);
    this.promises = promises;
  }

  /** The first promise that is broken within so many steps, after some that are given. */
  Optional<Broken> explore(int depthMax, Move.What... first) {
    var all = Move.all(scenario.deliveries());
    var front = List.of(begun(first));
    for (int depth = 0; depth < depthMax && !front.isEmpty(); depth++) {
      var next = new ArrayList<Way>();
      for (var way : front) {
        for (var move : all) {
          var after = sameAsAnother(way.world, move) ? null : moves.after(way.world, move);
          if (after == null) {
            continue;
          }
          for (var promise : promises) {
            if (!promise.kept(scenario, way.world, move, after)) {
              return Optional.of(new Broken(promise, new Way(after, way, move).moves(), after));
            }
          }
          if (been.add(Canon.of(after))) {
            next.add(new Way(after, way, move));
          }
        }
      }
      front = next;
    }
    return Optional.empty();
  }

  private Way begun(Move.What... first) {
    var way = new Way(scenario.start(), null, null);
    for (var what : first) {
      var move = new Move(what, 0);
      way = new Way(Objects.requireNonNull(moves.after(way.world, move), what::name), way, move);
    }
    return way;
  }

  /** How many worlds were reached. */
  int worlds() {
    return been.size();
  }

  /** Where both processes are idle, it does not matter which of them is given the lane. */
  private static boolean sameAsAnother(World world, Move move) {
    return move.who() == 1
        && (move.what() == Move.What.CLAIM || move.what() == Move.What.CLAIM_UNHEARD)
        && world.nodes().stream().allMatch(each -> each.job() == null);
  }
}
