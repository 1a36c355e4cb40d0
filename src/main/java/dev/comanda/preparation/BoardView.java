package dev.comanda.preparation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Locations;
import dev.comanda.preparation.seen.TicketParts;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What everybody in the room may see: numbers in preparation, and those that are ready.
 *
 * @param now the server's clock
 * @param tickets of each station the first first
 */
public record BoardView(
    String position,
    Instant now,
    StationView.Place location,
    List<OnBoard> stations,
    List<JsonNode> tickets) {

  /** How long something that is ready stays on the board when nobody says that it was served. */
  private static final Duration READY_SHOWN = Duration.ofMinutes(30);

  /** Of each station; a board has room for some dozens. */
  private static final int SHOWN_MAX = 200;

  /**
   * A station, as everybody may know it.
   *
   * @param atOnce tickets that are under way there side by side
   */
  public record OnBoard(UUID id, String name, Station.Kind kind, int atOnce) {}

  /** The board of a location as of a transaction; {@code position} of its log as of the same. */
  public static BoardView read(Tx tx, UUID locationId, String position, Instant now)
      throws SQLException {
    var stations = Stations.all(tx, locationId);
    var tickets = new ArrayList<JsonNode>();
    for (var station : stations) {
      TicketRows.open(tx, station, SHOWN_MAX).stream()
          .filter(Ticket::wanted)
          .sorted(Ticket.FIRST)
          .map(BoardView::seen)
          .forEach(tickets::add);
      TicketRows.ready(tx, station, now.minus(READY_SHOWN), SHOWN_MAX).stream()
          .filter(Ticket::wanted)
          .map(BoardView::seen)
          .forEach(tickets::add);
    }
    var live = stations.stream().map(Station::id).toList();
    QueueRows.astray(tx, locationId, live, SHOWN_MAX).stream()
        .filter(Ticket::wanted)
        .map(BoardView::seen)
        .forEach(tickets::add);
    return new BoardView(
        position,
        now,
        StationView.Place.of(Locations.one(tx, locationId)),
        stations.stream()
            .map(each -> new OnBoard(each.id(), each.name(), each.kind(), each.atOnce()))
            .toList(),
        tickets);
  }

  private static JsonNode seen(Ticket ticket) {
    return TicketParts.forBoard(Json.text(ticket));
  }
}
