package dev.comanda.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit.
 *
 * @param code what the QR carries; dies when the session is closed
 * @param version grows with every change
 */
public record Session(
    UUID id,
    UUID locationId,
    String code,
    String name,
    State state,
    Instant openedAt,
    @Nullable Instant verifiedAt,
    @Nullable Instant closedAt,
    int version) {

  /** Characters of a name. */
  public static final int NAME_CHARS_MAX = 60;

  /** {@code opened → verified → closed}; an opened one may be closed directly. */
  public enum State {
    @JsonProperty("opened")
    OPENED,
    @JsonProperty("verified")
    VERIFIED,
    @JsonProperty("closed")
    CLOSED
  }

  Session verified(Instant at) {
    return new Session(id, locationId, code, name, State.VERIFIED, openedAt, at, null, version + 1);
  }

  Session closed(Instant at) {
    return new Session(
        id, locationId, code, name, State.CLOSED, openedAt, verifiedAt, at, version + 1);
  }

  /** Whether nothing can happen in it any more. */
  @JsonIgnore
  public boolean isClosed() {
    return state == State.CLOSED;
  }
}
