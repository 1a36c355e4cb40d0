package dev.comanda.delivery.desk;

import dev.comanda.db.Database;
import dev.comanda.delivery.evidence.Pruning;
import dev.comanda.delivery.integration.Reach;
import dev.comanda.delivery.integration.Running;
import dev.comanda.delivery.run.Checks;
import dev.comanda.delivery.run.Looks;
import dev.comanda.delivery.run.Refusals;
import dev.comanda.delivery.run.Starts;
import dev.comanda.http.Route;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.part.Part;
import dev.comanda.part.SettingValues;
import dev.comanda.part.Worker;
import java.time.Clock;
import java.util.stream.Stream;

/** What those who run a place see of its deliveries and do to them, wired. */
public final class DeskPart implements Part {
  private final DeliveryHandlers deliveries;
  private final SweepHandlers sweeps;
  private final HealthHandlers health;
  private final PictureHandlers pictures;
  private final Alerts alerts;
  private final Pruning pruning;

  /**
   * Over a database.
   *
   * @param logins open what is sealed
   * @param refusals told where an ERP does not take an integration's login
   * @param looks what was seen when it was looked whether all is well
   */
  public DeskPart(
      Database database,
      LocationLog log,
      LocationWriter writer,
      Clock clock,
      Locations locations,
      Running running,
      Starts.Logins logins,
      Refusals refusals,
      Looks looks,
      SettingValues values) {
    var reach = new Reach(database, locations);
    var all = new Deliveries(database, writer, locations, running);
    var filters = new FilterHandlers(locations);
    deliveries = new DeliveryHandlers(all, filters);
    sweeps = new SweepHandlers(reach, new Sweeps(database, writer, running));
    health =
        new HealthHandlers(
            new Healths(database, locations, clock),
            filters,
            reach,
            new Checks(database, running, logins, refusals, looks));
    pictures = new PictureHandlers(all, reach, looks);
    pruning = new Pruning(database);
    alerts =
        new Alerts(database, log, clock, values.of(AlertSettings.AGE, AlertSettings.AGE_USUAL));
  }

  @Override
  public Stream<Route> routes() {
    return Stream.of(deliveries.routes(), sweeps.routes(), health.routes(), pictures.routes())
        .flatMap(each -> each);
  }

  @Override
  public Stream<Worker> workers() {
    return Stream.of(Worker.upkeep(alerts::start, alerts), Worker.upkeep(pruning::start, pruning));
  }
}
