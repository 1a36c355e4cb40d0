package dev.comanda.log.bell;

import java.util.Map;
import java.util.UUID;

/** Hears from other nodes that logs have grown; a hint that may be lost, late or doubled. */
public interface Rings {
  /** The logs of these locations reach at least so far; must not block. */
  void rung(Map<UUID, Long> lastSeqs);

  /** Rings may have been lost: look at all logs that matter; must not block. */
  void missed();
}
