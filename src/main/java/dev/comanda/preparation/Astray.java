package dev.comanda.preparation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.catalog.prepared.Nowhere;
import dev.comanda.db.Database;
import java.util.List;
import java.util.UUID;

/** Finds what goes nowhere: products that no station prepares, and tickets that wait for one. */
final class Astray {
  /** Products that are named; who has more has not begun yet. */
  private static final int PRODUCTS_MAX = 200;

  private static final int TICKETS_MAX = 200;

  private final Database database;

  Astray(Database database) {
    this.database = database;
  }

  /**
   * What goes nowhere at a location. Where there are no stations nothing is to go anywhere.
   *
   * @param nowhere products that are sold and that no station prepares, though they need it
   * @param held tickets that are at no station
   */
  record Found(List<Nowhere.Product> nowhere, List<JsonNode> held) {}

  Found of(UUID locationId) {
    return database.snapshot(
        tx -> {
          var live = Stations.all(tx, locationId).stream().map(Station::id).toList();
          return new Found(
              live.isEmpty() ? List.of() : Nowhere.find(tx, locationId, live, PRODUCTS_MAX),
              QueueRows.astray(tx, locationId, live, TICKETS_MAX).stream()
                  .map(StationView::seen)
                  .toList());
        });
  }
}
