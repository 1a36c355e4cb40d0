package dev.comanda.preparation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.preparation.seen.TicketParts;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * What a station's screen begins with.
 *
 * @param now the server's clock, by which ages are told
 * @param tickets what is to be made, the first first
 * @param done the last that were made, the last first
 */
public record StationView(
    String position,
    Instant now,
    Station station,
    Place location,
    List<Station> stations,
    List<JsonNode> tickets,
    List<JsonNode> done) {

  /** Tickets that are made and that somebody may want back. */
  private static final int DONE_MAX = 30;

  /** Tickets that wait, and others that are to be made; a screen has room for some dozens. */
  private static final int OPEN_MAX = 300;

  /** Where a station is. */
  public record Place(UUID id, String slug, String name, ZoneId timeZone, List<String> languages) {
    static Place of(Location at) {
      return new Place(at.id(), at.slug(), at.name(), at.timeZone(), at.languages());
    }
  }

  /**
   * A station as of a transaction.
   *
   * @param position of its location's log, as of the same
   * @throws dev.comanda.problem.Refused {@code not_found}
   */
  public static StationView read(
      Tx tx, UUID locationId, UUID stationId, String position, Instant now) throws SQLException {
    var station = Stations.one(tx, locationId, stationId);
    return new StationView(
        position,
        now,
        station,
        Place.of(Locations.one(tx, locationId)),
        Stations.all(tx, locationId),
        TicketRows.open(tx, station, OPEN_MAX).stream()
            .sorted(Ticket.FIRST)
            .map(StationView::seen)
            .toList(),
        TicketRows.done(tx, station, DONE_MAX).stream().map(StationView::seen).toList());
  }

  /** A ticket as those see it who make it. */
  static JsonNode seen(Ticket ticket) {
    return TicketParts.forKitchen(Json.text(ticket));
  }
}
