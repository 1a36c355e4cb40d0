package dev.comanda.preparation.line;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.preparation.TicketRows;
import dev.comanda.preparation.match.FilterTexts;
import dev.comanda.preparation.robot.Probe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of {@code robot}. */
final class RobotRows {
  private static final String COLUMNS =
      """
      r.location_id, r.id, r.station_id, r.who, r.address, r.label, r.filter, r.since, r.state,
        r.ticket_id, r.attempts, r.fence, r.due_at, r.given_at, r.aside_at, r.probe, r.probed_at
      """;

  private RobotRows() {}

  /** What a robot is known by at a location. */
  record Who(UUID locationId, String who) {
    static Who of(Robot robot) {
      return new Who(robot.locationId(), robot.who());
    }
  }

  /** Those that are known by this, which nobody else changes until this transaction ends. */
  static List<Robot> known(Tx tx, Collection<Who> keys) throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM unnest(?::uuid[], ?::text[]) AS k(location_id, who)
            JOIN robot r ON r.location_id = k.location_id AND r.who = k.who
            ORDER BY r.location_id, r.id
            FOR UPDATE OF r
            """,
        RobotRows::robot,
        column("uuid", keys, Who::locationId),
        column("text", keys, Who::who));
  }

  /** Those with these ids, as keys of a location and a robot; locked as above. */
  static List<Robot> locked(Tx tx, Collection<TicketRows.Key> keys) throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, id)
            JOIN robot r ON r.location_id = k.location_id AND r.id = k.id
            ORDER BY r.location_id, r.id
            FOR UPDATE OF r
            """,
        RobotRows::robot,
        column("uuid", keys, TicketRows.Key::locationId),
        column("uuid", keys, TicketRows.Key::ticketId));
  }

  /** Writes robots as they are by now, new ones too. */
  static void write(Tx tx, List<Robot> robots) throws SQLException {
    if (robots.isEmpty()) {
      return;
    }
    tx.update(
        """
        INSERT INTO robot (location_id, id, station_id, who, address, label, filter, since, state,
          ticket_id, attempts, fence, due_at, given_at, aside_at, probe, probed_at)
        SELECT location_id, id, station_id, who, address, label, filter::jsonb, since, state,
          ticket_id, attempts, fence, due_at, given_at, aside_at, probe, probed_at
        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::timestamptz[], ?::text[], ?::uuid[], ?::smallint[], ?::integer[], ?::timestamptz[],
            ?::timestamptz[], ?::timestamptz[], ?::text[], ?::timestamptz[])
          AS n(location_id, id, station_id, who, address, label, filter, since, state, ticket_id,
            attempts, fence, due_at, given_at, aside_at, probe, probed_at)
        ON CONFLICT (location_id, who) DO UPDATE
        SET id = excluded.id, station_id = excluded.station_id, address = excluded.address,
            label = excluded.label, filter = excluded.filter, since = excluded.since,
            state = excluded.state, ticket_id = excluded.ticket_id, attempts = excluded.attempts,
            fence = excluded.fence, due_at = excluded.due_at, given_at = excluded.given_at,
            aside_at = excluded.aside_at, probe = excluded.probe, probed_at = excluded.probed_at
        """,
        column("uuid", robots, Robot::locationId),
        column("uuid", robots, Robot::id),
        column("uuid", robots, Robot::stationId),
        column("text", robots, Robot::who),
        column("text", robots, Robot::address),
        column("text", robots, Robot::label),
        column("text", robots, each -> Json.text(each.filter())),
        column("timestamptz", robots, Robot::since),
        column("text", robots, Robot::state),
        column("uuid", robots, Robot::ticketId),
        column("smallint", robots, Robot::attempts),
        column("integer", robots, Robot::fence),
        column("timestamptz", robots, Robot::dueAt),
        column("timestamptz", robots, Robot::givenAt),
        column("timestamptz", robots, Robot::asideAt),
        column("text", robots, Robot::probe),
        column("timestamptz", robots, Robot::probedAt));
  }

  /**
   * Writes one that asks while its location cannot be changed. Where it is known and has a ticket
   * that it never reported of, that stays so, and is asked about at its new address.
   */
  static void come(Tx tx, Robot robot) throws SQLException {
    tx.update(
        """
        INSERT INTO robot (location_id, id, station_id, who, address, label, filter, since, state,
          attempts, fence)
        VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, 'waiting', 0, 1)
        ON CONFLICT (location_id, who) DO UPDATE
        SET station_id = excluded.station_id, address = excluded.address, label = excluded.label,
            filter = excluded.filter, since = excluded.since, fence = robot.fence + 1,
            state = CASE robot.state WHEN 'aside' THEN 'waiting' WHEN 'calling' THEN 'given'
                    ELSE robot.state END,
            due_at = CASE WHEN robot.ticket_id IS NOT NULL THEN excluded.since + interval '5 seconds' END,
            aside_at = NULL
        """,
        robot.locationId(),
        robot.id(),
        robot.stationId(),
        robot.who(),
        robot.address(),
        robot.label(),
        Json.text(robot.filter()),
        robot.since());
  }

  /** Writes one as it is by now, if nobody has taken it in hand since. */
  static boolean change(Tx tx, Robot before, Robot after) throws SQLException {
    return tx.update(
            """
            UPDATE robot
            SET state = ?, ticket_id = ?, attempts = ?, fence = ?, due_at = ?, given_at = ?,
                aside_at = ?, probe = ?, probed_at = ?
            WHERE location_id = ? AND id = ? AND fence = ?
            """,
            after.state(),
            after.ticketId(),
            after.attempts(),
            after.fence(),
            after.dueAt(),
            after.givenAt(),
            after.asideAt(),
            after.probe(),
            after.probedAt(),
            before.locationId(),
            before.id(),
            before.fence())
        > 0;
  }

  /** Those that wait where tickets wait, the longest first. */
  static List<Robot> wanted(Tx tx, int limit) throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM robot r
            WHERE r.state = 'waiting'
              AND EXISTS (
                SELECT 1
                FROM ticket t
                WHERE t.location_id = r.location_id AND t.station_id = r.station_id AND t.state = 'queued')
            ORDER BY r.since, r.id
            LIMIT ?
            """,
        RobotRows::robot,
        limit);
  }

  /** Takes those in hand that somebody has to look at, until then. */
  static List<Robot> takeDue(Tx tx, Instant now, Instant until, int limit) throws SQLException {
    return tx.rows(
        """
        UPDATE robot r
        SET fence = r.fence + 1, due_at = ?
        FROM (
          SELECT location_id, id
          FROM robot
          WHERE due_at <= ?
          ORDER BY due_at
          LIMIT ?
          FOR UPDATE SKIP LOCKED) d
        WHERE r.location_id = d.location_id AND r.id = d.id
        RETURNING
        """
            + COLUMNS,
        RobotRows::robot,
        until,
        now,
        limit);
  }

  /** Forgets one, if nobody has taken it in hand since. */
  static boolean forget(Tx tx, Robot robot) throws SQLException {
    return tx.update(
            "DELETE FROM robot WHERE location_id = ? AND id = ? AND fence = ?",
            robot.locationId(),
            robot.id(),
            robot.fence())
        > 0;
  }

  /** Forgets some, whose location is locked. */
  static void forget(Tx tx, Collection<Robot> robots) throws SQLException {
    tx.update(
        "DELETE FROM robot WHERE location_id = ANY(?) AND id = ANY(?)",
        column("uuid", robots, Robot::locationId),
        column("uuid", robots, Robot::id));
  }

  /** Forgets those that were given these tickets. */
  static void forgetOf(Tx tx, Collection<TicketRows.Key> tickets) throws SQLException {
    if (tickets.isEmpty()) {
      return;
    }
    tx.update(
        """
        DELETE FROM robot r
        USING unnest(?::uuid[], ?::uuid[]) AS k(location_id, ticket_id)
        WHERE r.location_id = k.location_id AND r.ticket_id = k.ticket_id
        """,
        column("uuid", tickets, TicketRows.Key::locationId),
        column("uuid", tickets, TicketRows.Key::ticketId));
  }

  /** All of a location, the one that has waited longest first. */
  static List<Robot> all(Tx tx, UUID locationId, int limit) throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM robot r
            WHERE r.location_id = ?
            ORDER BY r.since, r.id
            LIMIT ?
            """,
        RobotRows::robot,
        locationId,
        limit);
  }

  /** One of a location. */
  static Optional<Robot> find(Tx tx, UUID locationId, UUID id) throws SQLException {
    return tx.row(
        "SELECT "
            + COLUMNS
            + """
            FROM robot r
            WHERE r.location_id = ? AND r.id = ?
            """,
        RobotRows::robot,
        locationId,
        id);
  }

  /** Whether so many others wait at a location that there is no room for one more. */
  static boolean full(Tx tx, Who who, int most) throws SQLException {
    return tx.rows(
                "SELECT 1 FROM robot WHERE location_id = ? AND who <> ? LIMIT ?",
                row -> true,
                who.locationId(),
                who.who(),
                most)
            .size()
        == most;
  }

  private static Robot robot(ResultSet row) throws SQLException {
    var probe = row.getString("probe");
    return new Robot(
        Tx.id(row, "location_id"),
        Tx.id(row, "id"),
        Tx.id(row, "station_id"),
        row.getString("who"),
        row.getString("address"),
        row.getString("label"),
        Json.own(row.getString("filter"), FilterTexts.class),
        Tx.instant(row, "since"),
        Robot.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getObject("ticket_id", UUID.class),
        row.getInt("attempts"),
        row.getInt("fence"),
        Tx.instantOrNull(row, "due_at"),
        Tx.instantOrNull(row, "given_at"),
        Tx.instantOrNull(row, "aside_at"),
        probe == null ? null : Probe.valueOf(probe.toUpperCase(Locale.ROOT)),
        Tx.instantOrNull(row, "probed_at"));
  }
}
