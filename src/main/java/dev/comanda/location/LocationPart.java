package dev.comanda.location;

import dev.comanda.db.Database;
import dev.comanda.http.Route;
import dev.comanda.log.LocationLog;
import dev.comanda.part.Part;
import java.time.Clock;
import java.util.stream.Stream;

/** The locations, wired. */
public final class LocationPart implements Part {
  private final Locations locations;
  private final Clock clock;

  /** {@code listener} hears of each location that is founded. */
  public LocationPart(Database database, LocationLog log, Clock clock, LocationListener listener) {
    this.locations = new Locations(database, log, clock, listener);
    this.clock = clock;
  }

  /** The locations themselves. */
  public Locations locations() {
    return locations;
  }

  @Override
  public Stream<Route> routes() {
    return Stream.concat(
        new CountryHandlers().routes(), new LocationHandlers(locations, clock).routes());
  }

  @Override
  public void forget() {
    locations.forget();
  }
}
