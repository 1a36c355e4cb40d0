package dev.comanda.session;

import dev.comanda.db.Tx;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.OneByOne;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moves a session to a spot, whose name it takes. Moving it to where it is changes nothing. Refused
 * with {@code session_closed}, {@code spot_occupied}, {@code session_name_taken}, {@code invalid}
 * naming an unknown spot.
 *
 * @param kind what moves
 */
record MoveSession(UUID locationId, UUID sessionId, UUID spotId, Moving kind)
    implements Command<Session> {

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  /** Moves, and tells those who know sessions by their names or book them on documents. */
  static final class Moving extends OneByOne<MoveSession, Session> {
    private final List<SessionListener> listeners;

    Moving(List<SessionListener> listeners) {
      this.listeners = listeners;
    }

    @Override
    protected Session step(Tx tx, Head head, MoveSession command) throws SQLException {
      var session = Sessions.open(tx, command.locationId(), command.sessionId());
      var spot = SpotSessions.spot(tx, command.locationId(), command.spotId(), "/spot_id");
      if (spot.id().equals(session.spotId())) {
        return session;
      }
      if (SpotSessions.at(tx, spot.locationId(), spot.id()).isPresent()) {
        throw SpotSessions.occupied(spot.name()).at("/spot_id", "occupied");
      }
      SpotSessions.requireNameFree(tx, spot, session);
      var moved = session.movedTo(spot, document(tx, session, spot));
      SiteRows.move(tx, moved);
      head.append(EventType.SESSION_MOVED, moved.id(), null, moved);
      for (var listener : listeners) {
        listener.renamed(tx, head, moved);
        if (!Objects.equals(moved.document(), session.document())) {
          listener.documented(tx, head, moved);
        }
      }
      return moved;
    }

    /** What staff chose stays; what the old spot gave is replaced by what the new one gives. */
    private static @Nullable String document(Tx tx, Session session, Spot to) throws SQLException {
      var own = session.document();
      if (own == null) {
        return to.document();
      }
      if (session.spotId() == null) {
        return own;
      }
      var key = new Spots.Key(session.locationId(), session.spotId());
      var from = SpotRows.find(tx, List.of(key));
      boolean given = !from.isEmpty() && Objects.equals(from.getFirst().document(), own);
      return given ? to.document() : own;
    }
  }
}
