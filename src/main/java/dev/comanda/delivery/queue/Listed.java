package dev.comanda.delivery.queue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in a list.
 *
 * @param inFlight whether somebody works on it right now
 * @param laneBehind how many wait behind it in its lane; null where it stands in none
 * @param waitingSince since when it is to be booked; null where it is over or was put aside
 */
public record Listed(
    @JsonUnwrapped Shown delivery,
    @JsonUnwrapped Order order,
    boolean inFlight,
    @Nullable Integer laneBehind,
    @Nullable Instant waitingSince) {
  /**
   * What people call its order; nothing where that is not there any more.
   *
   * @param orderNumber on the business date
   */
  public record Order(@Nullable Integer orderNumber, @Nullable LocalDate businessDate) {}

  static Listed of(Delivery delivery, Order order, boolean inFlight, @Nullable Integer behind) {
    return new Listed(
        Shown.of(delivery),
        order,
        inFlight,
        behind,
        delivery.standing().state().inLane() ? delivery.placedAt() : null);
  }
}
