package dev.comanda.live;

import java.util.UUID;

/** What a socket listens to, and as whom: events are encoded once for each of these. */
sealed interface Channel {
  /** The location whose log is told. */
  UUID locationId();

  /** All that happens at a location, for staff. */
  record Whole(UUID locationId) implements Channel {}

  /** One session, for staff. */
  record StaffSession(UUID locationId, UUID sessionId) implements Channel {}

  /** One session, for its guests. */
  record GuestSession(UUID locationId, UUID sessionId) implements Channel {}
}
