package dev.comanda.live;

import dev.comanda.log.Event;
import java.util.Optional;

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
}
