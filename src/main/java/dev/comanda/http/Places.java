package dev.comanda.http;

import java.util.Optional;
import java.util.UUID;

/** Resolves the {@code {loc}} of a path. */
@FunctionalInterface
public interface Places {
  /** The location with this id or slug. */
  Optional<UUID> find(String idOrSlug);
}
