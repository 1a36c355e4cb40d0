package dev.comanda.catalog.prepared;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Knows the stations to which products can go. */
@FunctionalInterface
public interface Destinations {
  /** Those of some stations that a location has, as of this transaction. */
  Set<UUID> live(Tx tx, UUID locationId, Collection<UUID> stations) throws SQLException;
}
