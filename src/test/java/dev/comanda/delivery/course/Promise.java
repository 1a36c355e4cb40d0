package dev.comanda.delivery.course;

import dev.comanda.delivery.course.Move.What;

/** What is promised, whatever happens in a world whose ERP acts within what it declares. */
enum Promise {
  /** We never write a second line. */
  ONE_LINE {
    @Override
    boolean kept(Scenario scenario, World before, Move move, World after) {
      return eachRow(after, row -> after.erp().ours(row) <= 1);
    }
  },
  /** What is said to be done is so: a line stands there, or stands there no more. */
  DONE_IS_DONE {
    @Override
    boolean kept(Scenario scenario, World before, Move move, World after) {
      return eachRow(
          after,
          row ->
              after.standing(row).state() != State.CREATED
                  || after.erp().find(row).isEmpty() == (scenario.aim() == Aim.TAKE_BACK));
    }
  },
  /** What is said to be surely absent is not there, and will not come. */
  ABSENT_IS_ABSENT {
    @Override
    boolean kept(Scenario scenario, World before, Move move, World after) {
      return scenario.aim() == Aim.TAKE_BACK
          || eachRow(
              after,
              row ->
                  !after.standing(row).surelyAbsent()
                      || (after.erp().ours(row) == 0 && !after.erp().pends(row)));
    }
  },
  /** What is said to be cancelled or skipped is not booked by us behind its back. */
  CANCELLED_IS_NOT_BOOKED {
    @Override
    boolean kept(Scenario scenario, World before, Move move, World after) {
      return eachRow(
          after,
          row -> after.standing(row).state() != State.CANCELLED || after.erp().ours(row) == 0);
    }
  },
  /** Nothing that may submit has lost its lane. */
  WHO_SUBMITS_HAS_THE_LANE {
    @Override
    boolean kept(Scenario scenario, World before, Move move, World after) {
      var job = move.what().ofNode() ? before.node(move.who()).job() : null;
      return job == null || !move.what().submits() || before.lane().holds(job.claim());
    }
  },
  /** What is booked is at its turn: nothing before it in its lane is still to be. */
  IN_ORDER {
    @Override
    boolean kept(Scenario scenario, World before, Move move, World after) {
      var job = move.what().ofNode() ? before.node(move.who()).job() : null;
      return job == null
          || !move.what().submits()
          || eachRow(
              before,
              row ->
                  row >= job.row()
                      || !before.standing(row).state().inLane()
                      || before.row(row).undone());
    }
  },
  /**
   * What may be booked anew is not even looked at before everything that was submitted has settled.
   */
  SETTLED_FIRST {
    @Override
    boolean kept(Scenario scenario, World before, Move move, World after) {
      return eachRow(
          after,
          row -> {
            var standing = after.standing(row);
            var due = standing.dueAt();
            return standing.state() != State.PLACED
                || standing.step() != Standing.Step.NONE
                || due == null
                || !due.isBefore(standing.settledAt(scenario.rules().settlesAfter()));
          });
    }
  },
  /** What a person put aside comes back by that person's hand alone. */
  CLEARED_STAYS {
    @Override
    boolean kept(Scenario scenario, World before, Move move, World after) {
      return eachRow(
          after,
          row ->
              before.standing(row).state() != State.CLEARED
                  || after.standing(row).state() == State.CLEARED
                  || move.what() == What.UNDO_CLEAR
                  || after.standing(row).state() == State.CANCELLED);
    }
  };

  /** Whether it is kept when a world becomes another. */
  abstract boolean kept(Scenario scenario, World before, Move move, World after);

  private static boolean eachRow(World world, java.util.function.IntPredicate so) {
    for (int row = 0; row < world.rows().size(); row++) {
      if (!so.test(row)) {
        return false;
      }
    }
    return true;
  }
}
