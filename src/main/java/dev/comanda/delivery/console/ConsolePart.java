package dev.comanda.delivery.console;

import dev.comanda.db.Database;
import dev.comanda.delivery.integration.Reach;
import dev.comanda.delivery.run.Starts;
import dev.comanda.http.Route;
import dev.comanda.location.Locations;
import dev.comanda.part.Part;
import java.time.Clock;
import java.util.stream.Stream;

/** What those who run a place look at beside single deliveries, wired. */
public final class ConsolePart implements Part {
  private final LaneHandlers lanes;
  private final ReconciliationHandlers reconciliations;
  private final LogHandlers logs;

  /**
   * Over a database.
   *
   * @param logins tell what must not be shown
   * @param files where the logs of integrations are
   */
  public ConsolePart(
      Database database, Clock clock, Locations locations, Starts.Logins logins, LogFiles files) {
    var reach = new Reach(database, locations);
    lanes = new LaneHandlers(reach, new Lanes(database));
    reconciliations = new ReconciliationHandlers(new Reconciliations(database, clock));
    logs = new LogHandlers(reach, new Logs(database, logins, files));
  }

  @Override
  public Stream<Route> routes() {
    return Stream.of(lanes.routes(), reconciliations.routes(), logs.routes()).flatMap(each -> each);
  }
}
