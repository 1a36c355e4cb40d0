package dev.comanda.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phone asks at a spot to be let in.
 *
 * @param spotName the spot's name when it asked
 * @param expiresAt when it ends by itself
 * @param sessionId where it was let in; null unless it was accepted
 * @param sessionCode the code of that session
 */
public record SpotRequest(
    UUID id,
    UUID locationId,
    UUID spotId,
    String spotName,
    State state,
    Instant madeAt,
    Instant expiresAt,
    @Nullable Instant answeredAt,
    @Nullable UUID sessionId,
    @Nullable String sessionCode) {

  /** {@code open → accepted | refused | expired}. */
  public enum State {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("expired")
    EXPIRED
  }

  SpotRequest accepted(Instant at, Session session) {
    return new SpotRequest(
        id,
        locationId,
        spotId,
        spotName,
        State.ACCEPTED,
        madeAt,
        expiresAt,
        at,
        session.id(),
        session.code());
  }

  SpotRequest ended(State how, Instant at) {
    return new SpotRequest(
        id, locationId, spotId, spotName, how, madeAt, expiresAt, at, null, null);
  }

  /** Whether somebody may still answer it at this time. */
  boolean opens(Instant now) {
    return isOpen() && now.isBefore(expiresAt);
  }

  /** Whether nobody has answered it and its end was not written yet. */
  @JsonIgnore
  public boolean isOpen() {
    return state == State.OPEN;
  }
}
