package dev.comanda.http;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who sends a request. */
public sealed interface Caller {
  /** Nobody that we know. */
  record Nobody() implements Caller {}

  /** A phone that joined a session. */
  record Guest(UUID locationId, UUID sessionId, UUID guestId) implements Caller {}

  /** A phone that asked at a spot to be let in, and waits for the answer. */
  record Asker(UUID locationId, UUID requestId) implements Caller {}

  /**
   * A person who signed in.
   *
   * @param locations the locations this person works at; an administrator reaches every location
   * @param defaultLocation null for an administrator who signed in before there was one
   */
  record Staff(
      UUID staffId, String name, Role role, Set<UUID> locations, @Nullable UUID defaultLocation)
      implements Caller {
    /** Copies the set. */
    public Staff {
      locations = Set.copyOf(locations);
    }

    /** Whether this person may act at the location. */
    public boolean reaches(UUID locationId) {
      return role == Role.ADMIN || locations.contains(locationId);
    }
  }
}
