package dev.comanda.bench;

import java.sql.SQLException;
import java.util.function.LongConsumer;

/** A queue of others, which books the same lines at the same stand-in. Not thread-safe. */
interface QueueRival {
  /** Makes so many lines wait. */
  void fill(int lines) throws SQLException;

  /**
   * Books all that wait, so many at once.
   *
   * @param done hears once all is booked and durably so, how many nanoseconds that took from the
   *     first call on; the queue is stopped afterwards
   */
  void run(int atOnce, LongConsumer done) throws SQLException, InterruptedException;
}
