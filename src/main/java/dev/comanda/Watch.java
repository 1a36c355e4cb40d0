package dev.comanda;

import dev.comanda.db.Database;
import dev.comanda.ops.Timekeeper;
import dev.comanda.problem.Standstill;
import java.time.Clock;

/**
 * What watches over what is written.
 *
 * @param time compares this node's clock with the database's
 * @param standstill why nothing may be written now
 */
record Watch(Timekeeper time, Standstill standstill) {
  /** {@code heedsClock}: whether nothing is written while the clock and the database's differ. */
  static Watch of(Database database, Clock clock, DatabasePlace place, boolean heedsClock) {
    var time = new Timekeeper(database, clock);
    Standstill room = () -> place.room().flatMap(Standstill::reason);
    return new Watch(time, heedsClock ? room.or(time) : room);
  }
}
