package dev.comanda.session;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.Kind;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Closes a session; closing a closed one changes nothing and answers the same. Refused with {@code
 * not_found}, and what listeners say against it unless the caller confirms: {@code session_unpaid},
 * {@code session_unserved}.
 *
 * @param kind what closes
 */
record CloseSession(UUID locationId, UUID sessionId, UUID staffId, boolean confirmed, Closing kind)
    implements Command<Session> {

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  private Sessions.Key key() {
    return new Sessions.Key(locationId, sessionId);
  }

  /** Closes, after a look at what speaks against it. */
  static final class Closing implements Kind<CloseSession, Session> {
    private final List<SessionListener> listeners;

    Closing(List<SessionListener> listeners) {
      this.listeners = listeners;
    }

    @Override
    public void apply(Tx tx, List<Entry<CloseSession, Session>> entries) throws SQLException {
      var sessions = Sessions.byKey(tx, entries, e -> e.command().key());
      var objections = objections(tx, entries, sessions);
      var closed = new LinkedHashMap<Session, Head>();
      var closedBy = new ArrayList<UUID>();
      for (var entry : entries) {
        var command = entry.command();
        var key = command.key();
        var session = sessions.get(key);
        var objection = objections.get(key);
        if (session == null) {
          entry.refuse(new Refused(Code.NOT_FOUND, "There is no such session."));
        } else if (session.isClosed()) {
          entry.unchanged(session);
        } else if (!command.confirmed() && objection != null) {
          entry.refuse(objection);
        } else {
          var now = session.closed(entry.head().now());
          sessions.put(key, now);
          closed.put(now, entry.head());
          closedBy.add(command.staffId());
          entry.done(now, entry.head().append(EventType.SESSION_CLOSED, now.id(), null, now));
        }
      }
      if (!closed.isEmpty()) {
        SessionRows.close(tx, List.copyOf(closed.keySet()), closedBy);
        for (var listener : listeners) {
          listener.closed(tx, closed);
        }
      }
    }

    /** Only of those that are open and whose callers have not confirmed. */
    private Map<Sessions.Key, Refused> objections(
        Tx tx, List<Entry<CloseSession, Session>> entries, Map<Sessions.Key, Session> sessions)
        throws SQLException {
      var asked =
          entries.stream()
              .filter(entry -> !entry.command().confirmed())
              .map(entry -> entry.command().key())
              .filter(
                  key -> {
                    var session = sessions.get(key);
                    return session != null && !session.isClosed();
                  })
              .distinct()
              .toList();
      var objections = new HashMap<Sessions.Key, Refused>();
      if (!asked.isEmpty()) {
        for (var listener : listeners) {
          listener
              .objections(tx, asked)
              .forEach((key, why) -> objections.merge(key, why, Closing::both));
        }
      }
      return objections;
    }

    /** One confirmation passes both, so both are said. */
    private static Refused both(Refused one, Refused other) {
      var words = one.detail() + " " + other.detail();
      return new Refused(one.code(), words)
          .at("/confirm", one.faults().getFirst().code())
          .at("/confirm", other.faults().getFirst().code());
    }

    @Override
    public Session answered(String eventData) {
      return Json.own(eventData, Session.class);
    }
  }
}
