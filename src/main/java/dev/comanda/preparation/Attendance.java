package dev.comanda.preparation;

import dev.comanda.db.Database;
import dev.comanda.live.Hub;
import java.util.List;
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
   * All of a location.
   *
   * @param data each station that is not retired, in their order
   * @param held tickets that stand still at none of them
   */
  record Found(List<At> data, int held) {}

  /**
   * A station as it is at work.
   *
   * @param queued tickets that wait
   * @param fired tickets that somebody has in hand
   * @param held tickets that stand still there
   * @param screens that listen to it on this node
   */
  record At(UUID stationId, int queued, int fired, int held, int screens) {}

  Found of(UUID locationId) {
    var screens = hub.screens(locationId);
    return database.snapshot(
        tx -> {
          var open = QueueRows.open(tx, locationId);
          var stations =
              Stations.all(tx, locationId).stream()
                  .map(station -> at(station.id(), open, screens.getOrDefault(station.id(), 0)))
                  .toList();
          int here = stations.stream().mapToInt(At::held).sum();
          int all =
              open.stream()
                  .filter(some -> some.state() == Ticket.State.HELD)
                  .mapToInt(QueueRows.Open::count)
                  .sum();
          return new Found(stations, all - here);
        });
  }

  private static At at(UUID stationId, List<QueueRows.Open> open, int screens) {
    return new At(
        stationId,
        count(stationId, open, Ticket.State.QUEUED),
        count(stationId, open, Ticket.State.FIRED),
        count(stationId, open, Ticket.State.HELD),
        screens);
  }

  private static int count(UUID stationId, List<QueueRows.Open> open, Ticket.State state) {
    return open.stream()
        .filter(some -> stationId.equals(some.stationId()) && some.state() == state)
        .mapToInt(QueueRows.Open::count)
        .sum();
  }
}
