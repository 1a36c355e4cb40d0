package dev.comanda.delivery.course;

/** How far a delivery is. That one is processed is no state: it is the head of a held lane. */
public enum State {
  /** Something is missing without which it cannot be booked: a document, a product number. */
  HELD,
  /** To be booked, now or when it is due. */
  PLACED,
  /** Seen in the ERP, or said by a person to stand there. */
  CREATED,
  /** Failed for good, until a person decides. */
  ERROR,
  /** It may have been booked; nobody knows. It is looked for, and never booked before that. */
  UNKNOWN,
  /** Put aside by a person, who can undo that. */
  CLEARED,
  /** A person said that it is not to be booked. */
  SKIPPED,
  /** No longer wanted, and not booked. */
  CANCELLED;

  /** Whether it still stands in its lane, and nothing behind it is booked before it. */
  public boolean inLane() {
    return switch (this) {
      case HELD, PLACED, ERROR, UNKNOWN -> true;
      case CREATED, CLEARED, SKIPPED, CANCELLED -> false;
    };
  }
}
