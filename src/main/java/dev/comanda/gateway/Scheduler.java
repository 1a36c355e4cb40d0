package dev.comanda.gateway;

import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.preparation.Station;
import dev.comanda.preparation.line.Robots;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.Optional;
import java.util.UUID;

/** For which station the surface of robots speaks. Thread-safe. */
final class Scheduler {
  private final SchedulerSettings settings;
  private final Locations locations;
  private final Scans scans;
  private final Robots robots;

  Scheduler(SchedulerSettings settings, Locations locations, Scans scans, Robots robots) {
    this.settings = settings;
    this.locations = locations;
    this.scans = scans;
    this.robots = robots;
  }

  /** A station and where it is. */
  record Place(Location at, Station station) {}

  /** What it stands on. */
  Robots robots() {
    return robots;
  }

  /**
   * The station that is meant.
   *
   * @throws Refused {@code not_found} where there is none
   */
  Place place() {
    var named = Optional.ofNullable(settings.station()).map(text -> text.split("/", 2));
    var location =
        named.map(parts -> parts[0]).map(this::location).orElseGet(scans::byBasePath);
    var name = named.filter(parts -> parts.length == 2).map(parts -> parts[1]);
    return robots.stations(location).stream()
        .filter(each -> each.kind() == Station.Kind.ROBOTS)
        .filter(each -> name.map(each.name()::equalsIgnoreCase).orElse(true))
        .findFirst()
        .map(station -> new Place(locations.get(location), station))
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no station of robots here."));
  }

  private UUID location(String slug) {
    return locations
        .byIdOrSlug(slug)
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such location."));
  }
}
