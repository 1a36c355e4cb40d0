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
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens a session. Refused with {@code session_name_taken} while another one has the name. */
record OpenSession(
    UUID locationId,
    UUID sessionId,
    String code,
    String name,
    UUID staffId,
    @Nullable Idempotency idempotency)
    implements Command<Session> {

  private static final Kind<OpenSession, Session> KIND = new Opening();

  @Override
  public Kind<OpenSession, Session> kind() {
    return KIND;
  }

  private static final class Opening implements Kind<OpenSession, Session> {
    @Override
    public void apply(Tx tx, List<Entry<OpenSession, Session>> entries) throws SQLException {
      var names = SessionRows.names(tx, entries.stream().map(Entry::command).toList());
      var taken = new HashSet<SessionRows.Name>();
      var opened = new ArrayList<OpenSession>();
      var sessions = new ArrayList<Session>();
      for (int i = 0; i < entries.size(); i++) {
        var entry = entries.get(i);
        var command = entry.command();
        if (names.get(i).taken() || !taken.add(names.get(i))) {
          entry.refuse(taken(command.name()));
          continue;
        }
        var session = command.session(entry.head().now());
        opened.add(command);
        sessions.add(session);
        entry.done(session, entry.head().append("session.opened", session.id(), null, session));
      }
      if (!sessions.isEmpty()) {
        SessionRows.insert(tx, opened, sessions);
      }
    }

    @Override
    public Session answered(String eventData) {
      return Json.own(eventData, Session.class);
    }
  }

  private Session session(java.time.Instant at) {
    return new Session(sessionId, locationId, code, name, Session.State.OPENED, at, null, null, 1);
  }

  private static Refused taken(String name) {
    return new Refused(
            Code.SESSION_NAME_TAKEN, "There is an open session \"" + name + "\" already.")
        .at("/name", "taken");
  }
}
