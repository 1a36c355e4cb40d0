package dev.comanda.delivery.secret;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds something sealed, row by row, of whichever tables. Each method is a transaction of its
 * own.
 */
public interface SealedTable {
  /** One of them. */
  record Row(Home home, byte[] sealed) {}

  /**
   * The next of them, in an order of theirs that does not change.
   *
   * @param last the last that was given, or null to begin
   * @param max how many at most; fewer are the last ones
   */
  List<Row> after(@Nullable Row last, int max);

  /** Keeps other bytes in a row if it still holds what it was given with; whether it did. */
  boolean replace(Row row, byte[] sealed);
}
