package dev.comanda.log;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Asked;
import dev.comanda.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** SQL of {@code location_log}: what is locked, and where it is after what was done. */
public final class HeadRows {
  private HeadRows() {}

  /** Locks those of the locations that nobody holds, without waiting. */
  public static Asked<Map<UUID, Head>> lockFree(Tx tx, Collection<UUID> locations, Instant now) {
    return lock(tx, locations, now, "FOR UPDATE SKIP LOCKED");
  }

  /** Locks the locations, waiting as long as the transaction's {@code lock_timeout} allows. */
  public static Asked<Map<UUID, Head>> lockWaiting(Tx tx, Collection<UUID> locations, Instant now) {
    return lock(tx, locations, now, "FOR UPDATE");
  }

  private static Asked<Map<UUID, Head>> lock(
      Tx tx, Collection<UUID> locations, Instant now, String how) {
    return tx.ask(
            """
            SELECT location_id, epoch, revision, last_seq, business_date, last_order_number, last_serial,
              sums, now() AS now
            FROM location_log
            WHERE location_id = ANY(?)
            ORDER BY location_id
            """
                + how,
            row -> head(row, now),
            Tx.ids(locations))
        .then(HeadRows::heads);
  }

  private static Head head(ResultSet row, Instant now) throws SQLException {
    return new Head(
        Tx.id(row, "location_id"),
        new Revision(row.getLong("epoch"), row.getLong("revision")),
        row.getLong("last_seq"),
        Tx.date(row, "business_date"),
        row.getInt("last_order_number"),
        row.getInt("last_serial"),
        Sums.of(row.getString("sums")),
        now,
        Tx.instant(row, "now"));
  }

  private static Map<UUID, Head> heads(List<Head> heads) {
    var byLocation = new LinkedHashMap<UUID, Head>();
    heads.forEach(head -> byLocation.put(head.locationId(), head));
    return byLocation;
  }

  /** Moves the rows of those forward that appended anything. */
  static void move(Tx tx, Collection<Head> heads) {
    var moved = heads.stream().filter(head -> !head.newEvents().isEmpty()).toList();
    tx.later(
        moved.size(),
        """
        UPDATE location_log AS l
        SET last_seq = h.last_seq,
            business_date = h.business_date,
            last_order_number = h.last_order_number,
            last_serial = h.last_serial,
            sums = h.sums::json
        FROM unnest(?::uuid[], ?::bigint[], ?::date[], ?::integer[], ?::integer[], ?::text[])
          AS h(location_id, last_seq, business_date, last_order_number, last_serial, sums)
        WHERE l.location_id = h.location_id AND l.last_seq < h.last_seq
        """,
        column("uuid", moved, Head::locationId),
        column("bigint", moved, Head::lastSeq),
        column("date", moved, Head::businessDate),
        column("integer", moved, Head::lastOrderNumber),
        column("integer", moved, Head::lastSerial),
        column("text", moved, head -> head.sums().text()));
  }

  static Asked<Sums> sums(Tx tx, UUID locationId) {
    return tx.ask(
            "SELECT sums FROM location_log WHERE location_id = ?",
            row -> Sums.of(row.getString("sums")),
            locationId)
        .then(List::getFirst);
  }
}
