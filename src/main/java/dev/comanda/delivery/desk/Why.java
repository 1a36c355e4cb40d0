package dev.comanda.delivery.desk;

import dev.comanda.delivery.course.Act;

/** Why something is not done to a delivery, as programs are told. */
final class Why {
  private Why() {}

  /** The code of a fault. */
  static String word(Act.Why why) {
    return switch (why) {
      case IN_FLIGHT -> "in_flight";
      case OUTCOME_UNKNOWN -> "outcome_unknown";
      case MAY_BE_BOOKED -> "may_be_booked";
      case DUE -> "due";
      case HELD -> "held";
      case NOT_PARKED -> "not_parked";
      case CLEARED -> "cleared";
      case NOT_CLEARED -> "not_cleared";
      case ENDED -> "ended";
      case REMOVED -> "integration_removed";
    };
  }
}
