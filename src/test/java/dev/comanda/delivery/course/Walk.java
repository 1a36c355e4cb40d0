package dev.comanda.delivery.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Goes one way by lot: mostly what is usual, now and then what is not. */
final class Walk {
  private final Scenario scenario;
  private final Moves moves;
  private final Reached reached;
  private final List<Move> lots = new ArrayList<>();

  /** Where a walk has come to, and how. */
  record Walked(World world, List<Move> way, Optional<Promise> broken) {}

  Walk(Scenario scenario, Decisions decisions, Reached reached) {
    this.scenario = scenario;
    this.moves = new Moves(scenario, decisions);
    this.reached = reached;
    for (var move : Move.all(scenario.deliveries())) {
      for (int i = 0; i < weight(move); i++) {
        lots.add(move);
      }
    }
  }

  private static int weight(Move move) {
    return switch (move.what()) {
      case CLAIM, ASK, HEAR, WRITE, SUBMIT, JUDGE -> move.ill() == null ? 12 : 1;
      case TICK -> 20;
      case LAND, VANISH, SUBMIT_LATE -> 3;
      default -> 1;
    };
  }

  /** So many things that happen, or fewer where a promise is broken. */
  Walked go(Random by, int steps) {
    var way = new ArrayList<Move>();
    var world = scenario.start();
    for (int step = 0; step < steps; step++) {
      var move = lots.get(by.nextInt(lots.size()));
      var after = moves.after(world, move);
      if (after == null) {
        continue;
      }
      way.add(move);
      reached.saw(world, move, after);
      for (var promise : Promise.values()) {
        if (!promise.kept(scenario, world, move, after)) {
          return new Walked(after, way, Optional.of(promise));
        }
      }
      world = after;
    }
    return new Walked(world, way, Optional.empty());
  }
}
