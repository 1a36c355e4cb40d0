package dev.comanda.delivery.queue;

import dev.comanda.delivery.course.Lane;
import java.time.Instant;
import java.util.Objects;

/**
 * A lane that a process was given, with the delivery that it is to work on.
 *
 * @param at when, by the database's clock
 */
public record Claimed(Delivery delivery, Lane.Claim claim, Instant at) {
  LaneRows.In in() {
    return new LaneRows.In(Objects.requireNonNull(delivery.lane()), delivery.id());
  }
}
