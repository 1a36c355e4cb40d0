package dev.comanda.staff;

import dev.comanda.http.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who is about to be added; the fields are in order.
 *
 * @param passwordHash made by {@link Passwords#hash}; null for those who have none
 * @param pinHash made by {@link Passwords#hash}; null for those who have none
 * @param locations the first is the default; none only for an administrator, who reaches all
 */
public record NewStaff(
    String email,
    String name,
    Role role,
    @Nullable String passwordHash,
    @Nullable String pinHash,
    List<UUID> locations) {
  /** Checks that there is a location for those who need one. */
  public NewStaff {
    locations = List.copyOf(locations);
    if (locations.isEmpty() && role != Role.ADMIN) {
      throw new IllegalArgumentException("no location");
    }
  }
}
