package dev.comanda.live;

import dev.comanda.log.Audience;
import dev.comanda.log.Event;
import dev.comanda.log.EventType;
import dev.comanda.log.Share;
import java.util.Optional;
import java.util.UUID;

/** An event as those may know it who work at its location, people and programs. Not thread-safe. */
public final class Told {
  private final Event event;
  private final EventView view;
  private Optional<UUID> waiter = Optional.empty();
  private boolean waiterAsked;

  /** An event, and what makes parts of it. */
  public Told(Event event, EventView view) {
    this.event = event;
    this.view = view;
  }

  /** What an audience may know; empty when it may not know of the event. */
  public Optional<Event> to(Audience audience) {
    return switch (share(audience)) {
      case WHOLE -> Optional.of(event);
      case PART -> Optional.of(part(audience.kind()));
      case NOTHING -> Optional.empty();
    };
  }

  /** How much an audience may know. */
  Share share(Audience audience) {
    EventType type = event.type();
    var own = type.share(audience.kind());
    var another = type.ofAnother(event.sessionId() != null);
    return audience.waiter() == null || own == another || !isAnothers(audience.waiter())
        ? own
        : another;
  }

  private boolean isAnothers(UUID staffId) {
    if (!waiterAsked) {
      waiter = view.waiter(event);
      waiterAsked = true;
    }
    return waiter.filter(id -> !id.equals(staffId)).isPresent();
  }

  /** The part of it that is made for an audience. */
  Event part(Audience.Kind kind) {
    return event.with(view.part(event, kind));
  }
}
