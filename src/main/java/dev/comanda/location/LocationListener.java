package dev.comanda.location;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.UUID;

/** What hangs on locations, of which {@code location} knows nothing: who works there. */
public interface LocationListener {
  /** A member of staff has made a location; called in the transaction that makes it. */
  void founded(Tx tx, UUID staffId, UUID locationId) throws SQLException;
}
