package dev.comanda.bill;

import dev.comanda.location.Quantity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which part of a bill is to be paid. */
sealed interface Split {
  /** Lines that one payment may be for. */
  int ITEMS_MAX = 500;

  /** Equal parts of a bill. */
  int SHARES_MAX = 100;

  /** An amount in minor units, more than 0. */
  record ByAmount(long minor) implements Split {}

  /**
   * One of equal parts of what is open; where they cannot be equal the first ones are one minor
   * unit more.
   *
   * @param of parts, this one and those to come; 1 to {@link #SHARES_MAX}
   */
  record ByShare(int of) implements Split {
    /** The part: paid one after the other, down to 1, the parts sum up to what was open. */
    long of(long openMinor) {
      return (openMinor + of - 1) / of;
    }
  }

  /** Lines, each once. */
  record ByItems(List<Item> items) implements Split {}

  /**
   * A line, or a part of it.
   *
   * @param quantity null for all of it that is not paid
   */
  record Item(UUID orderId, int line, @Nullable Quantity quantity) {}
}
