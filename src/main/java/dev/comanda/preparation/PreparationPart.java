package dev.comanda.preparation;

import dev.comanda.db.Database;
import dev.comanda.http.Route;
import dev.comanda.live.Hub;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.part.Part;
import dev.comanda.part.Worker;
import dev.comanda.preparation.ready.Measuring;
import java.time.Clock;
import java.util.stream.Stream;

/** Who prepares what, wired; {@link KitchenListener} stands at the orders. */
public final class PreparationPart implements Part {
  private final StationHandlers stations;
  private final TicketHandlers tickets;
  private final Screens screens;
  private final LeaseWatch leases;
  private final Measuring measuring;

  /**
   * Over a database.
   *
   * @param wakes hears of what this node writes
   * @param hub knows which screens listen
   * @param listener stands at the orders
   */
  public PreparationPart(
      Database database,
      LocationLog log,
      LocationWriter writer,
      Locations locations,
      Clock clock,
      Wakes wakes,
      Hub hub,
      KitchenListener listener) {
    var all = new Stations(database, log, locations);
    var kitchen = new Kitchen(database, writer, locations, clock, wakes, listener);
    screens = new Screens(database, locations, clock);
    stations =
        new StationHandlers(all, screens, new Astray(database), new Attendance(database, hub));
    tickets = new TicketHandlers(kitchen, all);
    leases = new LeaseWatch(database, kitchen, clock);
    measuring = new Measuring(database, log);
  }

  /** What a screen begins with. */
  public Screens screens() {
    return screens;
  }

  @Override
  public Stream<Route> routes() {
    return Stream.concat(stations.routes(), tickets.routes());
  }

  @Override
  public Stream<Worker> workers() {
    return Stream.of(
        Worker.serving(leases::start, leases), Worker.upkeep(measuring::start, measuring));
  }
}
