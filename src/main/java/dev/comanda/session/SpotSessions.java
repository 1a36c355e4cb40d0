package dev.comanda.session;

import dev.comanda.db.Tx;
import dev.comanda.json.NameKey;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which session is at a spot, under the location's lock, and how one comes there. */
final class SpotSessions {
  private SpotSessions() {}

  /**
   * A spot of a location.
   *
   * @throws Refused {@code invalid} naming the field
   */
  static Spot spot(Tx tx, UUID locationId, UUID spotId, String pointer) throws SQLException {
    return SpotRows.find(tx, List.of(new Spots.Key(locationId, spotId))).stream()
        .findFirst()
        .orElseThrow(() -> unknown(pointer));
  }

  /** The session at a spot that is not closed. */
  static Optional<Session> at(Tx tx, UUID locationId, UUID spotId) throws SQLException {
    return SessionRows.atSpots(tx, List.of(new Spots.Key(locationId, spotId))).stream().findFirst();
  }

  /**
   * Passes when a session may take the name of a spot.
   *
   * @throws Refused {@code session_name_taken} while another session has it
   */
  static void requireNameFree(Tx tx, Spot spot, @Nullable Session mover) throws SQLException {
    var except = mover == null ? null : mover.id();
    if (SiteRows.nameTaken(tx, spot.locationId(), spot.name(), except)) {
      throw taken(spot.name());
    }
  }

  /**
   * Passes while a location may have one more session.
   *
   * @param open how many of its sessions are not closed
   * @throws Refused {@code sessions_full}
   */
  static void requireRoom(int open) {
    if (open >= Session.OPEN_MAX) {
      throw new Refused(
          Code.SESSIONS_FULL,
          Session.OPEN_MAX + " sessions are open here. Close those that are over, then open more.");
    }
  }

  /** Opens a session at a spot where none is and whose name is free. */
  static Session open(
      Tx tx, Head head, Spot spot, UUID sessionId, String code, @Nullable UUID staffId)
      throws SQLException {
    var session =
        Session.opened(
            sessionId,
            spot.locationId(),
            spot.id(),
            code,
            spot.name(),
            spot.document(),
            head.now());
    var opened = new SessionRows.Opened(session, NameKey.of(session.name()), staffId);
    SessionRows.insert(tx, List.of(opened));
    head.append(EventType.SESSION_OPENED, session.id(), null, session);
    return session;
  }

  static Refused unknown(String pointer) {
    return Refused.field(pointer, "unknown", "There is no such spot here.");
  }

  static Refused occupied(String name) {
    return new Refused(Code.SPOT_OCCUPIED, "At \"" + name + "\" there is an open session already.");
  }

  static Refused taken(String name) {
    return new Refused(
        Code.SESSION_NAME_TAKEN, "There is an open session \"" + name + "\" already.");
  }
}
