package dev.comanda.live;

import dev.comanda.log.Audience;
import dev.comanda.log.Position;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.Optional;
import java.util.UUID;

/**
 * What a screen shows before the first event. Each snapshot is read together with its position in
 * one REPEATABLE READ transaction. Called on virtual threads, a bounded number at a time; may
 * block.
 */
public interface Snapshots {
  /**
   * A state and the position at which it was true.
   *
   * @param data written as JSON
   */
  record Snapshot(Position position, Object data) {}

  /** Where a session is; empty when there is no such session. */
  Optional<UUID> locationOf(UUID sessionId);

  /** In which session the guests of a merged one go on; empty while it was not merged. */
  default Optional<UUID> goesOnIn(UUID locationId, UUID sessionId) {
    return Optional.empty();
  }

  /**
   * A request at a spot as its phone sees it.
   *
   * @throws dev.comanda.problem.Refused {@code not_found}
   */
  default Snapshot ofRequest(UUID locationId, UUID requestId) {
    throw new Refused(Code.NOT_FOUND, "There is no such request.");
  }

  /** Where a station is; empty when there is no such station. */
  default Optional<UUID> locationOfStation(UUID stationId) {
    return Optional.empty();
  }

  /**
   * What a station has to make.
   *
   * @throws dev.comanda.problem.Refused {@code not_found}
   */
  default Snapshot ofStation(UUID locationId, UUID stationId) {
    throw new Refused(Code.NOT_FOUND, "There is no such station.");
  }

  /** What is being made at a location, as everybody in the room may see it. */
  default Snapshot ofBoard(UUID locationId) {
    throw new Refused(Code.NOT_FOUND, "There is no such board.");
  }

  /** All of a location that an audience among its staff may know. */
  Snapshot ofLocation(UUID locationId, Audience audience);

  /**
   * A session as an audience among the staff may know it.
   *
   * @throws dev.comanda.problem.Refused {@code not_found}
   */
  Snapshot ofSession(UUID locationId, UUID sessionId, Audience audience);

  /**
   * A session as its guests see it.
   *
   * @throws dev.comanda.problem.Refused {@code not_found}, also when it was closed too long ago for
   *     its guests to look
   */
  Snapshot forGuests(UUID locationId, UUID sessionId);
}
