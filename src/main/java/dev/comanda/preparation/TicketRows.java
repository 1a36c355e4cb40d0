package dev.comanda.preparation;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.preparation.Progress.Hand;
import dev.comanda.preparation.Progress.Times;
import dev.comanda.preparation.Progress.Worker;
import dev.comanda.preparation.Ticket.Held;
import dev.comanda.preparation.Ticket.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQL of {@code ticket}. */
public final class TicketRows {
  /** What {@link #ticket} reads, of the table as {@code t}. */
  public static final String COLUMNS =
      """
      t.location_id, t.id, t.order_id, t.part, t.session_id, t.station_id, t.serial, t.state, t.held,
        t.rush, t.placed_at, t.fire_at, t.fired_at, t.ready_at, t.served_at, t.worker, t.begun,
        t.status, t.lease_until, t.rejected_by, t.card, t.version
      """;

  private TicketRows() {}

  /** A ticket at a location. */
  public record Key(UUID locationId, UUID ticketId) {
    /** Of a ticket. */
    public static Key of(Ticket ticket) {
      return new Key(ticket.locationId(), ticket.id());
    }
  }

  /** Adds tickets, on the way that the next question goes. */
  static void insert(Tx tx, List<Ticket> tickets) {
    tx.later(
        tickets.size(),
        """
        INSERT INTO ticket (location_id, id, order_id, part, session_id, station_id, serial, state,
          held, rush, placed_at, fire_at, sort_at, begun, rejected_by, card, version)
        SELECT location_id, id, order_id, part, session_id, station_id, serial, state,
          held, false, at, fire_at, fire_at, false, '{}', card::json, 1
        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::smallint[], ?::uuid[], ?::uuid[], ?::integer[],
            ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[])
          AS t(location_id, id, order_id, part, session_id, station_id, serial, state, held, at, fire_at,
            card)
        """,
        column("uuid", tickets, Ticket::locationId),
        column("uuid", tickets, Ticket::id),
        column("uuid", tickets, Ticket::orderId),
        column("smallint", tickets, Ticket::part),
        column("uuid", tickets, Ticket::sessionId),
        column("uuid", tickets, t -> t.progress().stationId()),
        column("integer", tickets, t -> t.progress().serial()),
        column("text", tickets, t -> t.progress().state()),
        column("text", tickets, t -> t.progress().held()),
        column("timestamptz", tickets, t -> t.progress().placedAt()),
        column("timestamptz", tickets, t -> t.progress().fireAt()),
        column("text", tickets, t -> Json.text(t.card())));
  }

  /**
   * Writes tickets as they are by now.
   *
   * @param cards whose cards are others than before; the rest of the cards stay as they are
   */
  static void update(Tx tx, List<Ticket> tickets, Set<Key> cards) throws SQLException {
    tx.update(
        """
        UPDATE ticket AS t
        SET session_id = n.session_id, station_id = n.station_id, serial = n.serial, state = n.state,
            held = n.held, rush = n.rush, fire_at = n.fire_at, sort_at = n.sort_at,
            fired_at = n.fired_at, ready_at = n.ready_at, served_at = n.served_at,
            worker = n.worker::jsonb, begun = n.begun, status = n.status, lease_until = n.lease_until,
            rejected_by = n.rejected_by::text[], card = coalesce(n.card::json, t.card),
            version = n.version
        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::text[],
            ?::boolean[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
            ?::timestamptz[], ?::text[], ?::boolean[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
            ?::integer[])
          AS n(location_id, id, session_id, station_id, serial, state, held, rush, fire_at, sort_at,
            fired_at, ready_at, served_at, worker, begun, status, lease_until, rejected_by, card,
            version)
        WHERE t.location_id = n.location_id AND t.id = n.id
        """,
        column("uuid", tickets, Ticket::locationId),
        column("uuid", tickets, Ticket::id),
        column("uuid", tickets, Ticket::sessionId),
        column("uuid", tickets, t -> t.progress().stationId()),
        column("integer", tickets, t -> t.progress().serial()),
        column("text", tickets, t -> t.progress().state()),
        column("text", tickets, t -> t.progress().held()),
        column("bool", tickets, t -> t.progress().rush()),
        column("timestamptz", tickets, t -> t.progress().fireAt()),
        column("timestamptz", tickets, t -> t.progress().sortAt()),
        column("timestamptz", tickets, t -> t.progress().times().firedAt()),
        column("timestamptz", tickets, t -> t.progress().times().readyAt()),
        column("timestamptz", tickets, t -> t.progress().times().servedAt()),
        column("text", tickets, TicketRows::worker),
        column("bool", tickets, t -> t.progress().hand().begun()),
        column("text", tickets, t -> t.progress().hand().status()),
        column("timestamptz", tickets, t -> t.progress().hand().leaseUntil()),
        column("text", tickets, t -> array(t.progress().rejectedBy())),
        column("text", tickets, t -> cards.contains(Key.of(t)) ? Json.text(t.card()) : null),
        column("integer", tickets, Ticket::version));
  }

  private static @Nullable String worker(Ticket ticket) {
    var worker = ticket.progress().hand().worker();
    return worker == null ? null : Json.text(worker);
  }

