package dev.comanda.live;

import dev.comanda.log.Event;
import java.util.Optional;
import java.util.UUID;

/**
 * What guests may know of an event. An event with a session is shown to the guests of that session
 * only. What is returned for an event <em>without</em> a session is shown to the guests of
 * <em>every</em> session of the location: a changed product is for all of them, an order that a
 * waiter took without a session for none.
 */
@FunctionalInterface
public interface GuestView {
  /**
   * The event's data as guests may see it, as JSON text; empty when they may not know of the event.
   * Pure.
   */
  Optional<String> data(Event event);

  /**
   * What a phone hears of its request at a spot.
   *
   * @param data as JSON text
   */
  record Asked(UUID requestId, String data) {}

  /** The request that an event is about, as its phone may see it; empty for other events. Pure. */
  default Optional<Asked> asked(Event event) {
    return Optional.empty();
  }
}
