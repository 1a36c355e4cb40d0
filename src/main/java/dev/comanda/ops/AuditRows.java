package dev.comanda.ops;

import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Action;
import dev.comanda.json.NameKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of the audit log. */
final class AuditRows {
  /** Stands for no location. */
  static final UUID NOWHERE = new UUID(0, 0);

  private AuditRows() {}

  /**
   * Which lines are wanted.
   *
   * @param locations null for all, and for what belongs to none
   * @param before the id that all of them come before
   */
  record Wanted(
      @Nullable Collection<UUID> locations,
      UUID before,
      Instant from,
      Instant to,
      @Nullable UUID by,
      @Nullable Action action) {}

  static int insert(Tx tx, Deed deed, Instant at) throws SQLException {
    return tx.update(
        """
        INSERT INTO audit (location_id, id, at, action, actor_type, actor_id, actor_name, target_id,
                           address, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        deed.rowLocation(),
        Ids.next(),
        at,
        deed.action().word(),
        deed.by().type(),
        deed.by().id(),
        deed.by().name(),
        deed.targetId(),
        deed.address(),
        deed.reason());
  }

  /** Where a session, an order, a payment or an integration is. */
  static Optional<UUID> placeOf(Tx tx, UUID id) throws SQLException {
    return tx.row(
        """
        SELECT location_id FROM session WHERE location_id IN (SELECT id FROM location) AND id = ?
        UNION ALL
        SELECT location_id FROM orders WHERE location_id IN (SELECT id FROM location) AND id = ?
        UNION ALL
        SELECT location_id FROM payment WHERE location_id IN (SELECT id FROM location) AND id = ?
        UNION ALL
        SELECT location_id FROM integration WHERE location_id IN (SELECT id FROM location) AND id = ?
        """,
        row -> Tx.id(row, "location_id"),
        id,
        id,
        id,
        id);
  }

  /** Whether the same was written down: of the same thing, by the same hand. */
  static boolean has(Tx tx, Deed deed) throws SQLException {
    return tx.row(
            """
            SELECT 1
            FROM audit
            WHERE location_id = ? AND target_id = ? AND action = ? AND actor_id = ?
            LIMIT 1
            """,
            row -> true,
            deed.rowLocation(),
            deed.targetId(),
            deed.action().word(),
            deed.by().id())
        .orElse(false);
  }

  /** Who has an e-mail address or an id. */
  static Optional<AuditLog.Person> person(Tx tx, String emailOrId) throws SQLException {
    return tx.row(
        """
        SELECT id, default_location
        FROM staff
        WHERE email_key = ? OR lower(email) = lower(?) OR id::text = lower(?)
        ORDER BY lower(email) = lower(?) DESC
        LIMIT 1
        """,
        row -> new AuditLog.Person(Tx.id(row, "id"), row.getObject("default_location", UUID.class)),
        NameKey.of(emailOrId),
        emailOrId,
        emailOrId,
        emailOrId);
  }

  /** The newest first, without words: what a line is about stands there as the log keeps it. */
  static List<AuditEntry> page(Tx tx, Wanted wanted, int limit) throws SQLException {
    var places = wanted.locations() == null ? null : Tx.ids(wanted.locations());
    var action = wanted.action() == null ? null : wanted.action().word();
    return tx.rows(
        """
        SELECT location_id, id, at, action, actor_type, actor_id, actor_name, target_id, address,
               reason
        FROM audit
        WHERE id < ? AND at >= ? AND at < ?
          AND (?::uuid[] IS NULL OR location_id = ANY (?::uuid[]))
          AND (?::uuid IS NULL OR actor_id = ?::uuid)
          AND (?::text IS NULL OR action = ?::text)
        ORDER BY id DESC
        LIMIT ?
        """,
        AuditRows::entry,
        wanted.before(),
        wanted.from(),
        wanted.to(),
        places,
        places,
        wanted.by(),
        wanted.by(),
        action,
        action,
        limit);
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    var location = Tx.id(row, "location_id");
    var action = Action.of(row.getString("action")).orElseThrow();
    return new AuditEntry(
        Tx.id(row, "id"),
        Tx.instant(row, "at"),
        action,
        new Deed.By(
            row.getString("actor_type"),
            row.getObject("actor_id", UUID.class),
            row.getString("actor_name")),
        location.equals(NOWHERE) ? null : location,
        null,
        new AuditEntry.Target(
            action.target(), row.getString("target_id"), null, null, null, null, null),
        row.getString("address"),
        row.getString("reason"));
  }

  /** Removes some of the oldest lines; how many there were. */
  static int forget(Tx tx, Instant before, int rowsMax) throws SQLException {
    return tx.update(
        """
        DELETE FROM audit
        WHERE (location_id, id) IN (
          SELECT location_id, id FROM audit WHERE at < ? ORDER BY at LIMIT ?)
        """,
        before,
        rowsMax);
  }
}
