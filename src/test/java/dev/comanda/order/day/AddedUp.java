package dev.comanda.order.day;

import dev.comanda.db.Database;

/** All that can be added up is, also where the open date has only few orders. */
public final class AddedUp {
  private AddedUp() {}

  /** Adds it up now. */
  public static void now(Database database) {
    new ClosedDays(database, 1).runOnce();
  }
}
