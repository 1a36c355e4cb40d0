package dev.comanda.live;

import dev.comanda.log.Audience;
import java.util.Optional;
import java.util.UUID;

/** What a socket listens to, and as whom. */
sealed interface Channel {
  /** The location whose log is told. */
  UUID locationId();

  /** The state to begin with. */
  default Snapshots.Snapshot snapshot(Snapshots snapshots) {
    return switch (this) {
      case Whole w -> snapshots.ofLocation(w.locationId(), w.audience());
      case StaffSession s -> snapshots.ofSession(s.locationId(), s.sessionId(), s.audience());
      case GuestSession s -> snapshots.forGuests(s.locationId(), s.sessionId());
      case OfRequest r -> snapshots.ofRequest(r.locationId(), r.requestId());
      case OfStation s -> snapshots.ofStation(s.locationId(), s.stationId());
      case OfBoard b -> snapshots.ofBoard(b.locationId());
    };
  }

  /** The channel of the session that took this one's in, if one did. */
  default Optional<Channel> goesOn(Snapshots snapshots) {
    return switch (this) {
      case StaffSession s ->
          snapshots
              .goesOnIn(s.locationId(), s.sessionId())
              .map(id -> new StaffSession(s.locationId(), id, s.audience()));
      case GuestSession s ->
          snapshots
              .goesOnIn(s.locationId(), s.sessionId())
              .map(id -> new GuestSession(s.locationId(), id));
      case Whole w -> Optional.empty();
      case OfRequest r -> Optional.empty();
      case OfStation s -> Optional.empty();
      case OfBoard b -> Optional.empty();
    };
  }

  /** The location, session or request whose events it is told; stations and boards choose. */
  default UUID subject() {
    return switch (this) {
      case Whole w -> w.locationId();
      case StaffSession s -> s.sessionId();
      case GuestSession s -> s.sessionId();
      case OfRequest r -> r.requestId();
      case OfStation s -> s.locationId();
      case OfBoard b -> b.locationId();
    };
  }

  /** Whether this is the channel of one session, and that is it. */
  default boolean concerns(UUID session) {
    return switch (this) {
      case StaffSession s -> s.sessionId().equals(session);
      case GuestSession s -> s.sessionId().equals(session);
      case Whole w -> false;
      case OfRequest r -> false;
      case OfStation s -> false;
      case OfBoard b -> false;
    };
  }

  /** All that happens at a location, for staff. */
  record Whole(UUID locationId, Audience audience) implements Channel {}

  /** One session, for staff. */
  record StaffSession(UUID locationId, UUID sessionId, Audience audience) implements Channel {}

  /** One session, for its guests. */
  record GuestSession(UUID locationId, UUID sessionId) implements Channel {}

  /** What one station has to make, for who makes it. */
  record OfStation(UUID locationId, UUID stationId) implements Channel {}

  /** What is being made at a location, for everybody in the room. */
  record OfBoard(UUID locationId) implements Channel {}

  /** One request at a spot, for the phone that made it. */
  record OfRequest(UUID locationId, UUID requestId) implements Channel {}
}
