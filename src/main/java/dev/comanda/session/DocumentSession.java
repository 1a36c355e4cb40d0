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
 * Says on which document a session's orders are booked. Refused with {@code session_closed}.
 *
 * @param document null for none
 */
record DocumentSession(UUID locationId, UUID sessionId, @Nullable String document, Documenting kind)
    implements Command<Session> {

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  /** Writes it, and tells those who hang on sessions. */
  static final class Documenting extends OneByOne<DocumentSession, Session> {
    private final List<SessionListener> listeners;

    Documenting(List<SessionListener> listeners) {
      this.listeners = listeners;
    }

    @Override
    protected Session step(Tx tx, Head head, DocumentSession command) throws SQLException {
      var session = Sessions.open(tx, command.locationId(), command.sessionId());
      if (Objects.equals(session.document(), command.document())) {
        return session;
      }
      var changed = session.documented(command.document());
      SiteRows.move(tx, changed);
      head.append(EventType.SESSION_CHANGED, changed.id(), null, changed);
      for (var listener : listeners) {
        listener.documented(tx, head, changed);
      }
      return changed;
    }
  }
}
