package dev.comanda.panel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.session.Spot;
import dev.comanda.session.SpotRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shapes of spots and requests on the wire. */
final class SpotViews {
  private SpotViews() {}

  /** A spot as staff see it, with the address that its QR carries. */
  record StaffSpot(@JsonUnwrapped Spot spot, String url) {
    static StaffSpot of(Spot spot, String publicUrl) {
      return new StaffSpot(spot, SpotViews.url(publicUrl, spot));
    }
  }

  /** Spots in a row: those that were made, and those that were there already. */
  record RowMade(List<StaffSpot> made, List<StaffSpot> present) {}

  /**
   * A request as its phone sees it.
   *
   * @param code of the session that it may join now; null unless it was accepted
   */
  record AskedView(
      UUID id,
      SpotRequest.State state,
      String spotName,
      Instant madeAt,
      Instant expiresAt,
      @Nullable String code) {
    static AskedView of(SpotRequest request) {
      return new AskedView(
          request.id(),
          request.state(),
          request.spotName(),
          request.madeAt(),
          request.expiresAt(),
          request.sessionCode());
    }
  }

  /** The address that a spot's QR carries. */
  static String url(String publicUrl, Spot spot) {
    return publicUrl + "/t/" + spot.code();
  }
}
