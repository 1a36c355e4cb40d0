package dev.comanda.delivery.course;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was seen of all that there is to see, so that no test walks past half of it unnoticed. */
final class Reached {
  private final Map<State, Set<State>> steps = new EnumMap<>(State.class);
  private final Set<Attempt.Phase> phases = EnumSet.noneOf(Attempt.Phase.class);
  private final Set<Class<?>> verdicts = new HashSet<>();
  private final Set<Move.What> happened = EnumSet.noneOf(Move.What.class);

  void saw(World before, Move move, World after) {
    happened.add(move.what());
    for (int row = 0; row < after.rows().size(); row++) {
      var from = before.standing(row).state();
      var to = after.standing(row).state();
      if (from != to) {
        steps.computeIfAbsent(from, each -> EnumSet.noneOf(State.class)).add(to);
      }
    }
    if (move.what().ofNode()) {
      var job = after.node(move.who()).job();
      if (job != null) {
        phases.add(job.attempt().phase());
        if (job.attempt().verdict() != null) {
          verdicts.add(job.attempt().verdict().getClass());
        }
      }
    }
  }

  /** Into which states a delivery went from each. */
  Map<State, Set<State>> steps() {
    return steps;
  }

  Set<Attempt.Phase> phases() {
    return phases;
  }

  Set<Class<?>> verdicts() {
    return verdicts;
  }

  Set<Move.What> happened() {
    return happened;
  }
}
