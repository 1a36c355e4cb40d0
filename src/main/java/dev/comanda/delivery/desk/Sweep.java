package dev.comanda.delivery.desk;

import static dev.comanda.delivery.course.State.CLEARED;
import static dev.comanda.delivery.course.State.ERROR;
import static dev.comanda.delivery.course.State.HELD;
import static dev.comanda.delivery.course.State.PLACED;
import static dev.comanda.delivery.course.State.UNKNOWN;

import dev.comanda.delivery.course.Act;
import dev.comanda.delivery.course.State;
import java.util.Set;

/** What can be done to all deliveries of an integration that a filter means. */
enum Sweep {
  /**
   * Everything that waits for a person or for its time is tried at once; what was cleared never.
   */
  RETRY,
  /** Everything that is to be booked is put aside. */
  CLEAR,
  /** What was put aside is again what it was. */
  UNDO;

  /** Those that it can change. */
  Set<State> states() {
    return switch (this) {
      case RETRY -> Set.of(PLACED, ERROR, UNKNOWN);
      case CLEAR -> Set.of(HELD, PLACED, ERROR, UNKNOWN);
      case UNDO -> Set.of(CLEARED);
    };
  }

  /** Whether what waits for nothing but its turn is not meant. */
  boolean stuckOnly() {
    return this == RETRY;
  }

  /**
   * Whether it goes from the ends of the lanes to their heads: so that nothing is booked because
   * what stood before it has just been put aside. All else goes with the lanes: what comes back
   * stands before what follows it.
   */
  boolean lastFirst() {
    return this == CLEAR;
  }

  /**
   * What is done to each.
   *
   * @param why empty where no reason is needed
   */
  Act act(String who, String why) {
    return switch (this) {
      case RETRY -> new Act.Retry();
      case CLEAR -> new Act.Clear(who, why);
      case UNDO -> new Act.UndoClear();
    };
  }
}
