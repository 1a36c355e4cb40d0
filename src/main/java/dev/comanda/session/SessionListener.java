package dev.comanda.session;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What hangs on sessions, of which {@code session} knows nothing: orders and bills. Called in the
 * transaction that changes sessions, under the lock of their locations, for all of them at once.
 */
public interface SessionListener {
  /** A session that goes on in another one of its location. */
  record Merge(UUID locationId, UUID from, UUID into) {}

  /** Those of some open sessions that should not be closed unasked, with why not. */
  default Map<Sessions.Key, Refused> objections(Tx tx, Collection<Sessions.Key> sessions)
      throws SQLException {
    return Map.of();
  }

  /** A session goes on under another name; the locked row of its location's log has heard of it. */
  default void renamed(Tx tx, Head head, Session session) throws SQLException {}

  /**
   * A session took in another one; the locked row of its location's log has heard of both, and what
   * was kept of them was taken along.
   */
  default void enlarged(Tx tx, Head head, Session from, Session into) throws SQLException {}

  /** A session is booked on another document; the log has heard of it. */
  default void documented(Tx tx, Head head, Session session) throws SQLException {}

  /**
   * Sessions were closed; each with the locked row of its location's log, which has heard of it.
   */
  default void closed(Tx tx, Map<Session, Head> sessions) throws SQLException {}

  /**
   * Takes along what it keeps of sessions, before anything else of them is changed.
   *
   * @throws Refused where both are too much for one session; nothing is changed then
   */
  default void merged(Tx tx, List<Merge> merges) throws SQLException {}
}
