package dev.comanda.preparation;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.live.Snapshots.Snapshot;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Reads what screens of preparation show, each as of one position of the log. Thread-safe. */
public final class Screens {
  private final Database database;
  private final Locations locations;
  private final Clock clock;

  private interface View {
    Object at(Tx tx, String position) throws SQLException;
  }

  /** Screens over a database. */
  public Screens(Database database, Locations locations, Clock clock) {
    this.database = database;
    this.locations = locations;
    this.clock = clock;
  }

  /** Where a station is; empty when there is no such station. */
  public Optional<UUID> locationOf(UUID stationId) {
    var all = locations.all();
    return database.read(tx -> StationRows.find(tx, all, stationId)).map(Station::locationId);
  }

  /**
   * What a station has to make.
   *
   * @throws dev.comanda.problem.Refused {@code not_found}
   */
  public Snapshot station(UUID locationId, UUID stationId) {
    return snapshot(
        locationId,
        (tx, position) -> StationView.read(tx, locationId, stationId, position, clock.instant()));
  }

  /** What is being made at a location, as everybody in the room may see it. */
  public Snapshot board(UUID locationId) {
    return snapshot(
        locationId, (tx, position) -> BoardView.read(tx, locationId, position, clock.instant()));
  }

  private Snapshot snapshot(UUID locationId, View view) {
    return database.snapshot(
        tx -> {
          var position = LocationLog.mark(tx, locationId).get().position();
          return new Snapshot(position, view.at(tx, position.toString()));
        });
  }
}
