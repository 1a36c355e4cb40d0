package dev.comanda.log;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Asked;
import dev.comanda.db.Tx;
import dev.comanda.log.writer.Entry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** SQL of {@code idempotency}. */
public final class IdempotencyRows {
  private IdempotencyRows() {}

  /**
   * A key that is known.
   *
   * @param index which of the asked keys
   */
  public record Known(int index, byte[] bodyHash, String eventData) {}

  /** Those of the entries' keys that are known, with what was answered; all entries have keys. */
  public static Asked<List<Known>> find(Tx tx, List<Entry<?, ?>> entries) {
    var indices = new ArrayList<Integer>();
    for (int i = 0; i < entries.size(); i++) {
      indices.add(i);
    }
    return tx.ask(
        """
        SELECT k.index, i.body_hash, e.data::text AS data
        FROM unnest(?::integer[], ?::uuid[], ?::uuid[], ?::text[]) AS k(index, location_id, caller, key)
        JOIN idempotency i USING (location_id, caller, key)
        JOIN event e ON e.location_id = i.location_id AND e.seq = i.seq
        """,
        row -> new Known(row.getInt("index"), row.getBytes("body_hash"), row.getString("data")),
        column("integer", indices, i -> i),
        column("uuid", entries, e -> e.command().locationId()),
        column("uuid", entries, e -> key(e).caller()),
        column("text", entries, e -> key(e).key()));
  }

  /** Remembers the keys of entries that were applied. */
  public static void insert(Tx tx, List<Entry<?, ?>> entries) {
    tx.later(
        entries.size(),
        """
        INSERT INTO idempotency (location_id, caller, key, body_hash, seq, at)
        SELECT location_id, caller, key, body_hash, seq, at
        FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bytea[], ?::bigint[], ?::timestamptz[])
          AS k(location_id, caller, key, body_hash, seq, at)
        """,
        column("uuid", entries, e -> e.command().locationId()),
        column("uuid", entries, e -> key(e).caller()),
        column("text", entries, e -> key(e).key()),
        column("bytea", entries, e -> key(e).bodyHash()),
        column("bigint", entries, Entry::seq),
        column("timestamptz", entries, e -> e.head().now()));
  }

  /** One key of a location, if it is known. */
  static Optional<Known> find(Tx tx, UUID locationId, Idempotency key) throws SQLException {
    return tx.row(
        """
        SELECT i.body_hash, e.data::text AS data
        FROM idempotency i
        JOIN event e ON e.location_id = i.location_id AND e.seq = i.seq
        WHERE i.location_id = ? AND i.caller = ? AND i.key = ?
        """,
        row -> new Known(0, row.getBytes("body_hash"), row.getString("data")),
        locationId,
        key.caller(),
        key.key());
  }

  /** Remembers one key, answered by the event with this number. */
  static void insert(Tx tx, UUID locationId, Idempotency key, long seq, Instant at)
      throws SQLException {
    tx.update(
        """
        INSERT INTO idempotency (location_id, caller, key, body_hash, seq, at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        locationId,
        key.caller(),
        key.key(),
        key.bodyHash(),
        seq,
        at);
  }

  /**
   * Forgets at most {@code limit} keys of a location that are older than {@code before}, but for
   * those that another node is forgetting.
   */
  static int forget(Tx tx, UUID locationId, Instant before, int limit) throws SQLException {
    return tx.update(
        """
        DELETE FROM idempotency
        WHERE (location_id, caller, key) IN (
          SELECT location_id, caller, key
          FROM idempotency
          WHERE location_id = ? AND at < ?
          LIMIT ?
          FOR UPDATE SKIP LOCKED)
        """,
        locationId,
        before,
        limit);
  }

  private static Idempotency key(Entry<?, ?> entry) {
    return Objects.requireNonNull(entry.command().idempotency());
  }
}
