package dev.comanda.live;

import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.log.LocationLog;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** Makes locations without any feature. */
final class LiveRows {
  private LiveRows() {}

  static UUID location(Tx tx, String slug) throws SQLException {
    var id = Ids.next();
    tx.update(
        """
        INSERT INTO location
          (id, slug, name, currency, time_zone, day_start, languages, tax_mode, created_at)
        VALUES (?, ?, ?, 'EUR', 'Europe/Berlin', '05:00', '{en}', 'included', now())
        """,
        id,
        slug,
        slug);
    LocationLog.create(tx, id, LocalDate.of(2026, 1, 1));
    return id;
  }

  static void restore(Tx tx, UUID locationId, long lastSeq) throws SQLException {
    tx.update(
        "UPDATE location_log SET epoch = epoch + 1, last_seq = ? WHERE location_id = ?",
        lastSeq,
        locationId);
    tx.update("DELETE FROM event WHERE location_id = ? AND seq > ?", locationId, lastSeq);
  }
}
