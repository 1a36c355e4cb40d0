package dev.comanda.session;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.log.Command;
import dev.comanda.log.Entry;
import dev.comanda.log.Idempotency;
import dev.comanda.log.Kind;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Closes a session; closing a closed one changes nothing and answers the same. */
record CloseSession(UUID locationId, UUID sessionId, UUID staffId) implements Command<Session> {

  private static final Kind<CloseSession, Session> KIND = new Closing();

  @Override
  public Kind<CloseSession, Session> kind() {
    return KIND;
  }

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  private static final class Closing implements Kind<CloseSession, Session> {
    @Override
    public void apply(Tx tx, List<Entry<CloseSession, Session>> entries) throws SQLException {
      var sessions =
          Sessions.byKey(
              tx,
              entries,
              e -> new Sessions.Key(e.command().locationId(), e.command().sessionId()));
      var closed = new ArrayList<Session>();
      var closedBy = new ArrayList<UUID>();
      for (var entry : entries) {
        var command = entry.command();
        var key = new Sessions.Key(command.locationId(), command.sessionId());
        var session = sessions.get(key);
        if (session == null) {
          entry.refuse(new Refused(Code.NOT_FOUND, "There is no such session."));
          continue;
        }
        if (!session.isClosed()) {
          session = session.closed(entry.head().now());
          sessions.put(key, session);
          closed.add(session);
          closedBy.add(command.staffId());
          entry.head().append("session.closed", session.id(), null, session);
        }
        entry.done(session, 0);
      }
      if (!closed.isEmpty()) {
        SessionRows.close(tx, closed, closedBy);
      }
    }

    @Override
    public Session answered(String eventData) {
      return Json.own(eventData, Session.class);
    }
  }
}
