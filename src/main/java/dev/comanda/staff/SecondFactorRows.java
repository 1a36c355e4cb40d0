package dev.comanda.staff;

import dev.comanda.db.Tx;
import dev.comanda.http.Role;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of second factors and of the codes for who has lost one. */
final class SecondFactorRows {
  private SecondFactorRows() {}

  /** The secret, once it counts. */
  static Optional<byte[]> confirmed(Tx tx, UUID staffId) throws SQLException {
    return tx.row(
        "SELECT secret FROM second_factor WHERE staff_id = ? AND confirmed_at IS NOT NULL",
        row -> row.getBytes("secret"),
        staffId);
  }

  /** The secret that does not count yet. */
  static Optional<byte[]> begun(Tx tx, UUID staffId) throws SQLException {
    return tx.row(
        "SELECT secret FROM second_factor WHERE staff_id = ? AND confirmed_at IS NULL",
        row -> row.getBytes("secret"),
        staffId);
  }

  /** Begins anew; false when there is one that counts. */
  static boolean begin(Tx tx, UUID staffId, byte[] secret) throws SQLException {
    return tx.update(
            """
            INSERT INTO second_factor (staff_id, secret) VALUES (?, ?)
            ON CONFLICT (staff_id) DO UPDATE SET secret = excluded.secret, used_step = 0
            WHERE second_factor.confirmed_at IS NULL
            """,
            staffId,
            secret)
        == 1;
  }

  /** From now on this secret counts; false when another one was begun meanwhile. */
  static boolean confirm(Tx tx, UUID staffId, byte[] secret, Instant at) throws SQLException {
    return tx.update(
            """
            UPDATE second_factor SET confirmed_at = ?
            WHERE staff_id = ? AND secret = ? AND confirmed_at IS NULL
            """,
            at,
            staffId,
            secret)
        == 1;
  }

  /** Uses a step up; false when it or a later one was used. */
  static boolean use(Tx tx, UUID staffId, byte[] secret, long step) throws SQLException {
    return tx.update(
            """
            UPDATE second_factor SET used_step = ?
            WHERE staff_id = ? AND secret = ? AND used_step < ?
            """,
            step,
            staffId,
            secret,
            step)
        == 1;
  }

  static void insertRecovery(Tx tx, UUID staffId, byte[] hash) throws SQLException {
    tx.update("INSERT INTO recovery_code (staff_id, hash) VALUES (?, ?)", staffId, hash);
  }

  /** Uses a recovery code up; false when there is none such. */
  static boolean useRecovery(Tx tx, UUID staffId, byte[] hash) throws SQLException {
    return tx.update("DELETE FROM recovery_code WHERE staff_id = ? AND hash = ?", staffId, hash)
        == 1;
  }

  static boolean remove(Tx tx, UUID staffId) throws SQLException {
    return tx.update("DELETE FROM second_factor WHERE staff_id = ?", staffId) == 1;
  }

  /** Whether somebody needs one and has none. */
  static boolean lacks(Tx tx, StaffMember person) throws SQLException {
    return person.role() == Role.ADMIN
        && !person.hasSecondFactor()
        && SettingRows.find(tx, SettingRows.SECOND_FACTOR).isPresent();
  }

  /** Administrators without one. */
  static List<UUID> lacking(Tx tx) throws SQLException {
    return tx.rows(
        """
        SELECT id FROM staff
        WHERE role = 'admin' AND id NOT IN (
          SELECT staff_id FROM second_factor WHERE confirmed_at IS NOT NULL)
        ORDER BY id
        """,
        row -> Tx.id(row, "id"));
  }
}
