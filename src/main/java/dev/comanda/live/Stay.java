package dev.comanda.live;

import dev.comanda.http.Identify.Proof;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How long a reader may listen.
 *
 * @param lasts empty when for good
 * @param proof what must still be so; empty when nothing can change
 */
record Stay(Optional<Duration> lasts, Optional<Proof> proof) {
  /** For as long as there is something to listen to. */
  static final Stay FOR_GOOD = new Stay(Optional.empty(), Optional.empty());

  /**
   * The end of a stay.
   *
   * @param millis by the hub's timer
   * @param proof what must still be so; null when nothing can change
   */
  record Until(long millis, @Nullable Proof proof) {
    /** Whether what let the reader in is still so. */
    boolean holds(Predicate<Proof> counts) {
      return proof == null || counts.test(proof);
    }
  }

  /** The end of a stay that begins now. */
  Until from(long nowMillis) {
    long millis = lasts.map(time -> nowMillis + time.toMillis()).orElse(Long.MAX_VALUE);
    return new Until(millis, proof.orElse(null));
  }
}
