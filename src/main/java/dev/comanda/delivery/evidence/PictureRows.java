package dev.comanda.delivery.evidence;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of {@code evidence_picture}. */
public final class PictureRows {
  /** The beginning and the end of what removes some: what an integration has too much of. */
  private static final String DELETE =
      """
      DELETE FROM evidence_picture AS p
      USING (
        SELECT o.*
        FROM integration i
        CROSS JOIN LATERAL (
      """;

  private static final String THOSE =
      """
          LIMIT ?) AS o
        LIMIT ?) AS g
      WHERE p.location_id = g.location_id AND p.delivery_id = g.delivery_id
        AND p.attempt_id = g.attempt_id AND p.no = g.no
      """;

  private PictureRows() {}

  /** A picture of an attempt at a delivery. */
  public record New(
      UUID locationId, UUID deliveryId, UUID attemptId, UUID integrationId, Shot shot) {}

  /** Adds those that are not there; one whose attempt is gone is left out. */
  public static void insert(Tx tx, List<New> pictures) throws SQLException {
    if (pictures.isEmpty()) {
      return;
    }
    tx.update(
        """
        INSERT INTO evidence_picture (location_id, delivery_id, attempt_id, no, integration_id, taken_at,
          bytes, png)
        SELECT n.location_id, n.delivery_id, n.attempt_id, n.no, n.integration_id, now(), length(n.png),
          n.png
        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::integer[], ?::bytea[])
          AS n(location_id, delivery_id, attempt_id, integration_id, no, png)
        JOIN attempt a ON a.location_id = n.location_id AND a.delivery_id = n.delivery_id
          AND a.id = n.attempt_id
        ON CONFLICT DO NOTHING
        """,
        column("uuid", pictures, New::locationId),
        column("uuid", pictures, New::deliveryId),
        column("uuid", pictures, New::attemptId),
        column("uuid", pictures, New::integrationId),
        column("integer", pictures, picture -> picture.shot().no()),
        column("bytea", pictures, picture -> picture.shot().png()));
  }

  /** One, as PNG. */
  public static Optional<byte[]> find(
      Tx tx, UUID locationId, UUID deliveryId, UUID attemptId, int no) throws SQLException {
    return tx.row(
        """
        SELECT png
        FROM evidence_picture
        WHERE location_id = ? AND delivery_id = ? AND attempt_id = ? AND no = ?
        """,
        row -> row.getBytes("png"),
        locationId,
        deliveryId,
        attemptId,
        no);
  }

  /** Removes pictures that are older, at most {@code limit}; says how many. */
  static int pruneOld(Tx tx, int days, int limit) throws SQLException {
    return tx.update(
        DELETE
            + """
            SELECT location_id, delivery_id, attempt_id, no
            FROM evidence_picture
            WHERE location_id = i.location_id AND integration_id = i.id
              AND taken_at < now() - make_interval(days => ?)
            ORDER BY taken_at
            """
            + THOSE,
        days,
        limit,
        limit);
  }

  /** Removes the oldest pictures of integrations that have more bytes of them, in the same way. */
  static int pruneLarge(Tx tx, long bytes, int limit) throws SQLException {
    return tx.update(
        DELETE
            + """
            SELECT location_id, delivery_id, attempt_id, no
            FROM (
              SELECT location_id, delivery_id, attempt_id, no, taken_at,
                sum(bytes) OVER (ORDER BY taken_at DESC, attempt_id DESC, no DESC) AS so_far
              FROM evidence_picture
              WHERE location_id = i.location_id AND integration_id = i.id) s
            WHERE so_far > ?
            ORDER BY taken_at
            """
            + THOSE,
        bytes,
        limit,
        limit);
  }
}
