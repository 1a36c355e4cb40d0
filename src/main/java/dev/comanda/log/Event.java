package dev.comanda.log;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened at a location. {@code data} is the whole thing as staff see it
 * afterwards.
 *
 * @param position {@code epoch:seq}
 * @param seq 1 for the first event of a location, then without a gap in commit order
 * @param data JSON text
 */
public record Event(
    String position,
    long seq,
    EventType type,
    Instant at,
    @Nullable UUID sessionId,
    @Nullable UUID orderId,
    @JsonRawValue String data) {

  /** The same event with other data, and without the session and the order that it is of. */
  public Event aloneWith(String otherData) {
    return new Event(position, seq, type, at, null, null, otherData);
  }

  /** The same event with other data. */
  public Event with(String otherData) {
    return new Event(position, seq, type, at, sessionId, orderId, otherData);
  }
}
