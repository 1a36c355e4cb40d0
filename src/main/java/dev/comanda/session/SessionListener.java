package dev.comanda.session;

import dev.comanda.db.Tx;
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

  /** Those of some open sessions in which something is still to be paid, with the rest in words. */
  default Map<Sessions.Key, String> unpaid(Tx tx, Collection<Sessions.Key> sessions)
      throws SQLException {
    return Map.of();
  }

  /**
   * Takes along what it keeps of sessions, before anything else of them is changed.
   *
   * @throws Refused where both are too much for one session; nothing is changed then
   */
  default void merged(Tx tx, List<Merge> merges) throws SQLException {}
}
