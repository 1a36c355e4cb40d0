package dev.comanda.report;

import dev.comanda.db.Database;
import dev.comanda.http.Route;
import dev.comanda.location.Locations;
import dev.comanda.part.Part;
import java.time.Clock;
import java.util.stream.Stream;

/** What was sold, wired. */
public final class ReportPart implements Part {
  private final ReportHandlers handlers;

  /** {@code reading} is the pool of statements that read much. */
  public ReportPart(Database reading, Clock clock, Locations locations) {
    handlers = new ReportHandlers(new Reports(reading, clock), locations);
  }

  @Override
  public Stream<Route> routes() {
    return handlers.routes();
  }
}
