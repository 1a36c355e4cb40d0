package dev.comanda.delivery.queue;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Asked;
import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQL of {@code lane}. */
final class LaneRows {
  private static final String SELECT =
      "SELECT now() AS now, l.location_id AS lane_location, l.integration_id AS lane_integration,"
          + " l.document AS lane_document, l.head_id, l.holder, l.lease_until,"
          + " l.create_until, l.fence, "
          + DeliveryRows.COLUMNS;

  /** What stands first in a lane {@code l}. */
  private static final String FIRST =
      """
      LATERAL (
        SELECT *
        FROM delivery
        WHERE location_id = l.location_id AND integration_id = l.integration_id
          AND document = l.document AND state IN ('held', 'placed', 'error', 'unknown')
        ORDER BY seq
        LIMIT 1) d
      """;

  private LaneRows() {}

  /** A document of an integration. */
  record Key(UUID locationId, UUID integrationId, String document) {}

  /** A delivery in its lane. */
  record In(Key lane, UUID deliveryId) {}

  /**
   * An integration whose lanes are wanted.
   *
   * @param most how many at most
   * @param ownLogin whether only those in which something has a user and password of its own
   */
  record Want(UUID locationId, UUID integrationId, int most, boolean ownLogin) {}

  /**
   * A lane with one of its deliveries.
   *
   * @param now the database's clock
   */
  record Seen(Key key, Lane lane, @Nullable Delivery delivery, Instant now) {
    private In in() {
      return new In(key, DeliveryChanges.of(this).id());
    }
  }

  /** Lanes that may be free and whose first delivery may be tried, with that; those due first. */
  static List<Seen> claimable(Tx tx, Collection<Want> wants) throws SQLException {
    return tx.rows(
        SELECT
            + """
            FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::boolean[])
              AS k(location_id, integration_id, most, own_login)
            CROSS JOIN LATERAL (
              (SELECT *
               FROM lane f
               WHERE location_id = k.location_id AND integration_id = k.integration_id
                 AND holder IS NULL AND due_at <= now()
                 AND (NOT k.own_login OR EXISTS (
                   SELECT 1
                   FROM delivery o
                   WHERE o.location_id = f.location_id AND o.integration_id = f.integration_id
                     AND o.document = f.document AND o.login IS NOT NULL
                     AND o.state IN ('held', 'placed', 'error', 'unknown')))
               ORDER BY due_at
               LIMIT k.most)
              UNION ALL
              (SELECT *
               FROM lane
               WHERE location_id = k.location_id AND integration_id = k.integration_id
                 AND holder IS NOT NULL AND lease_until <= now()
                 AND (create_until IS NULL OR create_until <= now())
               ORDER BY lease_until
               LIMIT k.most)) l
            CROSS JOIN
            """
            + FIRST,
        LaneRows::seen,
        column("uuid", wants, Want::locationId),
        column("uuid", wants, Want::integrationId),
        column("integer", wants, Want::most),
        column("bool", wants, Want::ownLogin));
  }

  /** Lanes, each with one named delivery of it. */
  static Asked<Map<In, Seen>> find(Tx tx, Collection<In> ins) {
    return tx.ask(
            SELECT
                + """
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[])
              AS k(location_id, integration_id, document, id)
            JOIN lane l ON l.location_id = k.location_id AND l.integration_id = k.integration_id
              AND l.document = k.document
            JOIN delivery d ON d.location_id = k.location_id AND d.id = k.id
            """,
            LaneRows::seen,
            column("uuid", ins, in -> in.lane().locationId()),
            column("uuid", ins, in -> in.lane().integrationId()),
            column("text", ins, in -> in.lane().document()),
            column("uuid", ins, In::deliveryId))
        .then(found -> found.stream().collect(Collectors.toMap(Seen::in, Function.identity())));
  }

  /** Lanes, each with what stands first in it, if anything does. */
  static Asked<List<Seen>> heads(Tx tx, Collection<Key> keys) {
    return tx.ask(
        SELECT
            + """
            FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS k(location_id, integration_id, document)
            JOIN lane l ON l.location_id = k.location_id AND l.integration_id = k.integration_id
              AND l.document = k.document
            LEFT JOIN
            """
            + FIRST
            + "ON true",
        LaneRows::seen,
        column("uuid", keys, Key::locationId),
        column("uuid", keys, Key::integrationId),
        column("text", keys, Key::document));
  }

  /**
   * Writes lanes as they are by now; when each is due follows from what stands first in it. A lease
   * that was renewed since the lanes were read, which takes no lock, stays as long as it is.
   */
  static void update(Tx tx, Collection<Seen> lanes) {
    tx.later(
        lanes.size(),
        """
        UPDATE lane AS l
        SET head_id = n.head_id, holder = n.holder,
            lease_until = CASE WHEN l.holder = n.holder AND l.fence = n.fence
                               THEN greatest(l.lease_until, n.lease_until)
                               ELSE n.lease_until END,
            create_until = n.create_until, fence = n.fence, due_at = n.due_at
        FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::timestamptz[],
            ?::timestamptz[], ?::bigint[], ?::timestamptz[])
          AS n(location_id, integration_id, document, head_id, holder, lease_until, create_until, fence,
            due_at)
        WHERE l.location_id = n.location_id AND l.integration_id = n.integration_id
          AND l.document = n.document
        """,
        column("uuid", lanes, s -> s.key().locationId()),
        column("uuid", lanes, s -> s.key().integrationId()),
        column("text", lanes, s -> s.key().document()),
        column("uuid", lanes, s -> s.lane().headId()),
        column("uuid", lanes, s -> s.lane().holder()),
        column("timestamptz", lanes, s -> s.lane().leaseUntil()),
        column("timestamptz", lanes, s -> s.lane().createUntil()),
        column("bigint", lanes, s -> s.lane().fence()),
        column("timestamptz", lanes, LaneRows::due));
  }

