package dev.comanda.staff.key;

import dev.comanda.http.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as administrators see it: everything but the key itself.
 *
 * @param locations where it works; at least one
 * @param scopes what it may do; at least one
 * @param lastUsedAt to about a minute; null before its first use
 */
public record ApiKey(
    UUID id,
    String name,
    List<UUID> locations,
    List<Scope> scopes,
    Creator createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  /** Characters of a name. */
  public static final int NAME_CHARS_MAX = 100;

  /** Locations of one key. */
  public static final int LOCATIONS_MAX = 100;

  /** Who made it. */
  public record Creator(UUID id, String name) {}

  /** Copies the lists. */
  public ApiKey {
    locations = List.copyOf(locations);
    scopes = List.copyOf(scopes);
  }
}
