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

  /** People and programs that work at locations. */
  sealed interface Crew extends Caller {
    /** Who it is: a member of staff, or a key. */
    UUID id();

    /** The locations this one works at; an administrator reaches every location. */
    Set<UUID> locations();

    /** The location that is meant where none is named; null where one must be. */
    @Nullable UUID defaultLocation();

    /** Whether this one may act at the location. */
    boolean reaches(UUID locationId);
  }

  /** A program that came with an API key. */
  record Key(UUID id, String name, Set<UUID> locations, Set<Scope> scopes) implements Crew {
    /** Copies the sets. */
    public Key {
      locations = Set.copyOf(locations);
      scopes = Set.copyOf(scopes);
    }

    /** The only one. */
    @Override
    public @Nullable UUID defaultLocation() {
      return locations.size() == 1 ? locations.iterator().next() : null;
    }

    @Override
    public boolean reaches(UUID locationId) {
      return locations.contains(locationId);
    }
  }

  /**
   * A person who signed in.
   *
   * @param locations the locations this person works at; an administrator reaches every location
   * @param defaultLocation null for an administrator who signed in before there was one
   */
  record Staff(
      UUID staffId, String name, Role role, Set<UUID> locations, @Nullable UUID defaultLocation)
      implements Crew {
    /** Copies the set. */
    public Staff {
      locations = Set.copyOf(locations);
    }

    @Override
    public UUID id() {
      return staffId;
    }

    @Override
    public boolean reaches(UUID locationId) {
      return role == Role.ADMIN || locations.contains(locationId);
    }
  }
}
