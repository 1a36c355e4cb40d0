package dev.comanda.delivery.desk;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Hours;
import dev.comanda.delivery.course.Reason;
import dev.comanda.delivery.integration.Integration.LoginState;
import dev.comanda.delivery.run.Pulse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL that tells how integrations are: one question for all of them, one for their lanes. */
final class HealthRows {
  static final String SELECT =
      """
      SELECT i.location_id, i.id, i.slug, i.workshop, i.connector, i.active, i.api, i.worker, i.paused,
        i.killed, i.login_state,
        coalesce(r.lease_until > now(), false) AS running, r.way, r.way_until, r.trouble_code, r.trouble,
        r.last_success_at, i.hours_from, i.hours_to, p.time_zone, o.held, o.placed, o.unknown, o.error,
        o.oldest, f.in_flight, v.void_wanted, y.at AS canary_at, y.scheduled, y.reason_code AS canary_code,
        y.reason AS canary, y.step, y.picture, y.failures, i.canary_at IS NOT NULL AS daily
      FROM integration i
      JOIN location p ON p.id = i.location_id
      LEFT JOIN integration_run r ON r.location_id = i.location_id AND r.integration_id = i.id
      LEFT JOIN integration_canary y ON y.location_id = i.location_id AND y.integration_id = i.id
      CROSS JOIN LATERAL (
        SELECT max(c.count) FILTER (WHERE s.state = 'held') AS held,
          max(c.count) FILTER (WHERE s.state = 'placed') AS placed,
          max(c.count) FILTER (WHERE s.state = 'unknown') AS unknown,
          max(c.count) FILTER (WHERE s.state = 'error') AS error, min(c.oldest) AS oldest
        FROM unnest('{held,placed,unknown,error}'::text[]) AS s(state)
        CROSS JOIN LATERAL (
          SELECT count(*)::integer AS count, min(d.placed_at) AS oldest
          FROM (
            SELECT placed_at
            FROM delivery
            WHERE location_id = i.location_id AND integration_id = i.id AND state = s.state
              AND state <> 'created' -- by which the index of what is open is found
            ORDER BY id
            LIMIT 10001) d) c) o
      CROSS JOIN LATERAL (
        SELECT count(*)::integer AS in_flight
        FROM lane l
        WHERE l.location_id = i.location_id AND l.integration_id = i.id AND l.holder IS NOT NULL
          AND (l.lease_until > now() OR l.create_until > now())) f
      CROSS JOIN LATERAL (
        SELECT count(*)::integer AS void_wanted
        FROM delivery d
        WHERE d.location_id = i.location_id AND d.integration_id = i.id AND d.void_wanted
          AND d.state IN ('created', 'held', 'error', 'cleared')
          AND NOT EXISTS (
            SELECT FROM delivery t
            WHERE t.location_id = d.location_id AND t.integration_id = d.integration_id
              AND t.mark = d.mark AND t.aim = 'take_back')) v
      WHERE i.location_id = ANY(?) AND NOT i.retired
      """;

  /**
   * What stands first in each lane is found by the index of what waits, from document to document,
   * however many stand behind it; those are counted only of the lanes that are named.
   */
  static final String LANES =
      """
      WITH RECURSIVE heads AS (
        SELECT k.location_id, k.integration_id, d.document, d.id, d.due_at, d.changed_at
        FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, integration_id)
        CROSS JOIN LATERAL (
          SELECT document, id, due_at, changed_at
          FROM delivery
          WHERE location_id = k.location_id AND integration_id = k.integration_id AND document > ''
            AND state IN ('held', 'placed', 'error', 'unknown')
          ORDER BY document, seq
          LIMIT 1) d
        UNION ALL
        SELECT h.location_id, h.integration_id, d.document, d.id, d.due_at, d.changed_at
        FROM heads h
        CROSS JOIN LATERAL (
          SELECT document, id, due_at, changed_at
          FROM delivery
          WHERE location_id = h.location_id AND integration_id = h.integration_id
            AND document > h.document AND state IN ('held', 'placed', 'error', 'unknown')
          ORDER BY document, seq
          LIMIT 1) d),
      parked AS (
        SELECT *,
          row_number() OVER (PARTITION BY location_id, integration_id ORDER BY changed_at, id) AS place,
          count(*) OVER (PARTITION BY location_id, integration_id)::integer AS lanes
        FROM heads
        WHERE due_at IS NULL)
      SELECT p.integration_id, p.lanes, p.document, p.id, d.state, b.count - 1 AS behind, d.changed_at,
        d.placed_at, d.course->'reason'->>'code' AS code, d.course->'reason'->>'text' AS text
      FROM (SELECT * FROM parked WHERE place <= ?) p
      CROSS JOIN LATERAL (
        SELECT * FROM delivery WHERE location_id = p.location_id AND id = p.id OFFSET 0) d
      CROSS JOIN LATERAL (
        SELECT count(*)::integer AS count
        FROM (
          SELECT
          FROM delivery
          WHERE location_id = p.location_id AND integration_id = p.integration_id
            AND document = p.document AND state IN ('held', 'placed', 'error', 'unknown')
          ORDER BY document, seq
          LIMIT ?) w) b
      ORDER BY p.integration_id, p.place
      """;

