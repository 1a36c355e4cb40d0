package dev.comanda.live;

import dev.comanda.log.Audience;
import dev.comanda.log.Event;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of an event's data those may see who may not know all of it. */
public interface EventView {
  /**
   * The event's data as guests may see it, as JSON text; empty when they may not know of the event.
   * An event with a session is shown to the guests of that session only. What is returned for an
   * event <em>without</em> a session is shown to the guests of <em>every</em> session of the
   * location: a changed product is for all of them, an order that a waiter took without a session
   * for none. Pure.
   */
  Optional<String> forGuests(Event event);

  /** The data as JSON text, for staff and programs who may know a part of the event. Pure. */
  String part(Event event, Audience.Kind kind);

  /** The waiter whose alone the event is; empty when it is no waiter's. Pure. */
  Optional<UUID> waiter(Event event);

  /**
   * What a phone hears of its request at a spot.
   *
   * @param data as JSON text
   */
  record Asked(UUID requestId, String data) {}

  /**
   * What stations hear of an event.
   *
   * @param stations those that hear it; null for all of the location
   * @param data as JSON text
   */
  record AtStations(@Nullable Set<UUID> stations, String data) {
    boolean concerns(UUID station) {
      return stations == null || stations.contains(station);
    }
  }

  /** What the stations of a location hear of an event; empty where that is nothing. Pure. */
  Optional<AtStations> atStations(Event event);

  /** The event's data as everybody in the room may see it; empty where that is nothing. Pure. */
  Optional<String> onBoard(Event event);

  /** The request that an event is about, as its phone may see it; empty for other events. Pure. */
  Optional<Asked> asked(Event event);
}
