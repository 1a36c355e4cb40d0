package dev.comanda.catalog.prepared;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds products that nobody prepares. */
public final class Nowhere {
  private Nowhere() {}

  /** A product; {@code name} is that of the location's first language, if it has one there. */
  public record Product(UUID productId, String name) {}

  /** At most {@code limit} products that need preparation and go to none of the stations. */
  public static List<Product> find(Tx tx, UUID locationId, Collection<UUID> stations, int limit)
      throws SQLException {
    return PreparedRows.nowhere(tx, locationId, stations, limit);
  }
}
