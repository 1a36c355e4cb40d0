package dev.comanda.session;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.json.NameKey;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of where sessions are: their spots and names, and how these change. */
final class SiteRows {
  private SiteRows() {}

  /**
   * Where a session is to be opened.
   *
   * @param name null when there is no such spot
   * @param key what the name is compared by
   * @param taken whether a session which is not closed has the name
   * @param spotId the spot, if one was named by its id or its name
   * @param occupied whether a session which is not closed is at the spot
   */
  record Site(
      UUID locationId,
      @Nullable String name,
      @Nullable String key,
      boolean taken,
      @Nullable UUID spotId,
      @Nullable String document,
      boolean occupied) {}

  /** Where sessions are to be opened, in their order. */
  static List<Site> sites(Tx tx, List<OpenSession> wanted) throws SQLException {
    return tx.rows(
        """
        SELECT w.location_id, coalesce(p.name, w.name) AS name, coalesce(p.name_key, w.name_key) AS name_key,
               EXISTS (
                 SELECT 1
                 FROM session s
                 WHERE s.location_id = w.location_id AND s.name_key = coalesce(p.name_key, w.name_key)
                   AND s.state <> 'closed') AS taken,
               p.id AS spot_id, p.document,
               EXISTS (
                 SELECT 1
                 FROM session s
                 WHERE s.location_id = w.location_id AND s.spot_id = p.id AND s.state <> 'closed') AS occupied
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[]) WITH ORDINALITY
          AS w(location_id, name, name_key, spot_id, number)
        LEFT JOIN spot p ON p.location_id = w.location_id
          AND (p.id = w.spot_id OR p.name_key = w.name_key)
        ORDER BY w.number
        """,
        row ->
            new Site(
                Tx.id(row, "location_id"),
                row.getString("name"),
                row.getString("name_key"),
                row.getBoolean("taken"),
                row.getObject("spot_id", UUID.class),
                row.getString("document"),
                row.getBoolean("occupied")),
        column("uuid", wanted, OpenSession::locationId),
        column("text", wanted, OpenSession::name),
        column("text", wanted, one -> one.name() == null ? null : NameKey.of(one.name())),
        column("uuid", wanted, OpenSession::spotId));
  }

  /** Whether a session which is not closed has a name, other than one. */
  static boolean nameTaken(Tx tx, UUID locationId, String name, @Nullable UUID except)
      throws SQLException {
    return tx.row(
            """
            SELECT 1
            FROM session
            WHERE location_id = ? AND name_key = ? AND state <> 'closed'
              AND id IS DISTINCT FROM ?::uuid
            """,
            row -> true,
            locationId,
            NameKey.of(name),
            except)
        .isPresent();
  }

  /** Writes where a session is now, its name and its document. */
  static void move(Tx tx, Session session) throws SQLException {
    tx.update(
        """
        UPDATE session
        SET spot_id = ?, name = ?, name_key = CASE name WHEN ? THEN name_key ELSE ? END, document = ?,
            version = ?
        WHERE location_id = ? AND id = ? AND state <> 'closed'
        """,
        session.spotId(),
        session.name(),
        session.name(),
        NameKey.of(session.name()),
        session.document(),
        session.version(),
        session.locationId(),
        session.id());
  }

  /** Writes into which other one a session was merged that is closed now. */
  static void merge(Tx tx, Session session) throws SQLException {
    tx.update(
        "UPDATE session SET merged_into = ? WHERE location_id = ? AND id = ? AND state = 'closed'",
        session.mergedInto(),
        session.locationId(),
        session.id());
  }
}
