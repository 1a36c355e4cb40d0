package dev.comanda.spec;

import dev.comanda.db.Database;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** SQL that sets the hours of connections to the second. */
final class HoursRows {
  private HoursRows() {}

  /** From that moment on it is within them, for an hour. */
  static void open(Database database, String id, Instant from, ZoneId zone) {
    LocalTime begin = from.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.SECONDS);
    database.write(
        tx ->
            tx.update(
                """
                UPDATE integration
                SET hours_from = ?, hours_to = ?, version = version + 1
                WHERE id = ?
                """,
                begin,
                begin.plusHours(1),
                UUID.fromString(id)));
  }
}
