package dev.comanda.live;

import dev.comanda.json.Json;
import dev.comanda.log.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that is encoded at most once for staff and once for guests. Not thread-safe. */
final class Encoded {
  /** A session was merged into another one, or took another one in. */
  private static final Set<String> ANEW = Set.of("session.merged", "session.enlarged");

  private final Event event;
  private final GuestView guests;
  private @Nullable Line staff;
  private @Nullable Line guest;
  private boolean guestAsked;

  /** An event as JSON; shared by all who get it, never changed. */
  record Line(long seq, byte[] json) {}

  Encoded(Event event, GuestView guests) {
    this.event = event;
    this.guests = guests;
  }

  Event event() {
    return event;
  }

  /** The channels on which the event may be told; of those of guests only the known ones. */
  List<Channel> channels(UUID locationId, Set<Channel> known) {
    var channels = new ArrayList<Channel>();
    channels.add(new Channel.Whole(locationId));
    var sessionId = event.sessionId();
    if (sessionId == null) {
      known.stream().filter(Channel.GuestSession.class::isInstance).forEach(channels::add);
      guests
          .asked(event)
          .ifPresent(asked -> channels.add(new Channel.OfRequest(locationId, asked.requestId())));
    } else {
      channels.add(new Channel.StaffSession(locationId, sessionId));
      channels.add(new Channel.GuestSession(locationId, sessionId));
    }
    return channels;
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
      case Channel.Whole all -> Optional.of(forStaff());
      case Channel.StaffSession s ->
          s.sessionId().equals(event.sessionId()) ? Optional.of(forStaff()) : Optional.empty();
      case Channel.GuestSession s ->
          event.sessionId() == null || s.sessionId().equals(event.sessionId())
              ? forGuests()
              : Optional.empty();
      case Channel.OfRequest r ->
          guests
              .asked(event)
              .filter(asked -> asked.requestId().equals(r.requestId()))
              .flatMap(asked -> Optional.of(withData(asked.data())));
    };
  }

  private Line forStaff() {
    var line = staff;
    if (line == null) {
      line = new Line(event.seq(), Json.bytes(event));
      staff = line;
    }
    return line;
  }

  private Optional<Line> forGuests() {
    if (!guestAsked) {
      guest = guests.data(event).map(this::withData).orElse(null);
      guestAsked = true;
    }
    return Optional.ofNullable(guest);
  }

  private Line withData(String data) {
    var seen =
        new Event(
            event.position(),
            event.seq(),
            event.type(),
            event.at(),
            event.sessionId(),
            event.orderId(),
            data);
    return new Line(event.seq(), Json.bytes(seen));
  }
}
