package dev.comanda.gateway;

import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.preparation.Station;
import dev.comanda.preparation.line.Robots;
import java.util.Optional;

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

  /** The location that is meant; empty where there is none. */
  Optional<Location> location() {
    return named()
        .map(parts -> locations.byIdOrSlug(parts[0]))
        .orElseGet(scans::whereCodesOrder)
        .map(locations::get);
  }

  /** The station that is meant at this location; empty where there is none. */
  Optional<Place> place(Location at) {
    var name = named().filter(parts -> parts.length == 2).map(parts -> parts[1]);
    return robots.stations(at.id()).stream()
        .filter(each -> each.kind() == Station.Kind.ROBOTS)
        .filter(each -> name.map(each.name()::equalsIgnoreCase).orElse(true))
        .findFirst()
        .map(station -> new Place(at, station));
  }

  private Optional<String[]> named() {
    return Optional.ofNullable(settings.station()).map(text -> text.split("/", 2));
  }
}
