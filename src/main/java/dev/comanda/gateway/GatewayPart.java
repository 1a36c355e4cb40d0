package dev.comanda.gateway;

import static dev.comanda.http.Access.OPEN;
import static dev.comanda.http.Access.SERVICE;

import dev.comanda.db.Database;
import dev.comanda.http.Handler;
import dev.comanda.http.Route;
import dev.comanda.http.Unaudited;
import dev.comanda.http.Verb;
import dev.comanda.http.Wording;
import dev.comanda.location.Locations;
import dev.comanda.order.Orders;
import dev.comanda.part.Part;
import dev.comanda.part.SettingValues;
import dev.comanda.preparation.line.RobotsPart;
import dev.comanda.preparation.quote.Quotes;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What answers on the surfaces of older systems, wired. */
public final class GatewayPart implements Part {
  private static final Wording.Refusal FAILED = (status, detail) -> ScanHandlers.failedWith(status);

  private final ScanSettings settings;
  private final ScanHandlers scans;
  private final ScanPageHandlers pages;
  private final SchedulerHandlers scheduler;

  /** {@code publicUrl} is where phones reach us. */
  public GatewayPart(
      Database database,
      Locations locations,
      Orders orders,
      RobotsPart robots,
      Quotes quotes,
      SettingValues values,
      Clock clock,
      Supplier<String> publicUrl) {
    settings = ScanSettings.of(values);
    var taken = new Scans(database, locations, orders, quotes, settings);
    var bounds = new ScanBounds(clock);
    scans = new ScanHandlers(taken, bounds);
    pages = new ScanPageHandlers(taken, locations, bounds, publicUrl);
    var path = SchedulerSettings.of(values);
    scheduler =
        new SchedulerHandlers(
            path.path(),
            new Scheduler(path, locations, taken, robots.robots()),
            robots::allowed,
            taken,
            bounds);
  }

  /** What clients know from before, and the pages around it: the base path is a setting. */
  @Override
  public Stream<Route> routes() {
    var page = "/scan/{loc}/order";
    var own =
        Stream.of(
            Route.get(page, OPEN, pages::ask),
            Route.post(page, OPEN, Unaudited.BY_PHONES, pages::order),
            Route.get("/scan/{loc}/products/{id}/qr.svg", OPEN, pages::picture),
            Route.get("/api/scan/{loc}", OPEN, pages::grid),
            Route.get("/api/scan/{loc}/products/{id}/quote", OPEN, pages::quote),
            Route.get("/api/locations/{loc}/scan-sheet", SERVICE, pages::sheet));
    var unnamed =
        Stream.of(settings.path(), "/order-management-system")
            .distinct()
            .flatMap(base -> Stream.of(scan(base, "", scans::base), scan(base, "/", scans::base)));
    var named = Stream.of(scan(settings.path(), "/{loc}", scans::named));
    return Stream.of(own, unnamed, named, scheduler.routes()).flatMap(some -> some);
  }

  /** A GET that orders. */
  private static Route scan(String base, String end, Handler handler) {
    return new Route(
            Verb.GET, base + end, OPEN, Optional.empty(), Optional.of(Unaudited.BY_PHONES), handler)
        .worded(new Wording(base, FAILED));
  }
}
