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

  /** The station that is meant; empty where there is none. */
  Optional<Place> place() {
    var named = Optional.ofNullable(settings.station()).map(text -> text.split("/", 2));
    var location =
        named.map(parts -> locations.byIdOrSlug(parts[0])).orElseGet(scans::whereCodesOrder);
    var name = named.filter(parts -> parts.length == 2).map(parts -> parts[1]);
    return location.stream()
        .flatMap(id -> robots.stations(id).stream())
        .filter(each -> each.kind() == Station.Kind.ROBOTS)
        .filter(each -> name.map(each.name()::equalsIgnoreCase).orElse(true))
        .findFirst()
        .map(station -> new Place(locations.get(station.locationId()), station));
  }
}
