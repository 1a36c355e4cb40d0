package dev.comanda.delivery.run;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Daily;
import dev.comanda.delivery.course.Reason;
import dev.comanda.delivery.evidence.Shot;
import dev.comanda.delivery.integration.Integration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code integration_canary} and its pictures. */
final class CanaryRows {
  private CanaryRows() {}

  /**
   * What is to be known before a look.
   *
   * @param now by the database's clock
   * @param zone of its location
   * @param last null where nobody has looked yet, or whoever did was not let in: nothing was seen
   */
  record Before(Instant now, ZoneId zone, Daily.@Nullable Done last) {}

  static Before before(Tx tx, Integration of) throws SQLException {
    return tx.row(
            """
            SELECT now() AS now, p.time_zone, y.at, y.failures
            FROM location p
            LEFT JOIN integration_canary y ON y.location_id = p.id AND y.integration_id = ?
              AND (y.reason IS NULL OR y.failures > 0)
            WHERE p.id = ?
            """,
            CanaryRows::before,
            of.id(),
            of.locationId())
        .orElseThrow();
  }

  private static Before before(ResultSet row) throws SQLException {
    var at = Tx.instantOrNull(row, "at");
    return new Before(
        Tx.instant(row, "now"),
        ZoneId.of(row.getString("time_zone")),
        at == null ? null : new Daily.Done(at, row.getInt("failures")));
  }

  /**
   * Puts a look in the place of the one before it, unless its integration is at another ERP by now.
   * Only those that come by themselves make the next one come later.
   */
  static void put(Tx tx, Integration of, boolean scheduled, Looks.Look look) throws SQLException {
    var reason = Optional.ofNullable(look.wrong());
    int put =
        tx.update(
            """
            INSERT INTO integration_canary (location_id, integration_id, at, scheduled, reason_code, reason,
              step, picture, failures)
            SELECT location_id, id, now(), ?, ?, ?, ?, ?, ?
            FROM integration
            WHERE location_id = ? AND id = ? AND address = ?
            ON CONFLICT (location_id, integration_id) DO UPDATE
            SET at = EXCLUDED.at, scheduled = EXCLUDED.scheduled, reason_code = EXCLUDED.reason_code,
                reason = EXCLUDED.reason, step = EXCLUDED.step, picture = EXCLUDED.picture,
                failures = CASE WHEN EXCLUDED.failures = 0 THEN 0
                                WHEN EXCLUDED.scheduled THEN least(integration_canary.failures + 1, 100)
                                ELSE greatest(integration_canary.failures, 1) END
            """,
            scheduled,
            reason.map(Reason::code).orElse(null),
            reason.map(Reason::text).orElse(null),
            look.step(),
            look.picture(),
            look.failed() ? 1 : 0,
            of.locationId(),
            of.id(),
            of.address().toString());
    tx.update(
        "DELETE FROM canary_picture WHERE location_id = ? AND integration_id = ?",
        of.locationId(),
        of.id());
    if (put == 1) {
      insert(tx, of, look.shots());
    }
  }

  private static void insert(Tx tx, Integration of, List<Shot> shots) throws SQLException {
    if (!shots.isEmpty()) {
      tx.update(
          """
          INSERT INTO canary_picture (location_id, integration_id, no, png)
          SELECT ?, ?, n.no, n.png
          FROM unnest(?::integer[], ?::bytea[]) AS n(no, png)
          """,
          of.locationId(),
          of.id(),
          column("integer", shots, Shot::no),
          column("bytea", shots, Shot::png));
    }
  }

  /** A picture of the last look, as PNG. */
  static Optional<byte[]> picture(Tx tx, UUID locationId, UUID integrationId, int no)
      throws SQLException {
    return tx.row(
        "SELECT png FROM canary_picture WHERE location_id = ? AND integration_id = ? AND no = ?",
        row -> row.getBytes("png"),
        locationId,
        integrationId,
        no);
  }
}
