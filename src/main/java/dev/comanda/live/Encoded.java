package dev.comanda.live;

import dev.comanda.json.Json;
import dev.comanda.log.Audience;
import dev.comanda.log.Event;
import dev.comanda.log.EventType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that is encoded at most once for all who may know the same of it. Not thread-safe. */
final class Encoded {
  /** A session was merged into another one, or took another one in. */
  private static final Set<EventType> ANEW =
      EnumSet.of(EventType.SESSION_MERGED, EventType.SESSION_ENLARGED);

  private final Event event;
  private final EventView view;
  private final Told told;
  private final Map<Audience.Kind, Line> parts = new EnumMap<>(Audience.Kind.class);
  private @Nullable Line whole;
  private @Nullable Line guest;
  private boolean guestAsked;
  private @Nullable AtStations atStations;
  private boolean stationsAsked;
  private @Nullable Line board;
  private boolean boardAsked;

  /** An event as JSON; shared by all who get it, never changed. */
  record Line(long seq, byte[] json) {}

  private record AtStations(EventView.AtStations told, Line line) {}

  Encoded(Event event, EventView view) {
    this.event = event;
    this.view = view;
    this.told = new Told(event, view);
  }

  Event event() {
    return event;
  }

  /**
   * Whether those who listen to the event's session are to be told everything anew: what belongs to
   * it is another now, or it goes on in another one.
   */
  boolean changesWhatBelongs() {
    return ANEW.contains(event.type());
  }

  /** The event as those who listen to a channel may see it; empty when it is not for them. */
  Optional<Line> on(Channel channel) {
    return switch (channel) {
      case Channel.Whole all -> forStaff(all.audience());
      case Channel.StaffSession s ->
          s.sessionId().equals(event.sessionId()) ? forStaff(s.audience()) : Optional.empty();
      case Channel.GuestSession s ->
          event.sessionId() == null || s.sessionId().equals(event.sessionId())
              ? forGuests()
              : Optional.empty();
      case Channel.OfRequest r ->
          view.asked(event)
              .filter(asked -> asked.requestId().equals(r.requestId()))
              .map(asked -> line(event.with(asked.data())));
      case Channel.OfStation s -> atStation(s.stationId());
      case Channel.OfBoard b -> onBoard();
    };
  }

  private Optional<Line> forStaff(Audience audience) {
    return switch (told.share(audience)) {
      case WHOLE -> Optional.of(whole());
      case PART ->
          Optional.of(parts.computeIfAbsent(audience.kind(), kind -> line(told.part(kind))));
      case NOTHING -> Optional.empty();
    };
  }

  private Line whole() {
    var known = whole;
    if (known == null) {
      known = line(event);
      whole = known;
    }
    return known;
  }

  private Optional<Line> atStation(UUID station) {
    if (!stationsAsked) {
      atStations =
          view.atStations(event)
              .map(at -> new AtStations(at, line(event.with(at.data()))))
              .orElse(null);
      stationsAsked = true;
    }
    return Optional.ofNullable(atStations)
        .filter(at -> at.told().concerns(station))
        .map(AtStations::line);
  }

  private Optional<Line> onBoard() {
    if (!boardAsked) {
      board = view.onBoard(event).map(data -> line(event.aloneWith(data))).orElse(null);
      boardAsked = true;
    }
    return Optional.ofNullable(board);
  }

  private Optional<Line> forGuests() {
    if (!guestAsked) {
      guest = view.forGuests(event).map(data -> line(event.with(data))).orElse(null);
      guestAsked = true;
    }
    return Optional.ofNullable(guest);
  }

  private static Line line(Event seen) {
    return new Line(seen.seq(), Json.bytes(seen));
  }
}