  /** An array as a text, each element quoted. */
  private static String array(List<String> elements) {
    return elements.stream()
        .map(each -> '"' + each.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** The tickets with these keys, which nobody else changes until this transaction ends. */
  public static List<Ticket> locked(Tx tx, Collection<Key> keys) throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, id)
            JOIN ticket t ON t.location_id = k.location_id AND t.id = k.id
            FOR NO KEY UPDATE OF t
            """,
        TicketRows::ticket,
        column("uuid", keys, Key::locationId),
        column("uuid", keys, Key::ticketId));
  }

  /** The tickets of some orders, which nobody else changes until this transaction ends. */
  public static List<Ticket> ofOrders(Tx tx, Collection<Key> orders) throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, order_id)
            JOIN ticket t ON t.location_id = k.location_id AND t.order_id = k.order_id
            ORDER BY t.location_id, t.order_id, t.part
            FOR NO KEY UPDATE OF t
            """,
        TicketRows::ticket,
        column("uuid", orders, Key::locationId),
        column("uuid", orders, Key::ticketId));
  }

  /**
   * The tickets of some sessions that are not cancelled; locked as above.
   *
   * @param orders the sessions that their orders are in, which may have gone ahead
   */
  static List<Ticket> ofSessions(
      Tx tx, UUID locationId, Collection<UUID> sessions, Collection<UUID> orders)
      throws SQLException {
    var all =
        tx.rows(
            "SELECT "
                + COLUMNS
                + """
                FROM orders o
                JOIN ticket t ON t.location_id = o.location_id AND t.order_id = o.id
                WHERE o.location_id = ? AND o.session_id = ANY(?) AND t.state <> 'cancelled'
                ORDER BY t.id
                FOR NO KEY UPDATE OF t
                """,
            TicketRows::ticket,
            locationId,
            Tx.ids(orders));
    return all.stream().filter(ticket -> sessions.contains(ticket.sessionId())).toList();
  }

  /** What a station has still to make, at most {@code limit} of what waits and as many others. */
  static List<Ticket> open(Tx tx, Station station, int limit) throws SQLException {
    return tx.rows(
        "(SELECT "
            + COLUMNS
            + """
            FROM ticket t
            WHERE t.location_id = ? AND t.station_id = ? AND t.state = 'queued'
            ORDER BY t.sort_at, t.id
            LIMIT ?)
            UNION ALL
            (SELECT
            """
            + COLUMNS
            + """
            FROM ticket t
            WHERE t.location_id = ? AND t.station_id = ? AND t.state IN ('fired', 'held')
            ORDER BY t.id
            LIMIT ?)
            """,
        TicketRows::ticket,
        station.locationId(),
        station.id(),
        limit,
        station.locationId(),
        station.id(),
        limit);
  }

  /**
   * At most {@code limit} tickets of a station that are ready since then or later, the last first.
   */
  static List<Ticket> ready(Tx tx, Station station, Instant since, int limit) throws SQLException {
    // The index has what is served too.
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM ticket t
            WHERE t.location_id = ? AND t.station_id = ? AND t.state IN ('ready', 'served')
              AND t.state = 'ready' AND t.ready_at >= ?
            ORDER BY t.ready_at DESC
            LIMIT ?
            """,
        TicketRows::ticket,
        station.locationId(),
        station.id(),
        since,
        limit);
  }

  /** At most {@code limit} tickets that a station has done, the last first. */
  static List<Ticket> done(Tx tx, Station station, int limit) throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM ticket t
            WHERE t.location_id = ? AND t.station_id = ? AND t.state IN ('ready', 'served')
            ORDER BY t.ready_at DESC
            LIMIT ?
            """,
        TicketRows::ticket,
        station.locationId(),
        station.id(),
        limit);
  }

  /** The ticket of a row that has {@link #COLUMNS}. */
  public static Ticket ticket(ResultSet row) throws SQLException {
    return new Ticket(
        Tx.id(row, "id"),
        Tx.id(row, "location_id"),
        Tx.id(row, "order_id"),
        row.getInt("part"),
        row.getObject("session_id", UUID.class),
        Json.own(row.getString("card"), Card.class),
        progress(row),
        row.getInt("version"));
  }

  private static Progress progress(ResultSet row) throws SQLException {
    var held = row.getString("held");
    var worker = row.getString("worker");
    return new Progress(
        row.getObject("station_id", UUID.class),
        row.getObject("serial", Integer.class),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        held == null ? null : Held.valueOf(held.toUpperCase(Locale.ROOT)),
        row.getBoolean("rush"),
        Tx.instant(row, "placed_at"),
        Tx.instant(row, "fire_at"),
        new Times(at(row, "fired_at"), at(row, "ready_at"), at(row, "served_at")),
        new Hand(
            worker == null ? null : Json.own(worker, Worker.class),
            row.getBoolean("begun"),
            row.getString("status"),
            at(row, "lease_until")),
        null,
        List.of((String[]) row.getArray("rejected_by").getArray()));
  }

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    return Tx.instantOrNull(row, column);
  }
}
