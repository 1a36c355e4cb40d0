package dev.comanda.delivery.queue;

import dev.comanda.delivery.evidence.Step;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An attempt as it was written down.
 *
 * @param said what it came to, in small letters
 */
public record Kept(UUID id, String said, Instant beganAt, Instant endedAt, List<Step> steps) {
  /** Of one that has not come to anything yet. */
  static final String UNDER_WAY = "under_way";

  /** Of one whose process ended before it had come to anything, or failed. */
  static final String BROKEN_OFF = "broken_off";

  /** The same as it is to be told, where it is or is not known to be still made. */
  public Kept told(boolean underWay) {
    return said.equals(UNDER_WAY) && !underWay
        ? new Kept(id, BROKEN_OFF, beganAt, endedAt, steps)
        : this;
  }
}
