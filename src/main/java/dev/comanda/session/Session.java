package dev.comanda.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit.
 *
 * @param spotId where it takes place; null when it was opened by a name that no spot has
 * @param code what the QR carries; dies when the session is closed
 * @param document what its orders are booked on in another system; nothing here looks into it
 * @param mergedInto the session that took this one in; its guests go on there
 * @param version grows with every change
 */
public record Session(
    UUID id,
    UUID locationId,
    @Nullable UUID spotId,
    String code,
    String name,
    State state,
    @Nullable String document,
    @Nullable UUID mergedInto,
    Instant openedAt,
    @Nullable Instant verifiedAt,
    @Nullable Instant closedAt,
    int version) {

  /** Characters of a name. */
  public static final int NAME_CHARS_MAX = 60;

  /** Sessions of one location that are not closed: what a panel shows the heads of. */
  static final int OPEN_MAX = 1_000;

  /** {@code opened → verified → closed}; an opened one may be closed directly. */
  public enum State {
    @JsonProperty("opened")
    OPENED,
    @JsonProperty("verified")
    VERIFIED,
    @JsonProperty("closed")
    CLOSED
  }

  /** A session that begins at a time. */
  static Session opened(
      UUID id,
      UUID locationId,
      @Nullable UUID spotId,
      String code,
      String name,
      @Nullable String document,
      Instant at) {
    return new Session(
        id, locationId, spotId, code, name, State.OPENED, document, null, at, null, null, 1);
  }

  Session verified(Instant at) {
    return with(spotId, name, State.VERIFIED, document, null, at, null);
  }

  Session closed(Instant at) {
    return with(spotId, name, State.CLOSED, document, null, verifiedAt, at);
  }

  Session mergedInto(UUID other, Instant at) {
    return with(spotId, name, State.CLOSED, document, other, verifiedAt, at);
  }

  Session movedTo(Spot spot, @Nullable String newDocument) {
    return with(spot.id(), spot.name(), state, newDocument, null, verifiedAt, null);
  }

  Session documented(@Nullable String newDocument) {
    return with(spotId, name, state, newDocument, null, verifiedAt, null);
  }

  private Session with(
      @Nullable UUID newSpotId,
      String newName,
      State newState,
      @Nullable String newDocument,
      @Nullable UUID newMergedInto,
      @Nullable Instant newVerifiedAt,
      @Nullable Instant newClosedAt) {
    return new Session(
        id,
        locationId,
        newSpotId,
        code,
        newName,
        newState,
        newDocument,
        newMergedInto,
        openedAt,
        newVerifiedAt,
        newClosedAt,
        version + 1);
  }

  /** Whether nothing can happen in it any more. */
  @JsonIgnore
  public boolean isClosed() {
    return state == State.CLOSED;
  }
}
