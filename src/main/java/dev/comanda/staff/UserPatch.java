package dev.comanda.staff;

import dev.comanda.http.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to change of a person; what is empty stays. The fields are in order.
 *
 * @param passwordHash made by {@link Passwords#hash}
 * @param pinHash made by {@link Passwords#hash}; an empty text takes the PIN away
 */
record UserPatch(
    Optional<String> name,
    Optional<Role> role,
    Optional<List<UUID>> locations,
    Optional<UUID> defaultLocation,
    Optional<Boolean> active,
    Optional<String> passwordHash,
    Optional<String> pinHash) {
  /** Whether it takes something away from somebody who has it. */
  boolean decides() {
    return role.isPresent() || active.isPresent();
  }
}