  private HealthRows() {}

  /** A document that waits for a person, of an integration. */
  record Lane(UUID integrationId, int lanes, Health.Parked parked) {}

  /** An alert of an integration. */
  record Told(UUID integrationId, Health.Alert alert) {}

  /** At most {@code limit} that were made after one, oldest first; lanes and alerts come extra. */
  static List<Health> page(Tx tx, Collection<UUID> locations, UUID after, int limit)
      throws SQLException {
    return tx.rows(
        SELECT
            + """
            AND i.id > ?
            ORDER BY i.id
            LIMIT ?
            """,
        HealthRows::health,
        Tx.ids(locations),
        after,
        limit);
  }

  /** One; lanes and alerts come extra. */
  static List<Health> one(Tx tx, Collection<UUID> locations, UUID id) throws SQLException {
    return tx.rows(SELECT + "AND i.id = ?", HealthRows::health, Tx.ids(locations), id);
  }

  /** All of some locations; lanes and alerts come extra. */
  static List<Health> all(Tx tx, Collection<UUID> locations) throws SQLException {
    return tx.rows(SELECT, HealthRows::health, Tx.ids(locations));
  }

  /**
   * From now on in a transaction what waits is found in the order of its index, and never whole.
   */
  static void byIndexes(Tx tx) throws SQLException {
    tx.run(
        "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off");
  }

  /** The documents of integrations that wait for a person longest, some of each. */
  static List<Lane> lanes(Tx tx, Collection<Health> of) throws SQLException {
    return tx.rows(
        LANES,
        HealthRows::lane,
        column("uuid", of, Health::locationId),
        column("uuid", of, Health::integrationId),
        Health.PARKED_MAX,
        Health.BEHIND_MAX + 1);
  }

  /** What those who run the locations of integrations were told of, and is not over. */
  static List<Told> alerts(Tx tx, Collection<Health> of) throws SQLException {
    return tx.rows(
        """
        SELECT a.integration_id, a.cause, a.text, a.since
        FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, integration_id)
        JOIN integration_alert a
          ON a.location_id = k.location_id AND a.integration_id = k.integration_id
        ORDER BY a.since, a.cause
        """,
        row ->
            new Told(
                Tx.id(row, "integration_id"),
                new Health.Alert(
                    Cause.valueOf(word(row, "cause")),
                    row.getString("text"),
                    Tx.instant(row, "since"))),
        column("uuid", of, Health::locationId),
        column("uuid", of, Health::integrationId));
  }

  private static Health health(ResultSet row) throws SQLException {
    boolean running = row.getBoolean("running");
    return new Health(
        Tx.id(row, "id"),
        Tx.id(row, "location_id"),
        row.getString("slug"),
        row.getString("workshop"),
        row.getString("connector"),
        new Health.Wanted(
            row.getBoolean("active"),
            row.getBoolean("api"),
            row.getBoolean("worker"),
            row.getBoolean("paused"),
            row.getBoolean("killed")),
        hours(row),
        LoginState.valueOf(word(row, "login_state")),
        running,
        running ? gate(row) : null,
        new Health.Depth(
            row.getInt("held"),
            row.getInt("placed"),
            row.getInt("unknown"),
            row.getInt("error"),
            row.getInt("in_flight"),
            row.getInt("void_wanted")),
        Tx.instantOrNull(row, "oldest"),
        Tx.instantOrNull(row, "last_success_at"),
        canary(row),
        row.getBoolean("daily"),
        0,
        List.of(),
        List.of());
  }

  private static @Nullable Hours hours(ResultSet row) throws SQLException {
    var from = row.getObject("hours_from", LocalTime.class);
    return from == null
        ? null
        : new Hours(
            from,
            row.getObject("hours_to", LocalTime.class),
            ZoneId.of(row.getString("time_zone")));
  }

  private static Health.@Nullable Gate gate(ResultSet row) throws SQLException {
    return row.getString("way") == null
        ? null
        : new Health.Gate(
            Pulse.Way.valueOf(word(row, "way")),
            Tx.instantOrNull(row, "way_until"),
            reason(row, "trouble_code", "trouble"));
  }

  private static Health.@Nullable Canary canary(ResultSet row) throws SQLException {
    var at = Tx.instantOrNull(row, "canary_at");
    if (at == null) {
      return null;
    }
    var reason = reason(row, "canary_code", "canary");
    return new Health.Canary(
        at,
        reason == null,
        row.getBoolean("scheduled"),
        reason,
        row.getString("step"),
        row.getObject("picture", Integer.class),
        row.getInt("failures") > 0);
  }

  private static Lane lane(ResultSet row) throws SQLException {
    return new Lane(
        Tx.id(row, "integration_id"),
        row.getInt("lanes"),
        new Health.Parked(
            row.getString("document"),
            Tx.id(row, "id"),
            row.getString("state"),
            reason(row, "code", "text"),
            row.getInt("behind"),
            Tx.instant(row, "changed_at"),
            Tx.instant(row, "placed_at")));
  }

  private static @Nullable Reason reason(ResultSet row, String code, String text)
      throws SQLException {
    var said = row.getString(code);
    return said == null ? null : new Reason(said, row.getString(text));
  }

  private static String word(ResultSet row, String column) throws SQLException {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }
}
