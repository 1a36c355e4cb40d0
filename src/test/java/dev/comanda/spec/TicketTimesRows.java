package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL that reads every ticket of every location, with its order. */
final class TicketTimesRows {
  private TicketTimesRows() {}

  /** A ticket, as far as its times tell. */
  record Told(
      UUID locationId,
      LocalDate date,
      int hour,
      String source,
      UUID placedBy,
      String state,
      @Nullable UUID stationId,
      Instant placedAt,
      @Nullable Instant firedAt,
      @Nullable Instant readyAt,
      JsonNode card) {}

  static List<Told> all(Database database) {
    return database.read(
        tx ->
            tx.rows(
                """
                SELECT t.*, o.business_date, o.hour, o.source, o.placed_by
                FROM ticket t
                JOIN orders o ON o.id = t.order_id
                """,
                TicketTimesRows::told));
  }

  private static Told told(ResultSet row) throws SQLException {
    return new Told(
        Tx.id(row, "location_id"),
        Tx.date(row, "business_date"),
        row.getInt("hour"),
        row.getString("source"),
        Tx.id(row, "placed_by"),
        row.getString("state"),
        row.getObject("station_id", UUID.class),
        Tx.instant(row, "placed_at"),
        Tx.instantOrNull(row, "fired_at"),
        Tx.instantOrNull(row, "ready_at"),
        Json.tree(row.getString("card")));
  }
}
