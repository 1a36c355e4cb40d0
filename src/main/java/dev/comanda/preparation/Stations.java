package dev.comanda.preparation;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Caller;
import dev.comanda.json.NameKey;
import dev.comanda.location.Locations;
import dev.comanda.log.EventType;
import dev.comanda.log.Idempotency;
import dev.comanda.log.LocationLog;
import dev.comanda.log.writer.Answer;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stations of locations, and changes of them: each under the location's lock, with an event
 * that carries the whole station. Thread-safe.
 */
public final class Stations {
  private final Database database;
  private final LocationLog log;
  private final Locations locations;

  /** Stations over a database. */
  Stations(Database database, LocationLog log, Locations locations) {
    this.database = database;
    this.log = log;
    this.locations = locations;
  }

  /** Those of some stations that a location has and that are not retired. */
  public static Set<UUID> live(Tx tx, UUID locationId, Collection<UUID> stations)
      throws SQLException {
    var live = new HashSet<UUID>();
    all(tx, locationId).forEach(station -> live.add(station.id()));
    live.retainAll(stations);
    return live;
  }

  /** Writes stations of a location that was made in this transaction; nobody has seen it yet. */
  public static void fill(Tx tx, List<Station> stations) throws SQLException {
    for (var station : stations) {
      StationRows.insert(tx, station);
    }
  }

  /** Whether a location has, or had, a station. */
  public static boolean any(Tx tx, UUID locationId) throws SQLException {
    return StationRows.any(tx, locationId);
  }

  /** All stations of a location that are not retired, in their order. */
  public static List<Station> all(Tx tx, UUID locationId) throws SQLException {
    return Objects.requireNonNull(StationRows.live(tx, List.of(locationId)).get(locationId));
  }

  List<Station> all(UUID locationId) {
    return database.read(tx -> all(tx, locationId));
  }

  /**
   * A station that the caller reaches, retired or not.
   *
   * @throws Refused {@code not_found}
   */
  Station byId(Caller.Crew caller, UUID id) {
    var reach = locations.reachedBy(caller);
    return database.glance(tx -> StationRows.find(tx, reach, id)).orElseThrow(Stations::notFound);
  }

  /**
   * A station that the caller reaches and that is not retired.
   *
   * @throws Refused {@code not_found}
   */
  Station liveById(Caller.Crew caller, UUID id) {
    var station = byId(caller, id);
    if (station.retired()) {
      throw notFound();
    }
    return station;
  }

  Station get(UUID locationId, UUID id) {
    return database.read(tx -> one(tx, locationId, id));
  }

  /**
   * A station of a location, retired or not.
   *
   * @throws Refused {@code not_found}
   */
  public static Station one(Tx tx, UUID locationId, UUID id) throws SQLException {
    return StationRows.find(tx, List.of(locationId), id).orElseThrow(Stations::notFound);
  }

  Answer<Station> create(UUID locationId, @Nullable Idempotency key, StationBody body) {
    var station = body.station(Ids.next(), locationId);
    return log.create(
        locationId,
        key,
        Station.class,
        (tx, head) -> {
          var others = all(tx, locationId);
          if (others.size() >= Station.COUNT_MAX) {
            throw Refused.field(
                "", "full", "A location may have at most " + Station.COUNT_MAX + " stations.");
          }
          requireNameFree(others, station);
          StationRows.insert(tx, station);
          head.append(EventType.STATION_CHANGED, null, null, station);
          return station;
        });
  }

  Station change(UUID locationId, UUID id, OptionalInt expected, StationBody body) {
    return log.change(
        locationId,
        (tx, head) -> {
          var before = there(tx, locationId, id, expected);
          var after = body.changed(before);
          if (after.equals(before.next())) {
            return before;
          }
          requireNameFree(all(tx, locationId), after);
          StationRows.update(tx, after);
          head.append(EventType.STATION_CHANGED, null, null, after);
          if (!after.pace().equals(before.pace())) {
            TicketChanges.pacedAnew(tx, head, after);
          }
          return after;
        });
  }

  /** Ends a station; what it has still to make is held, and shown to whoever can send it on. */
  Station retire(UUID locationId, UUID id, OptionalInt expected) {
    return log.change(
        locationId,
        (tx, head) -> {
          var gone = there(tx, locationId, id, expected).gone();
          StationRows.update(tx, gone);
          head.append(EventType.STATION_CHANGED, null, null, gone);
          TicketChanges.stationGone(tx, head, gone);
          return gone;
        });
  }

  private static Station there(Tx tx, UUID locationId, UUID id, OptionalInt expected)
      throws SQLException {
    var station = one(tx, locationId, id);
    if (station.retired()) {
      throw notFound();
    }
    if (expected.isPresent() && expected.getAsInt() != station.version()) {
      throw new Refused(Code.VERSION_MISMATCH, "It is now at version " + station.version() + ".");
    }
    return station;
  }

  private static void requireNameFree(List<Station> others, Station station) {
    var key = NameKey.of(station.name());
    if (others.stream()
        .anyMatch(each -> !each.id().equals(station.id()) && NameKey.of(each.name()).equals(key))) {
      throw new Refused(
              Code.STATION_NAME_TAKEN, "Another station is called " + station.name() + ".")
          .at("/name", "taken");
    }
  }

  private static Refused notFound() {
    return new Refused(Code.NOT_FOUND, "There is no such station.");
  }
}
