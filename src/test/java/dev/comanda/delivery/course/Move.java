package dev.comanda.delivery.course;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens.
 *
 * @param who the process, or the delivery that it happens to
 * @param ill what the ERP meets a process with; null where nothing
 */
record Move(What what, int who, @Nullable Ill ill) {
  /** What happens. */
  enum What {
    TICK,
    CLAIM,
    CLAIM_UNHEARD,
    ASK,
    HEAR,
    WRITE,
    WRITE_UNHEARD,
    SUBMIT,
    SUBMIT_LATE,
    SUBMIT_IN_VAIN,
    JUDGE,
    JUDGE_UNHEARD,
    RENEW,
    CRASH,
    LAND,
    VANISH,
    RETRY,
    EDIT,
    UNMAP,
    MAP,
    SKIP,
    RESOLVE_BOOKED,
    RESOLVE_NOT_BOOKED,
    CLEAR,
    UNDO_CLEAR,
    VOID,
    CHANGE_IN_ERP,
    WRITE_IN_ERP,
    NEW_PASSWORD;

    /** By which a line becomes unknown that will be there late. */
    static final What[] LATE = {CLAIM, ASK, HEAR, WRITE, SUBMIT_LATE, HEAR, ASK, HEAR, JUDGE};

    /** Whether a process does it. */
    boolean ofNode() {
      return compareTo(CLAIM) >= 0 && compareTo(CRASH) <= 0;
    }

    boolean submits() {
      return this == SUBMIT || this == SUBMIT_LATE || this == SUBMIT_IN_VAIN;
    }
  }

  Move(What what, int who) {
    this(what, who, null);
  }

  /** Everything that can happen with so many deliveries; much of it never at a moment. */
  static List<Move> all(int deliveries) {
    var moves = new ArrayList<Move>();
    for (var what : What.values()) {
      int many =
          what.ofNode() ? 2 : what == What.TICK || what == What.NEW_PASSWORD ? 1 : deliveries;
      for (int who = 0; who < many; who++) {
        moves.add(new Move(what, who));
        moves.addAll(ills(what, who));
      }
    }
    return moves;
  }

  private static List<Move> ills(What what, int who) {
    return switch (what) {
      case ASK, SUBMIT_IN_VAIN ->
          List.of(Ill.values()).stream().map(ill -> new Move(what, who, ill)).toList();
      case SUBMIT, SUBMIT_LATE -> List.of(new Move(what, who, Ill.NO_ANSWER));
      default -> List.of();
    };
  }

  @Override
  public String toString() {
    return what + " " + who + (ill == null ? "" : " " + ill);
  }
}
