package dev.comanda.preparation;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code ticket}: what waits, what is stuck, and for how long it is somebody's. */
public final class QueueRows {
  private QueueRows() {}

  /**
   * The first tickets that wait at each of some stations; under the lock of their locations nobody
   * else changes them.
   *
   * @param stations where, as keys of a location and a station
   */
  public static List<Ticket> queued(Tx tx, Collection<TicketRows.Key> stations, int limit)
      throws SQLException {
    return tx.rows(
        "SELECT "
            + TicketRows.COLUMNS
            + """
            FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, station_id)
            CROSS JOIN LATERAL (
              SELECT *
              FROM ticket
              WHERE location_id = k.location_id AND station_id = k.station_id AND state = 'queued'
              ORDER BY sort_at, id
              LIMIT ?) t
            """,
        TicketRows::ticket,
        column("uuid", stations, TicketRows.Key::locationId),
        column("uuid", stations, TicketRows.Key::ticketId),
        limit);
  }

  /** Whether anything waits at a station that is to be begun by now. */
  static boolean any(Tx tx, UUID locationId, UUID stationId, Instant now) throws SQLException {
    return tx.row(
            """
            SELECT 1
            FROM ticket
            WHERE location_id = ? AND station_id = ? AND state = 'queued' AND (fire_at <= ? OR rush)
            LIMIT 1
            """,
            row -> true,
            locationId,
            stationId,
            now)
        .isPresent();
  }

  /** So many tickets of a station, or of none, are in this state. */
  record Open(@Nullable UUID stationId, Ticket.State state, int count) {}

  /** How many wait, are in hand and stand still at each station of a location, and at none. */
  static List<Open> open(Tx tx, UUID locationId) throws SQLException {
    return tx.rows(
        """
        SELECT station_id, state, count(*)::integer AS count
        FROM ticket
        WHERE location_id = ? AND state = 'queued' AND station_id IS NOT NULL
        GROUP BY station_id, state
        UNION ALL
        SELECT station_id, state, count(*)::integer AS count
        FROM ticket
        WHERE location_id = ? AND state IN ('fired', 'held')
        GROUP BY station_id, state
        """,
        row ->
            new Open(
                row.getObject("station_id", UUID.class),
                Ticket.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("count")),
        locationId,
        locationId);
  }

  /** Where a ticket is, at one of some locations. */
  static Optional<UUID> locationOf(Tx tx, Collection<UUID> locations, UUID id) throws SQLException {
    return tx.row(
        "SELECT location_id FROM ticket WHERE location_id = ANY(?) AND id = ?",
        row -> Tx.id(row, "location_id"),
        Tx.ids(locations),
        id);
  }

  /** Leaves a ticket to its worker until then; says whether it still is that worker's. */
  static boolean renew(Tx tx, TicketRows.Key key, String worker, Instant now, Instant until)
      throws SQLException {
    return tx.update(
            """
            UPDATE ticket
            SET lease_until = ?
            WHERE location_id = ? AND id = ? AND state = 'fired' AND worker->>'key' = ? AND lease_until > ?
            """,
            until,
            key.locationId(),
            key.ticketId(),
            worker,
            now)
        > 0;
  }

  /** At most {@code limit} tickets whose workers have not said in time that they have them. */
  static List<TicketRows.Key> lapsed(Tx tx, Instant now, int limit) throws SQLException {
    return tx.rows(
        """
        SELECT location_id, id
        FROM ticket
        WHERE lease_until <= ?
        ORDER BY lease_until
        LIMIT ?
        """,
        row -> new TicketRows.Key(Tx.id(row, "location_id"), Tx.id(row, "id")),
        now,
        limit);
  }

  /** At most {@code limit} tickets that were to be begun before then and are not made. */
  static List<TicketRows.Key> overdue(Tx tx, Instant before, int limit) throws SQLException {
    return tx.rows(
        """
        SELECT location_id, id
        FROM ticket
        WHERE state = 'queued' AND fire_at < ?
        UNION ALL
        SELECT location_id, id
        FROM ticket
        WHERE state IN ('fired', 'held') AND state = 'fired' AND fire_at < ? AND lease_until IS NULL
          AND worker->>'kind' = 'person'
        LIMIT ?
        """,
        row -> new TicketRows.Key(Tx.id(row, "location_id"), Tx.id(row, "id")),
        before,
        before,
        limit);
  }

  /** At most {@code limit} tickets of a location that are held and at no station that is left. */
  static List<Ticket> astray(Tx tx, UUID locationId, Collection<UUID> live, int limit)
      throws SQLException {
    return tx.rows(
        "SELECT "
            + TicketRows.COLUMNS
            + """
            FROM ticket t
            WHERE t.location_id = ? AND t.state IN ('fired', 'held') AND t.state = 'held'
              AND (t.station_id IS NULL OR NOT t.station_id = ANY(?))
            ORDER BY t.id
            LIMIT ?
            """,
        TicketRows::ticket,
        locationId,
        Tx.ids(live),
        limit);
  }

  /** A ticket as it is. */
  public static Optional<Ticket> one(Tx tx, TicketRows.Key key) throws SQLException {
    return tx.row(
        "SELECT "
            + TicketRows.COLUMNS
            + """
            FROM ticket t
            WHERE t.location_id = ? AND t.id = ?
            """,
        TicketRows::ticket,
        key.locationId(),
        key.ticketId());
  }
}
