package dev.comanda.staff;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.comanda.http.Caller;
import dev.comanda.http.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in, as clients see it.
 *
 * @param defaultLocationId null for an administrator as long as there is no location
 * @param locations those this person reaches: an administrator all, others their own
 * @param active whether this person may sign in
 * @param hasPassword whether there is a password to sign in with
 * @param hasPin whether there is a PIN to take over a shared device with
 * @param hasSecondFactor whether signing in takes a code of an authenticator app too
 * @param version counts the changes
 */
public record StaffMember(
    UUID id,
    String email,
    String name,
    Role role,
    @Nullable UUID defaultLocationId,
    List<Place> locations,
    boolean active,
    boolean hasPassword,
    boolean hasPin,
    boolean hasSecondFactor,
    int version,
    Instant createdAt) {

  /** Characters of an e-mail address, as RFC 5321 bounds a path. */
  public static final int EMAIL_CHARS_MAX = 254;

  /** Characters of a name. */
  public static final int NAME_CHARS_MAX = 100;

  /** A location by its names. */
  public record Place(UUID id, String slug, String name) {}

  /** Copies the list. */
  public StaffMember {
    locations = List.copyOf(locations);
  }

  /** The same person at these locations. */
  StaffMember at(List<Place> places) {
    return new StaffMember(
        id,
        email,
        name,
        role,
        defaultLocationId,
        places,
        active,
        hasPassword,
        hasPin,
        hasSecondFactor,
        version,
        createdAt);
  }

  /** As who calls. */
  Caller.Staff caller() {
    var works = locations.stream().map(Place::id).collect(toUnmodifiableSet());
    return new Caller.Staff(id, name, role, works, defaultLocationId);
  }

  /** Whether there is a location that this person and another both reach. */
  boolean meets(StaffMember other) {
    var theirs = other.locations().stream().map(Place::id).toList();
    return locations.stream().map(Place::id).anyMatch(theirs::contains);
  }
}
