package dev.comanda.delivery.queue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
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
    boolean inFlight,
    @Nullable Integer laneBehind,
    @Nullable Instant waitingSince) {
  static Listed of(Delivery delivery, boolean inFlight, @Nullable Integer behind) {
    return new Listed(
        Shown.of(delivery),
        inFlight,
        behind,
        delivery.standing().state().inLane() ? delivery.placedAt() : null);
  }
}
