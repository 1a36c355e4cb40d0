package dev.comanda.staff;

import dev.comanda.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of sign-ins and of the tokens that they go on by. */
final class SignInRows {
  private SignInRows() {}

  /**
   * A sign-in, and the number of the token by which it was found.
   *
   * @param usedHash null before the first use
   */
  record Row(
      UUID id,
      UUID staffId,
      String csrf,
      Instant beganAt,
      Instant expiresAt,
      @Nullable Instant endedAt,
      int usedNo,
      byte @Nullable [] usedHash,
      int no) {}

  static void insert(Tx tx, UUID id, UUID staffId, String csrf, Instant began, Instant expires)
      throws SQLException {
    tx.update(
        """
        INSERT INTO sign_in (id, staff_id, csrf, began_at, expires_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        id,
        staffId,
        csrf,
        began,
        expires);
  }

  static void insertToken(Tx tx, byte[] hash, UUID signInId, int no) throws SQLException {
    tx.update(
        "INSERT INTO refresh_token (hash, sign_in_id, no) VALUES (?, ?, ?)", hash, signInId, no);
  }

  /** The sign-in of a token, which nobody else changes while this transaction runs. */
  static Optional<Row> lock(Tx tx, byte[] hash) throws SQLException {
    return tx.row(
        """
        SELECT s.id, s.staff_id, s.csrf, s.began_at, s.expires_at, s.ended_at, s.used_no,
               s.used_hash, t.no
        FROM refresh_token t
        JOIN sign_in s ON s.id = t.sign_in_id
        WHERE t.hash = ?
        FOR UPDATE OF s
        """,
        SignInRows::row,
        hash);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        Tx.id(row, "id"),
        Tx.id(row, "staff_id"),
        row.getString("csrf"),
        Tx.instant(row, "began_at"),
        Tx.instant(row, "expires_at"),
        Tx.instantOrNull(row, "ended_at"),
        row.getInt("used_no"),
        row.getBytes("used_hash"),
        row.getInt("no"));
  }

  static void use(Tx tx, UUID id, int no, byte[] hash, Instant expires) throws SQLException {
    tx.update(
        "UPDATE sign_in SET used_no = ?, used_hash = ?, expires_at = ? WHERE id = ?",
        no,
        hash,
        expires,
        id);
  }

  static long countTokens(Tx tx, UUID id, int no) throws SQLException {
    return tx.row(
            "SELECT count(*) AS tokens FROM refresh_token WHERE sign_in_id = ? AND no = ?",
            row -> row.getLong("tokens"),
            id,
            no)
        .orElseThrow();
  }

  static void forgetTokens(Tx tx, UUID id, int before) throws SQLException {
    tx.update("DELETE FROM refresh_token WHERE sign_in_id = ? AND no < ?", id, before);
  }

  /** Ends a sign-in; false when it had ended. */
  static boolean end(Tx tx, UUID id, Instant at) throws SQLException {
    return tx.update("UPDATE sign_in SET ended_at = ? WHERE id = ? AND ended_at IS NULL", at, id)
        == 1;
  }

  static void endAll(Tx tx, UUID staffId, Instant at) throws SQLException {
    tx.update(
        "UPDATE sign_in SET ended_at = ? WHERE staff_id = ? AND ended_at IS NULL", at, staffId);
  }

  /** Ends the oldest of a person's sign-ins beyond so many. */
  static void endBeyond(Tx tx, UUID staffId, int max, Instant at) throws SQLException {
    tx.update(
        """
        UPDATE sign_in SET ended_at = ?
        WHERE id IN (
          SELECT id FROM sign_in
          WHERE staff_id = ? AND ended_at IS NULL
          ORDER BY began_at DESC, id DESC
          OFFSET ?)
        """,
        at,
        staffId,
        max);
  }

  /** Removes sign-ins that were over before a time, at most so many. */
  static int forget(Tx tx, Instant before, int rowsMax) throws SQLException {
    return tx.update(
        """
        DELETE FROM sign_in
        WHERE id IN (
          SELECT id FROM sign_in WHERE ended_at < ? OR expires_at < ? LIMIT ? FOR UPDATE SKIP LOCKED)
        """,
        before,
        before,
        rowsMax);
  }

  /** People whose tokens were made void since a time, with the generation that counts. */
  static List<Revocations.Revoked> revoked(Tx tx, Instant since) throws SQLException {
    return tx.rows(
        "SELECT id, generation FROM staff WHERE revoked_at >= ?",
        row -> new Revocations.Revoked(Tx.id(row, "id"), row.getInt("generation")),
        since);
  }

  /** Sign-ins that were ended since a time. */
  static List<UUID> ended(Tx tx, Instant since) throws SQLException {
    return tx.rows("SELECT id FROM sign_in WHERE ended_at >= ?", row -> Tx.id(row, "id"), since);
  }
}
