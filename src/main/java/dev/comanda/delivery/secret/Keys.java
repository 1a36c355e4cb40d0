package dev.comanda.delivery.secret;

import java.util.List;
import java.util.Optional;

/** The keys as they are at a moment. */
sealed interface Keys {
  /**
   * They can be used.
   *
   * @param all the first seals, all open; none where none was needed so far
   */
  record Usable(List<SealingKey> all) implements Keys {
    Optional<SealingKey> named(String id) {
      return all.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Whether it is this one that seals. */
    boolean sealsBy(String id) {
      return !all.isEmpty() && all.getFirst().id().equals(id);
    }
  }

  /** They cannot. */
  record Unusable(String why) implements Keys {}
}
