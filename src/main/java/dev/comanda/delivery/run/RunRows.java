package dev.comanda.delivery.run;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Reason;
import dev.comanda.delivery.integration.Integration;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code integration_run}. */
final class RunRows {
  private RunRows() {}

  /**
   * An integration that a process has, or wants.
   *
   * @param pulse null where it does not work it off yet, or no more
   */
  record Having(Integration integration, @Nullable Pulse pulse) {
    Pulse.@Nullable Way way() {
      return pulse == null ? null : pulse.way();
    }

    @Nullable Instant until() {
      return pulse == null ? null : pulse.until();
    }

    @Nullable Instant lastSuccess() {
      return pulse == null ? null : pulse.lastSuccess();
    }

    private @Nullable Reason trouble() {
      return pulse == null ? null : pulse.trouble();
    }

    @Nullable String troubleCode() {
      var trouble = trouble();
      return trouble == null ? null : trouble.code();
    }

    @Nullable String troubleText() {
      var trouble = trouble();
      return trouble == null ? null : trouble.text();
    }
  }

  /**
   * Takes those that nobody has, or keeps them for longer, and says how it goes with them; those
   * that the process has by now. In their order, so that two processes do not wait for each other.
   */
  static Set<UUID> take(Tx tx, UUID holder, Collection<Having> wanted, Duration lease)
      throws SQLException {
    return new HashSet<>(
        tx.rows(
            """
            INSERT INTO integration_run AS r (location_id, integration_id, holder, lease_until, way,
              way_until, trouble_code, trouble, last_success_at)
            SELECT location_id, integration_id, ?, now() + make_interval(secs => ?), way, way_until,
              trouble_code, trouble, last_success_at
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                ?::timestamptz[])
              AS w(location_id, integration_id, way, way_until, trouble_code, trouble, last_success_at)
            ORDER BY location_id, integration_id
            ON CONFLICT (location_id, integration_id) DO UPDATE
            SET holder = EXCLUDED.holder, lease_until = EXCLUDED.lease_until, way = EXCLUDED.way,
                way_until = EXCLUDED.way_until, trouble_code = EXCLUDED.trouble_code,
                trouble = EXCLUDED.trouble,
                last_success_at = greatest(r.last_success_at, EXCLUDED.last_success_at)
            WHERE r.holder = EXCLUDED.holder OR r.lease_until <= now()
            RETURNING integration_id
            """,
            row -> Tx.id(row, "integration_id"),
            holder,
            (double) lease.toSeconds(),
            column("uuid", wanted, having -> having.integration().locationId()),
            column("uuid", wanted, having -> having.integration().id()),
            column("text", wanted, Having::way),
            column("timestamptz", wanted, Having::until),
            column("text", wanted, Having::troubleCode),
            column("text", wanted, Having::troubleText),
            column("timestamptz", wanted, Having::lastSuccess)));
  }

  /** The database's clock. */
  static Instant now(Tx tx) throws SQLException {
    return tx.row("SELECT now() AS now", row -> Tx.instant(row, "now")).orElseThrow();
  }

  /** Gives one away that the process has; what is known of it stays. */
  static void release(Tx tx, UUID holder, Integration integration) throws SQLException {
    tx.update(
        """
        UPDATE integration_run
        SET lease_until = now()
        WHERE location_id = ? AND integration_id = ? AND holder = ?
        """,
        integration.locationId(),
        integration.id(),
        holder);
  }
}
