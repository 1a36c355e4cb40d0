package dev.comanda.catalog.prepared;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/**
 * Says where the products of categories go, in the transaction that makes them: nobody has seen
 * them yet, so no event tells of it.
 */
public final class Routing {
  private Routing() {}

  /** A station prepares those of the categories with these English names. */
  public static void toStation(
      Tx tx, UUID locationId, Collection<String> categories, UUID stationId) throws SQLException {
    PreparedRows.toStation(tx, locationId, categories, stationId);
  }

  /** Those of the categories with these English names are only handed out. */
  public static void handedOut(Tx tx, UUID locationId, Collection<String> categories)
      throws SQLException {
    PreparedRows.handedOut(tx, locationId, categories);
  }
}
