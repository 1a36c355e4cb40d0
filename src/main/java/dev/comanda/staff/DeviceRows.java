package dev.comanda.staff;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of devices, and of who signed in on them. */
final class DeviceRows {
  private DeviceRows() {}

  /** A device, and who signed in there by password. */
  record Device(UUID id, UUID staffId) {}

  static Optional<Device> find(Tx tx, byte[] tokenHash, Instant signedInAfter) throws SQLException {
    return tx.row(
        "SELECT id, staff_id FROM device WHERE token_hash = ? AND signed_in_at > ?",
        row -> new Device(Tx.id(row, "id"), Tx.id(row, "staff_id")),
        tokenHash,
        signedInAfter);
  }

  /** Somebody else vouches for a device, or the same person again; empty when it is not known. */
  static Optional<UUID> renew(Tx tx, byte[] tokenHash, UUID staffId, Instant at)
      throws SQLException {
    return tx.row(
        "UPDATE device SET staff_id = ?, signed_in_at = ? WHERE token_hash = ? RETURNING id",
        row -> Tx.id(row, "id"),
        staffId,
        at,
        tokenHash);
  }

  static void insert(Tx tx, UUID id, byte[] tokenHash, UUID staffId, Instant at)
      throws SQLException {
    tx.update(
        "INSERT INTO device (id, token_hash, staff_id, signed_in_at) VALUES (?, ?, ?, ?)",
        id,
        tokenHash,
        staffId,
        at);
  }

  /** A person has proved on a device who they are. */
  static void signedIn(Tx tx, UUID id, UUID staffId, Instant at) throws SQLException {
    tx.update(
        """
        INSERT INTO device_person (device_id, staff_id, signed_in_at)
        VALUES (?, ?, ?)
        ON CONFLICT (device_id, staff_id) DO UPDATE SET signed_in_at = excluded.signed_in_at
        """,
        id,
        staffId,
        at);
  }

  /** Who signed in on a device since a time. */
  static List<UUID> people(Tx tx, UUID id, Instant since) throws SQLException {
    return tx.rows(
        "SELECT staff_id FROM device_person WHERE device_id = ? AND signed_in_at > ?",
        row -> Tx.id(row, "staff_id"),
        id,
        since);
  }

  /** Forgets all that a person vouches for, and that they ever signed in anywhere. */
  static void forgetOf(Tx tx, UUID staffId) throws SQLException {
    tx.update("DELETE FROM device WHERE staff_id = ?", staffId);
    tx.update("DELETE FROM device_person WHERE staff_id = ?", staffId);
  }

  /** Forgets the oldest of those where a person signed in, beyond so many. */
  static void forgetBeyond(Tx tx, UUID staffId, int max) throws SQLException {
    tx.update(
        """
        DELETE FROM device
        WHERE id IN (
          SELECT id FROM device WHERE staff_id = ? ORDER BY signed_in_at DESC, id DESC OFFSET ?)
        """,
        staffId,
        max);
  }

  static int forget(Tx tx, Instant before) throws SQLException {
    return tx.update("DELETE FROM device WHERE signed_in_at < ?", before);
  }
}
