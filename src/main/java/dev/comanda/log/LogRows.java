package dev.comanda.log;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Asked;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.json.Utf8;
import dev.comanda.log.Head.NewEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** SQL of {@code location_log} and {@code event}. */
public final class LogRows {
  private LogRows() {}

  static void create(Tx tx, UUID locationId, LocalDate businessDate) throws SQLException {
    tx.update(
        """
        INSERT INTO location_log (location_id, epoch, business_date)
        VALUES (?, ?, ?)
        """,
        locationId,
        newEpoch(),
        businessDate);
  }

  /** A number that no earlier log of the location had: the milliseconds that begin a new id. */
  static long newEpoch() {
    return Ids.next().getMostSignificantBits() >>> 16;
  }

  /** Writes the new events of all heads and moves their rows forward. */
  public static void append(Tx tx, Collection<Head> heads) {
    var events = heads.stream().flatMap(head -> head.newEvents().stream()).toList();
    if (events.isEmpty()) {
      return;
    }
    tx.later(
        events.size(),
        """
        INSERT INTO event (location_id, seq, at, type, session_id, order_id, data)
        SELECT location_id, seq, at, type, session_id, order_id, data::json
        FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::uuid[], ?::uuid[], ?::text[])
          AS e(location_id, seq, at, type, session_id, order_id, data)
        """,
        column("uuid", events, NewEvent::locationId),
        column("bigint", events, NewEvent::seq),
        column("timestamptz", events, NewEvent::at),
        column("text", events, event -> event.type().wire()),
        column("uuid", events, NewEvent::sessionId),
        column("uuid", events, NewEvent::orderId),
        column("text", events, NewEvent::data));
    HeadRows.move(tx, heads);
  }

  /** The location's configuration is another one from now on. */
  static void revise(Tx tx, UUID locationId) throws SQLException {
    tx.update("UPDATE location_log SET revision = revision + 1 WHERE location_id = ?", locationId);
  }

  /** All locations. */
  static List<UUID> locations(Tx tx) throws SQLException {
    return tx.rows(
        "SELECT location_id FROM location_log ORDER BY location_id",
        row -> Tx.id(row, "location_id"));
  }

  /**
   * Where a log could begin: after those of the {@code limit} events from {@code first} on that are
   * older than {@code before}, up to the first that is not.
   */
  static long firstToKeep(Tx tx, UUID locationId, long first, Instant before, int limit)
      throws SQLException {
    return tx.row(
            """
            SELECT coalesce(min(seq) FILTER (WHERE at >= ?), max(seq) + 1, ?) AS first
            FROM event
            WHERE location_id = ? AND seq >= ? AND seq < ?
            """,
            row -> row.getLong("first"),
            before,
            first,
            locationId,
            first,
            first + limit)
        .orElseThrow();
  }

  /** Lets a log begin later; what is before it may then be deleted. */
  static void beginAt(Tx tx, UUID locationId, long first) throws SQLException {
    tx.update(
        """
        UPDATE location_log
        SET first_seq = ?
        WHERE location_id = ? AND first_seq < ? AND last_seq >= ? - 1
        """,
        first,
        locationId,
        first,
        first);
  }

  /** Deletes at most {@code limit} events from before a log's beginning, the oldest. */
  static int deletePruned(Tx tx, UUID locationId, int limit) throws SQLException {
    return tx.update(
        """
        DELETE FROM event
        WHERE location_id = ?
          AND seq < (
            SELECT least(l.first_seq, (
                     SELECT min(e.seq) + ?
                     FROM event e
                     WHERE e.location_id = l.location_id))
            FROM location_log l
            WHERE l.location_id = ?)
        """,
        locationId,
        limit,
        locationId);
  }

  static LocationLog.Bounds bounds(Tx tx, UUID locationId) throws SQLException {
    return tx.row(
            "SELECT epoch, first_seq, last_seq FROM location_log WHERE location_id = ?",
            LogRows::bounds,
            locationId)
        .orElseThrow();
  }

  static Asked<Mark> mark(Tx tx, UUID locationId) {
    return tx.ask(
            "SELECT epoch, revision, last_seq FROM location_log WHERE location_id = ?",
            row ->
                new Mark(
                    new Revision(row.getLong("epoch"), row.getLong("revision")),
                    row.getLong("last_seq")),
            locationId)
        .then(List::getFirst);
  }

  private static LocationLog.Bounds bounds(ResultSet row) throws SQLException {
    return new LocationLog.Bounds(
        row.getLong("epoch"), row.getLong("first_seq"), row.getLong("last_seq"));
  }

  static Map<UUID, LocationLog.Bounds> bounds(Tx tx, Collection<UUID> locations)
      throws SQLException {
    return tx
        .rows(
            """
            SELECT location_id, epoch, first_seq, last_seq
            FROM location_log
            WHERE location_id = ANY(?)
            """,
            row -> Map.entry(Tx.id(row, "location_id"), bounds(row)),
            Tx.ids(locations))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** At most {@code limit} events, and no more once they have so many bytes. */
  static List<Event> after(Tx tx, UUID locationId, long seq, int limit, int bytesMax)
      throws SQLException {
    var bytes = new AtomicLong();
    return tx.rowsWhile(
        event -> bytes.addAndGet(Utf8.bytes(event.data())) < bytesMax,
        """
        SELECT l.epoch, e.seq, e.at, e.type, e.session_id, e.order_id, e.data::text AS data
        FROM event e
        JOIN location_log l ON l.location_id = e.location_id
        WHERE e.location_id = ? AND e.seq > ?
        ORDER BY e.seq
        LIMIT ?
        """,
        LogRows::event,
        locationId,
        seq,
        limit);
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        new Position(row.getLong("epoch"), row.getLong("seq")).toString(),
        row.getLong("seq"),
        EventType.of(row.getString("type")),
        Tx.instant(row, "at"),
        row.getObject("session_id", UUID.class),
        row.getObject("order_id", UUID.class),
        row.getString("data"));
  }

  /** Where at most {@code limit} events of some types stand from {@code seq} on. */
  static List<LocationLog.Stamp> from(
      Tx tx, UUID locationId, long seq, Set<EventType> types, int limit) throws SQLException {
    return tx.rows(
        """
        SELECT seq, at
        FROM event
        WHERE location_id = ? AND seq >= ? AND type = ANY(?)
        ORDER BY seq
        LIMIT ?
        """,
        row -> new LocationLog.Stamp(row.getLong("seq"), Tx.instant(row, "at")),
        locationId,
        seq,
        column("text", types, EventType::wire),
        limit);
  }

  /** Whether exactly this event stands in the log. */
  public static boolean contains(Tx tx, NewEvent event) throws SQLException {
    return tx.row(
            """
            SELECT 1
            FROM event
            WHERE location_id = ? AND seq = ? AND at = ? AND type = ?
              AND session_id IS NOT DISTINCT FROM ?::uuid
              AND order_id IS NOT DISTINCT FROM ?::uuid
            """,
            row -> 1,
            event.locationId(),
            event.seq(),
            event.at(),
            event.type().wire(),
            event.sessionId(),
            event.orderId())
        .isPresent();
  }

  static boolean served(Tx tx, UUID locationId) throws SQLException {
    return tx.row(
            """
            SELECT l.first_seq > 1 OR EXISTS (
                     SELECT 1 FROM event e
                     WHERE e.location_id = l.location_id
                       AND (e.session_id IS NOT NULL OR e.order_id IS NOT NULL)) AS served
            FROM location_log l
            WHERE l.location_id = ?
            """,
            row -> row.getBoolean("served"),
            locationId)
        .orElse(false);
  }
}
