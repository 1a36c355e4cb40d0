package dev.comanda.delivery.hook;

import dev.comanda.db.Tx;
import dev.comanda.delivery.secret.Home;
import dev.comanda.delivery.secret.SealedTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code alert_webhook}. Leases and waits go by the database's clock. */
final class HookRows {
  private HookRows() {}

  /**
   * The right to send one event.
   *
   * @param holder of this try alone
   * @param secret sealed
   * @param seq the event's
   * @param tries that failed before
   */
  record Claim(UUID locationId, UUID holder, String url, byte[] secret, long seq, int tries) {}

  static Optional<Hook> find(Tx tx, UUID locationId) throws SQLException {
    return tx.row(
        """
        SELECT url, secret, next_seq, tries, due_at, last_success_at, last_error_at, last_error,
          left_out, left_out_at
        FROM alert_webhook
        WHERE location_id = ?
        """,
        HookRows::hook,
        locationId);
  }

  private static Hook hook(ResultSet row) throws SQLException {
    return new Hook(
        row.getString("url"),
        row.getBytes("secret"),
        row.getObject("next_seq", Long.class),
        row.getInt("tries"),
        Tx.instant(row, "due_at"),
        Tx.instantOrNull(row, "last_success_at"),
        Tx.instantOrNull(row, "last_error_at"),
        row.getString("last_error"),
        row.getInt("left_out"),
        Tx.instantOrNull(row, "left_out_at"));
  }

  static void insert(Tx tx, UUID locationId, String url, byte[] secret) throws SQLException {
    tx.update(
        """
        INSERT INTO alert_webhook (location_id, url, secret, tries, due_at, left_out)
        VALUES (?, ?, ?, 0, now(), 0)
        """,
        locationId,
        url,
        secret);
  }

  /**
   * Another address or secret, and what waits is tried at once; whether anything is another now.
   *
   * @param secret sealed; null where it stays
   */
  static boolean change(Tx tx, UUID locationId, String url, byte @Nullable [] secret)
      throws SQLException {
    return tx.update(
            """
            UPDATE alert_webhook
            SET url = ?, secret = coalesce(?::bytea, secret), tries = 0, due_at = now(), holder = NULL,
                lease_until = NULL
            WHERE location_id = ? AND (url <> ? OR ?::boolean OR tries > 0)
            """,
            url,
            secret,
            locationId,
            url,
            secret != null)
        > 0;
  }

  static boolean delete(Tx tx, UUID locationId) throws SQLException {
    return tx.update("DELETE FROM alert_webhook WHERE location_id = ?", locationId) > 0;
  }

  /**
   * An event waits from now on. The row is written also where another waits already: so whoever has
   * sent that one sees this one when it asks what is next.
   */
  static void waits(Tx tx, UUID locationId, long seq) throws SQLException {
    tx.update(
        """
        UPDATE alert_webhook
        SET next_seq = coalesce(next_seq, ?),
            due_at = CASE WHEN next_seq IS NULL THEN now() ELSE due_at END
        WHERE location_id = ?
        """,
        seq,
        locationId);
  }

  /** Locations with an event that is due and that nobody sends, the longest due first. */
  static List<UUID> due(Tx tx, int limit) throws SQLException {
    return tx.rows(
        """
        SELECT location_id
        FROM alert_webhook
        WHERE next_seq IS NOT NULL AND due_at <= now() AND (lease_until IS NULL OR lease_until <= now())
        ORDER BY due_at
        LIMIT ?
        """,
        row -> Tx.id(row, "location_id"),
        limit);
  }

  /** Takes the next event of a location for a while, if it is due and nobody has it. */
  static Optional<Claim> claim(Tx tx, UUID locationId, UUID holder, Duration lease)
      throws SQLException {
    return tx.row(
        """
        UPDATE alert_webhook
        SET holder = ?, lease_until = now() + make_interval(secs => ?)
        WHERE location_id = ? AND next_seq IS NOT NULL AND due_at <= now()
          AND (lease_until IS NULL OR lease_until <= now())
        RETURNING url, secret, next_seq, tries
        """,
        row ->
            new Claim(
                locationId,
                holder,
                row.getString("url"),
                row.getBytes("secret"),
                row.getLong("next_seq"),
                row.getInt("tries")),
        holder,
        (double) lease.toSeconds(),
        locationId);
  }

  /**
   * Whether a claim still holds; if so nobody else changes the row before this transaction ends.
   */
  static boolean holds(Tx tx, Claim claim) throws SQLException {
    return tx.row(
            """
            SELECT 1
            FROM alert_webhook
            WHERE location_id = ? AND holder = ?
            FOR UPDATE
            """,
            row -> 1,
            claim.locationId(),
            claim.holder())
        .isPresent();
  }

  /**
   * The event was taken.
   *
   * @param next the one after it; null where there is none
   */
  static void taken(Tx tx, Claim claim, @Nullable Long next) throws SQLException {
    tx.update(
        """
        UPDATE alert_webhook
        SET next_seq = ?::bigint, tries = 0, due_at = now(), last_success_at = now(), holder = NULL,
            lease_until = NULL
        WHERE location_id = ?
        """,
        next,
        claim.locationId());
  }

  /**
   * The event was not taken, for a reason in words.
   *
   * @param next what is tried next, after {@code wait}
   * @param leftOut how many are given up
   */
  static void failed(
      Tx tx, Claim claim, String why, @Nullable Long next, int leftOut, Duration wait)
      throws SQLException {
    tx.update(
        """
        UPDATE alert_webhook
        SET next_seq = ?::bigint, tries = tries + 1, due_at = now() + make_interval(secs => ?),
            last_error_at = now(), last_error = ?, left_out = left_out + ?,
            left_out_at = CASE WHEN ? > 0 THEN now() ELSE left_out_at END, holder = NULL,
            lease_until = NULL
        WHERE location_id = ?
        """,
        next,
        wait.toMillis() / 1_000.0,
        why,
        leftOut,
        leftOut,
        claim.locationId());
  }

  /** The log does not have the event any more, and maybe others after it. */
  static void gone(Tx tx, Claim claim, @Nullable Long next) throws SQLException {
    tx.update(
        """
        UPDATE alert_webhook
        SET next_seq = ?::bigint, left_out = left_out + 1, left_out_at = now(), holder = NULL,
            lease_until = NULL
        WHERE location_id = ?
        """,
        next,
        claim.locationId());
  }

  static List<SealedTable.Row> after(Tx tx, @Nullable UUID locationId, int max)
      throws SQLException {
    return tx.rows(
        """
        SELECT location_id, secret
        FROM alert_webhook
        WHERE ?::uuid IS NULL OR location_id > ?
        ORDER BY location_id
        LIMIT ?
        """,
        row -> new SealedTable.Row(Home.of(Tx.id(row, "location_id")), row.getBytes("secret")),
        locationId,
        locationId,
        max);
  }

  static boolean replace(Tx tx, UUID locationId, byte[] before, byte[] sealed) throws SQLException {
    return tx.update(
            "UPDATE alert_webhook SET secret = ? WHERE location_id = ? AND secret = ?",
            sealed,
            locationId,
            before)
        > 0;
  }
}
