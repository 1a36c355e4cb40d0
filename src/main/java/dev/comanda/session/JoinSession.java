package dev.comanda.session;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.log.EventType;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.Kind;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phone joins a session; the first one verifies it. Refused with {@code session_closed}. Joining
 * again is harmless: it only makes another token.
 */
record JoinSession(UUID locationId, UUID sessionId, UUID guestId, byte[] tokenHash)
    implements Command<Session> {

  private static final Kind<JoinSession, Session> KIND = new Joining();

  @Override
  public Kind<JoinSession, Session> kind() {
    return KIND;
  }

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  static Refused closed() {
    return new Refused(
        Code.SESSION_CLOSED, "This session is closed. Ask the staff to open a new one.");
  }

  private static final class Joining implements Kind<JoinSession, Session> {
    @Override
    public void apply(Tx tx, List<Entry<JoinSession, Session>> entries) throws SQLException {
      var sessions =
          Sessions.byKey(
              tx,
              entries,
              e -> new Sessions.Key(e.command().locationId(), e.command().sessionId()));
      var joined = new ArrayList<JoinSession>();
      var verified = new ArrayList<Session>();
      for (var entry : entries) {
        var command = entry.command();
        var key = new Sessions.Key(command.locationId(), command.sessionId());
        var session = sessions.get(key);
        if (session == null) {
          entry.refuse(Codes.unknownCode());
        } else if (session.isClosed()) {
          entry.refuse(closed());
        } else {
          boolean first = session.state() == Session.State.OPENED;
          if (first) {
            session = session.verified(entry.head().now());
            sessions.put(key, session);
            verified.add(session);
          }
          joined.add(command);
          var type = first ? EventType.SESSION_VERIFIED : EventType.SESSION_JOINED;
          entry.done(session, entry.head().append(type, session.id(), null, session));
        }
      }
      if (!joined.isEmpty()) {
        SessionRows.insertGuests(tx, joined, entries.getFirst().head().now());
      }
      if (!verified.isEmpty()) {
        SessionRows.verify(tx, verified);
      }
    }

    @Override
    public Session answered(String eventData) {
      return Json.own(eventData, Session.class);
    }
  }
}
