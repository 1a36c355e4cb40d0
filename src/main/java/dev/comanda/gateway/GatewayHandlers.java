package dev.comanda.gateway;

import dev.comanda.db.Database;
import dev.comanda.http.Limits;
import dev.comanda.location.Locations;
import dev.comanda.order.Orders;
import java.util.function.Supplier;

/**
 * What answers on the surfaces of older systems.
 *
 * @param settings where and how
 * @param scans the bare address that orders
 * @param pages the pages around it
 */
public record GatewayHandlers(ScanSettings settings, ScanHandlers scans, ScanPageHandlers pages) {
  /** All of them; {@code publicUrl} is where phones reach us. */
  public static GatewayHandlers of(
      Database database,
      Locations locations,
      Orders orders,
      ScanSettings settings,
      Limits limits,
      Supplier<String> publicUrl) {
    var scans = new Scans(database, locations, orders, settings);
    return new GatewayHandlers(
        settings,
        new ScanHandlers(scans, limits),
        new ScanPageHandlers(scans, locations, limits, publicUrl));
  }
}
