package dev.comanda.delivery.queue;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.delivery.evidence.Step;
import dev.comanda.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** SQL of {@code attempt}. */
final class AttemptRows {
  private AttemptRows() {}

  /**
   * Adds notes, or writes what is known by now of those that are there; one whose delivery is gone
   * is left out.
   */
  static void insert(Tx tx, List<AttemptNotes.Note> notes) throws SQLException {
    tx.update(
        """
        INSERT INTO attempt (location_id, delivery_id, id, said, began_at, ended_at, steps)
        SELECT n.location_id, n.delivery_id, n.id, n.said, n.began_at, n.ended_at, n.steps::json
        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[])
          AS n(location_id, delivery_id, id, said, began_at, ended_at, steps)
        JOIN delivery d ON d.location_id = n.location_id AND d.id = n.delivery_id
        ON CONFLICT (location_id, delivery_id, id) DO UPDATE
        SET said = EXCLUDED.said, ended_at = EXCLUDED.ended_at, steps = EXCLUDED.steps
        """,
        column("uuid", notes, note -> note.delivery().locationId()),
        column("uuid", notes, note -> note.delivery().id()),
        column("uuid", notes, AttemptNotes.Note::id),
        column("text", notes, AttemptNotes.Note::said),
        column("timestamptz", notes, AttemptNotes.Note::began),
        column("timestamptz", notes, AttemptNotes.Note::ended),
        column("text", notes, note -> Json.text(note.steps())));
  }

  /** Removes what of these deliveries was tried before their {@code kept} latest attempts. */
  static void forgetBut(Tx tx, List<AttemptNotes.Note> of, int kept) throws SQLException {
    tx.update(
        """
        DELETE FROM attempt AS a
        USING (
            SELECT DISTINCT location_id, delivery_id
            FROM unnest(?::uuid[], ?::uuid[]) AS n(location_id, delivery_id)) AS k
          CROSS JOIN LATERAL (
            SELECT id
            FROM attempt
            WHERE location_id = k.location_id AND delivery_id = k.delivery_id
            ORDER BY id DESC
            OFFSET ?
            LIMIT 1) AS l
        WHERE a.location_id = k.location_id AND a.delivery_id = k.delivery_id AND a.id <= l.id
        """,
        column("uuid", of, note -> note.delivery().locationId()),
        column("uuid", of, note -> note.delivery().id()),
        kept);
  }

  /**
   * Removes attempts that ended so many days ago at deliveries that have ended, at most {@code
   * limit}; says how many.
   */
  static int forgetOld(Tx tx, int days, int limit) throws SQLException {
    return tx.update(
        """
        DELETE FROM attempt AS a
        USING (
          SELECT o.*
          FROM location p
          CROSS JOIN LATERAL (
            SELECT t.location_id, t.delivery_id, t.id
            FROM attempt t
            JOIN delivery d ON d.location_id = t.location_id AND d.id = t.delivery_id
            WHERE t.location_id = p.id AND t.ended_at < now() - make_interval(days => ?)
              AND d.state IN ('created', 'skipped', 'cancelled')
            ORDER BY t.ended_at
            LIMIT ?) AS o
          LIMIT ?) AS g
        WHERE a.location_id = g.location_id AND a.delivery_id = g.delivery_id AND a.id = g.id
        """,
        days,
        limit,
        limit);
  }

  /** At most {@code limit} of a delivery, the latest first. */
  static List<Kept> of(Tx tx, UUID locationId, UUID deliveryId, int limit) throws SQLException {
    return tx.rows(
        """
        SELECT a.id, a.said, a.began_at, a.ended_at, a.steps,
          ARRAY(
            SELECT p.no::integer
            FROM evidence_picture p
            WHERE p.location_id = a.location_id AND p.delivery_id = a.delivery_id
              AND p.attempt_id = a.id) AS pictures
        FROM attempt a
        WHERE a.location_id = ? AND a.delivery_id = ?
        ORDER BY a.id DESC
        LIMIT ?
        """,
        row ->
            new Kept(
                Tx.id(row, "id"),
                row.getString("said"),
                Tx.instant(row, "began_at"),
                Tx.instant(row, "ended_at"),
                steps(row)),
        locationId,
        deliveryId,
        limit);
  }

  private static List<Step> steps(ResultSet row) throws SQLException {
    var pictures = Set.of((Integer[]) row.getArray("pictures").getArray());
    return Stream.of(Json.own(row.getString("steps"), Step[].class))
        .map(step -> step.with(pictures))
        .toList();
  }
}
