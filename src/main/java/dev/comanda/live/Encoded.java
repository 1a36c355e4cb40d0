package dev.comanda.live;

import dev.comanda.json.Json;
import dev.comanda.log.Event;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event that is encoded at most once for staff and once for guests. Not thread-safe. */
final class Encoded {
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