  private static @Nullable Instant due(Seen seen) {
    var first = seen.delivery();
    return first == null ? null : first.standing().dueAt();
  }

  /**
   * Says of lanes when what stands first in them by now is due, and adds those that are new. What
   * is so already is not written: most lines come after others.
   */
  static void settle(Tx tx, Collection<Key> keys) throws SQLException {
    tx.update(
        """
        INSERT INTO lane (location_id, integration_id, document, fence, due_at)
        SELECT l.location_id, l.integration_id, l.document, 0, d.due_at
        FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS l(location_id, integration_id, document)
        LEFT JOIN lane o ON o.location_id = l.location_id AND o.integration_id = l.integration_id
          AND o.document = l.document
        LEFT JOIN
        """
            + FIRST
            + """
              ON true
            WHERE o.location_id IS NULL OR o.due_at IS DISTINCT FROM d.due_at
            ON CONFLICT (location_id, integration_id, document) DO UPDATE SET due_at = excluded.due_at
            """,
        column("uuid", keys, Key::locationId),
        column("uuid", keys, Key::integrationId),
        column("text", keys, Key::document));
  }

  /** Adds lanes that are not there yet. */
  static void ensure(Tx tx, Collection<Key> keys) throws SQLException {
    tx.update(
        """
        INSERT INTO lane (location_id, integration_id, document, fence)
        SELECT location_id, integration_id, document, 0
        FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS k(location_id, integration_id, document)
        ON CONFLICT DO NOTHING
        """,
        column("uuid", keys, Key::locationId),
        column("uuid", keys, Key::integrationId),
        column("text", keys, Key::document));
  }

  /**
   * Leaves lanes to their claims for another while; no lock is needed, as none but their holder
   * does so. By the claim: a process that never heard that it was given a lane must not keep it. A
   * lane that is just being written is left for the next time, so that no two wait for each other.
   */
  static void renew(Tx tx, Collection<Claimed> claims, Duration lease) throws SQLException {
    tx.update(
        """
        WITH ours AS (
          SELECT l.location_id, l.integration_id, l.document
          FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::bigint[])
            AS c(location_id, integration_id, document, holder, fence)
          JOIN lane l ON l.location_id = c.location_id AND l.integration_id = c.integration_id
            AND l.document = c.document AND l.holder = c.holder AND l.fence = c.fence
          FOR NO KEY UPDATE OF l SKIP LOCKED)
        UPDATE lane AS l
        SET lease_until = greatest(l.lease_until, now() + make_interval(secs => ?))
        FROM ours o
        WHERE l.location_id = o.location_id AND l.integration_id = o.integration_id
          AND l.document = o.document
        """,
        column("uuid", claims, c -> c.in().lane().locationId()),
        column("uuid", claims, c -> c.in().lane().integrationId()),
        column("text", claims, c -> c.in().lane().document()),
        column("uuid", claims, c -> c.claim().holder()),
        column("bigint", claims, c -> c.claim().fence()),
        (double) lease.toMillis() / 1000);
  }

  /** How many lanes of an integration seem claimable, at most so many. */
  static Due due(Tx tx, UUID locationId, UUID integrationId, int most) throws SQLException {
    return tx.row(
            """
            SELECT now() AS now, p.time_zone,
              (SELECT count(*)
               FROM (SELECT 1
                     FROM lane
                     WHERE location_id = ? AND integration_id = ? AND holder IS NULL AND due_at <= now()
                     LIMIT ?) f)
              + (SELECT count(*)
                 FROM (SELECT 1
                       FROM lane
                       WHERE location_id = ? AND integration_id = ? AND holder IS NOT NULL
                         AND lease_until <= now() AND (create_until IS NULL OR create_until <= now())
                       LIMIT ?) o)
              AS lanes
            FROM location p
            WHERE p.id = ?
            """,
            row ->
                new Due(
                    Tx.instant(row, "now"),
                    ZoneId.of(row.getString("time_zone")),
                    Math.min(most, row.getInt("lanes"))),
            locationId,
            integrationId,
            most,
            locationId,
            integrationId,
            most,
            locationId)
        .orElseThrow();
  }

  private static Seen seen(ResultSet row) throws SQLException {
    var lane =
        new Lane(
            row.getObject("head_id", UUID.class),
            row.getObject("holder", UUID.class),
            Tx.instantOrNull(row, "lease_until"),
            Tx.instantOrNull(row, "create_until"),
            row.getLong("fence"));
    return new Seen(
        new Key(
            Tx.id(row, "lane_location"),
            Tx.id(row, "lane_integration"),
            row.getString("lane_document")),
        lane,
        row.getObject("id") == null ? null : DeliveryRows.delivery(row),
        Tx.instant(row, "now"));
  }
}
