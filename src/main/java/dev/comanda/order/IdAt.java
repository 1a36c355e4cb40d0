package dev.comanda.order;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What is looked for by its id at one location: of things at many locations each is asked for where
 * it is, not everywhere.
 */
public record IdAt(UUID locationId, UUID id) {
  /** Things of one location. */
  public static List<IdAt> all(UUID locationId, Collection<UUID> ids) {
    return ids.stream().distinct().map(id -> new IdAt(locationId, id)).toList();
  }

  /** A thing of which only its id is known, which is at one of these locations or nowhere. */
  public static List<IdAt> somewhere(Collection<UUID> locations, UUID id) {
    return locations.stream().distinct().map(location -> new IdAt(location, id)).toList();
  }
}
