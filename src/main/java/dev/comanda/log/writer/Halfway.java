package dev.comanda.log.writer;

import dev.comanda.problem.Refused;

/**
 * A command was turned down after something of it was written. Its batch is rolled back, it alone
 * is refused, and the others are tried again.
 */
public final class Halfway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Entry<?, ?> entry;
  private final Refused why;

  /** This command, and why it was turned down. */
  public Halfway(Entry<?, ?> entry, Refused why) {
    super(why);
    this.entry = entry;
    this.why = why;
  }

  /** Tells the caller, whose command is not tried again. */
  void refuse() {
    entry.fail(why);
  }
}
