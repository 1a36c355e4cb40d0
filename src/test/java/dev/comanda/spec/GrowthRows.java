package dev.comanda.spec;

import dev.comanda.db.Database;

/** SQL that tells how much the logs have grown. */
final class GrowthRows {
  private GrowthRows() {}

  /** The events of all logs so far. */
  static long ofAllLogs(Database database) {
    return database.read(
        tx ->
            tx.row(
                    "SELECT coalesce(sum(last_seq), 0)::bigint AS events FROM location_log",
                    row -> row.getLong("events"))
                .orElseThrow());
  }
}
