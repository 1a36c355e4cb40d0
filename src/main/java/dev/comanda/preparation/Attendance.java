package dev.comanda.preparation;

import dev.comanda.db.Database;
import dev.comanda.live.Hub;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells how much the stations of a location have to do, and who listens there. Thread-safe. */
final class Attendance {
  private final Database database;
  private final Hub hub;

  Attendance(Database database, Hub hub) {
    this.database = database;
    this.hub = hub;
  }

  /**
   * A station as it is at work.
   *
   * @param queued tickets that wait
   * @param fired tickets that somebody has in hand
   * @param held tickets that stand still there
   * @param screens that listen to it on this node
   */
  record At(UUID stationId, int queued, int fired, int held, int screens) {}

  /** Each station of a location that is not retired, in their order. */
  List<At> of(UUID locationId) {
    var screens = hub.screens(locationId);
    return database.snapshot(
        tx -> {
          var open = new HashMap<UUID, Map<Ticket.State, Integer>>();
          QueueRows.open(tx, locationId)
              .forEach(
                  some ->
                      open.computeIfAbsent(some.stationId(), id -> new HashMap<>())
                          .put(some.state(), some.count()));
          return Stations.all(tx, locationId).stream()
              .map(
                  station ->
                      at(
                          station.id(),
                          open.getOrDefault(station.id(), Map.of()),
                          screens.getOrDefault(station.id(), 0)))
              .toList();
        });
  }

  private static At at(UUID stationId, Map<Ticket.State, Integer> open, int screens) {
    return new At(
        stationId,
        open.getOrDefault(Ticket.State.QUEUED, 0),
        open.getOrDefault(Ticket.State.FIRED, 0),
        open.getOrDefault(Ticket.State.HELD, 0),
        screens);
  }
}
