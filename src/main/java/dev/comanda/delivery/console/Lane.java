package dev.comanda.delivery.console;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.comanda.delivery.course.Reason;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document of an integration, as those see it who watch over it.
 *
 * @param document null of all lines together that have none
 * @param head what stands first in it; null where nothing waits
 * @param waiting how many lines wait, the first with them, as far as they are counted
 * @param waitingMore whether more wait than that
 * @param waitingSince when the first of them was placed; null where none waits
 * @param worth what those cost that are counted and to be booked
 */
record Lane(
    @Nullable String document,
    LaneState state,
    @Nullable Head head,
    int waiting,
    boolean waitingMore,
    @Nullable Instant waitingSince,
    Money worth) {
  /**
   * A delivery that stands first.
   *
   * @param aim {@code book} or {@code take_back}
   * @param state in small letters
   */
  record Head(
      UUID deliveryId,
      String aim,
      String state,
      @Nullable Reason reason,
      String description,
      Quantity quantity,
      String unit,
      int attempts,
      @Nullable Instant dueAt,
      Instant placedAt,
      Instant changedAt) {}

  @JsonIgnore
  LanePlace place() {
    return new LanePlace(state, waitingSince, Objects.requireNonNullElse(document, ""));
  }
}
