package dev.comanda.live;

import dev.comanda.db.Database;
import dev.comanda.log.LocationLog;
import dev.comanda.log.LocationLog.Bounds;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The logs as the database has them. */
final class DatabaseLogs implements Logs {
  private final Database database;

  DatabaseLogs(Database database) {
    this.database = database;
  }

  @Override
  public Tail after(UUID locationId, long seq, int limit) {
    return database.snapshot(
        tx ->
            new Tail(
                LocationLog.bounds(tx, locationId), LocationLog.after(tx, locationId, seq, limit)));
  }

  @Override
  public Map<UUID, Bounds> bounds(Set<UUID> locations) {
    return database.read(tx -> LocationLog.bounds(tx, locations));
  }
}
