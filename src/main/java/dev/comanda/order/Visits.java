package dev.comanda.order;

import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Session;
import dev.comanda.session.Sessions;
import dev.comanda.session.Spots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that orders of a batch are for, as they stand under the lock. Pure.
 *
 * @param sessions of those that were named, or that they were merged into
 * @param atSpots what is at the spots that were named
 */
record Visits(
    Map<Sessions.Key, Sessions.Standing> sessions,
    Map<Spots.Key, Optional<Sessions.Standing>> atSpots) {

  /** All that is possibly ordered in. */
  List<IdAt> all() {
    var named =
        sessions.entrySet().stream()
            .map(each -> new IdAt(each.getKey().locationId(), each.getValue().sessionId()));
    var found =
        atSpots.entrySet().stream()
            .flatMap(
                each ->
                    each.getValue().stream()
                        .map(at -> new IdAt(each.getKey().locationId(), at.sessionId())));
    return Stream.concat(named, found).distinct().toList();
  }

  /**
   * The session to order in: of a merged one that which took it in; null where none was named.
   *
   * @throws Refused {@code session_closed}, or where there is no such session or spot
   */
  Sessions.@Nullable Standing of(PlaceOrder command) {
    if (command.spotId() != null) {
      return at(command, command.spotId());
    }
    if (command.sessionId() == null) {
      return null;
    }
    var standing = sessions.get(new Sessions.Key(command.locationId(), command.sessionId()));
    if (standing == null) {
      throw command.form().unknown("/session_id", "There is no such session here.");
    }
    if (standing.state() == Session.State.CLOSED) {
      throw new Refused(
          Code.SESSION_CLOSED,
          "This session is closed, so the order was not taken. Ask the staff to open a new one.");
    }
    return standing;
  }

  private Sessions.Standing at(PlaceOrder command, UUID spotId) {
    var taken = atSpots.get(new Spots.Key(command.locationId(), spotId));
    if (taken == null) {
      throw command.form().unknown("/spot_id", "There is no such spot here.");
    }
    return taken.orElseThrow(
        () ->
            new Refused(
                    Code.SESSION_CLOSED,
                    "There is no open session at this spot, so the order was not taken.")
                .at("/spot_id", "no_session"));
  }
}
