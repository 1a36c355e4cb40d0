package dev.comanda.session;

import dev.comanda.db.Tx;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.OneByOne;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Merges a session into another open one of the same location: it is closed, its orders and guests
 * go on there. Doing it again changes nothing. Refused with {@code session_closed} when either is
 * closed otherwise, {@code invalid} when the other is unknown or the session itself.
 *
 * @param kind what merges
 */
record MergeSessions(UUID locationId, UUID sessionId, UUID into, UUID staffId, Merging kind)
    implements Command<Session> {

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  /** Merges, and takes along what others keep of the session. */
  static final class Merging extends OneByOne<MergeSessions, Session> {
    private final List<SessionListener> listeners;

    Merging(List<SessionListener> listeners) {
      this.listeners = listeners;
    }

    @Override
    protected Session step(Tx tx, Head head, MergeSessions command) throws SQLException {
      var from = Sessions.one(tx, command.locationId(), command.sessionId());
      var key = new Sessions.Key(command.locationId(), command.into());
      var into = Sessions.find(tx, List.of(key)).get(key);
      if (into == null) {
        throw Refused.field("/into", "unknown", "There is no such session here.");
      }
      if (into.id().equals(from.id())) {
        throw Refused.field("/into", "itself", "A session cannot be merged into itself.");
      }
      if (into.id().equals(from.mergedInto())) {
        return into;
      }
      if (from.isClosed()) {
        throw new Refused(Code.SESSION_CLOSED, "This session is closed already.");
      }
      if (into.isClosed()) {
        throw new Refused(Code.SESSION_CLOSED, "\"" + into.name() + "\" is closed already.");
      }
      return merge(tx, head, command, from, into);
    }

    private Session merge(Tx tx, Head head, MergeSessions command, Session from, Session into)
        throws SQLException {
      var merge = new SessionListener.Merge(command.locationId(), from.id(), into.id());
      for (var listener : listeners) {
        listener.merged(tx, List.of(merge));
      }
      var merged = from.mergedInto(into.id(), head.now());
      SessionRows.close(tx, List.of(merged), List.of(command.staffId()));
      SiteRows.merge(tx, merged);
      head.append(EventType.SESSION_MERGED, merged.id(), null, merged);
      var grown = into;
      if (from.state() == Session.State.VERIFIED && into.state() == Session.State.OPENED) {
        grown = grown.verified(head.now());
        SessionRows.verify(tx, List.of(grown));
      }
      if (grown.document() == null && from.document() != null) {
        grown = grown.documented(from.document());
        SiteRows.move(tx, grown);
      }
      head.append(EventType.SESSION_ENLARGED, grown.id(), null, grown);
      for (var listener : listeners) {
        listener.enlarged(tx, head, merged, grown);
      }
      return grown;
    }
  }
}
